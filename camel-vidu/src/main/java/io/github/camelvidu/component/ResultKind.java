// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.catalog.Operation;

/** What a task makes, as the body that a route gets. */
enum ResultKind {

    /** Files: videos, pictures, sounds. */
    MEDIA,
    /** A voice, with a sample of it. */
    VOICE,
    /** Prompts that the platform recommends. */
    PROMPTS,
    /** An entry of the subject library. */
    SUBJECT;

    static ResultKind of(Operation operation) {
        return switch (operation.result()) {
            case "voice" -> VOICE;
            case "prompts" -> PROMPTS;
            case "subject" -> SUBJECT;
            default -> MEDIA;
        };
    }

    /** Whether it is behind links. */
    boolean isFetched() {
        return this == MEDIA || this == VOICE;
    }
}
