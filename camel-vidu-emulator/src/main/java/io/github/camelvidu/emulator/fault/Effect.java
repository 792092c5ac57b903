// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.time.Duration;
import java.util.Map;

/** What a fault does to a request or its answer. */
public sealed interface Effect {

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

    /** The connection is reset without an answer (TCP RST). */
    record Reset() implements Effect {
    }

    /** The connection is closed without an answer. */
    record Close() implements Effect {
    }

    /**
     * The connection is closed after the first bytes of the body, whose length was announced in full.
     *
     * @param bytes body bytes that are still sent
     */
    record Truncate(long bytes) implements Effect {
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
}
