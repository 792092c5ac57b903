// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.time.Duration;
import java.util.Map;

/** What a fault does to a request or its answer. */
public sealed interface Effect
        permits TransferEffect, Effect.Pass, Effect.Envelope, Effect.Raw, Effect.Storage, Effect.Reset, Effect.Close,
        Effect.Pad,
        Effect.Extend, Effect.Lag, Effect.ResetInRequest, Effect.IgnoreRange, Effect.Replace {

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
    record Envelope(int status, String reason, String message) implements Effect {
    }

    /**
     * An answer that is not the platform's, as a gateway gives it.
     *
     * @param status      HTTP status
     * @param contentType of the body
     * @param body        text, sent as UTF-8
     */
    record Raw(int status, String contentType, String body) implements Effect {
    }

    /**
     * The error of the platform's storage, in XML.
     *
     * @param status  HTTP status
     * @param code    machine-readable name
     * @param message text for people
     */
    record Storage(int status, String code, String message) implements Effect {
    }

    /** The connection is reset without an answer (TCP RST). */
    record Reset() implements Effect {
    }

    /** The connection is closed without an answer. */
    record Close() implements Effect {
    }

    /**
     * The JSON answer gets one more member, filled up with letters.
     *
     * @param bytes length of the filling
     */
    record Pad(long bytes) implements Effect {
    }

    /**
     * The JSON answer gets members that no documentation names.
     *
     * @param members names and texts
     */
    record Extend(Map<String, String> members) implements Effect {

        public Extend {
            members = Map.copyOf(members);
        }
    }

    /**
     * The task list does not show the newest tasks yet.
     *
     * @param age how old a task must be to be listed, on the emulator's clock
     */
    record Lag(Duration age) implements Effect {
    }

    /**
     * The connection is reset (TCP RST) while the request is read; the platform has seen no request.
     *
     * @param bytes body bytes that are read first
     */
    record ResetInRequest(long bytes) implements Effect {
    }

    /** The whole is answered where a part was asked for. */
    record IgnoreRange() implements Effect {
    }

    /**
     * Another file lies where the link leads.
     *
     * @param etag of that file, with its quotes
     */
    record Replace(String etag) implements Effect {
    }
}
