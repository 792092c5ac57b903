// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.time.Duration;

/** What a fault does to a request or its answer. */
public sealed interface Effect
        permits TransferEffect, ContentEffect, Effect.Pass, Effect.Reply, Effect.ReplyRaw, Effect.Refuse, Effect.Reset,
        Effect.Close, Effect.Lag, Effect.IgnoreTaskIds, Effect.ResetInRequest, Effect.IgnoreRange, Effect.Replaced {

    /** Nothing; the fault is its delay only. */
    record Pass() implements Effect {
    }

    /**
     * The platform's error envelope.
     *
     * @param status  HTTP status
     * @param reason  machine-readable name
     * @param message text for people
     */
    record Reply(int status, String reason, String message) implements Effect {

        /** @throws IllegalArgumentException if there is no such status */
        public Reply {
            requireStatus(status);
        }
    }

    /**
     * An answer that is not the platform's, as a gateway gives it.
     *
     * @param status      HTTP status
     * @param contentType of the body
     * @param body        text, sent as UTF-8
     */
    record ReplyRaw(int status, String contentType, String body) implements Effect {

        /** @throws IllegalArgumentException if there is no such status, or HTTP does not allow the content type */
        public ReplyRaw {
            requireStatus(status);
            HeaderField.require("Content-Type", contentType);
        }
    }

    /**
     * The error of the platform's storage, in XML.
     *
     * @param status  HTTP status
     * @param code    machine-readable name
     * @param message text for people
     */
    record Refuse(int status, String code, String message) implements Effect {

        /** @throws IllegalArgumentException if there is no such status */
        public Refuse {
            requireStatus(status);
        }
    }

    /** The connection is reset without an answer (TCP RST). */
    record Reset() implements Effect {
    }

    /** The connection is closed without an answer. */
    record Close() implements Effect {
    }

    /**
     * The task list does not show the newest tasks yet.
     *
     * @param age how old a task must be to be listed, on the emulator's clock
     */
    record Lag(Duration age) implements Effect {

        /** @throws IllegalArgumentException if the age is negative */
        public Lag {
            if (age.isNegative()) {
                throw new IllegalArgumentException("A task cannot be younger than new: " + age);
            }
        }
    }

    /** The task list is answered as if no {@code task_ids} were asked for. */
    record IgnoreTaskIds() implements Effect {
    }

    /**
     * The connection is reset (TCP RST) while the request is read; the platform has seen no request.
     *
     * @param bytes body bytes that are read first
     */
    record ResetInRequest(long bytes) implements Effect {

        /** @throws IllegalArgumentException if the number is negative */
        public ResetInRequest {
            requireNotNegative("bytes", bytes);
        }
    }

    /** The whole is answered where a part was asked for. */
    record IgnoreRange() implements Effect {
    }

    /**
     * Another file lies where the link leads.
     *
     * @param etag of that file, with its quotes
     */
    record Replaced(String etag) implements Effect {

        /** @throws IllegalArgumentException if HTTP does not allow the tag */
        public Replaced {
            HeaderField.require("ETag", etag);
        }
    }

    /** @throws IllegalArgumentException if the number is negative */
    static void requireNotNegative(String what, long number) {
        if (number < 0) {
            throw new IllegalArgumentException(what + " must be 0 or more, but is " + number);
        }
    }

    private static void requireStatus(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be from 200 to 599, but is " + status);
        }
    }
}
