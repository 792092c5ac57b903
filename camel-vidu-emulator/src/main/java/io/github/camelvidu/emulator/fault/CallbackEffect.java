// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What a fault does to a callback. */
public sealed interface CallbackEffect {

    /** Nothing; the fault is that it is late. */
    record Pass() implements CallbackEffect {
    }

    /** It is not sent, and the platform does not know. */
    record Drop() implements CallbackEffect {
    }

    /** It is sent twice, one right after the other. */
    record Twice() implements CallbackEffect {
    }

    /** A callback of the begin is sent after that of the end; one of the end as ever. */
    record AfterEnd() implements CallbackEffect {
    }

    /**
     * It is sent as ever, and an exact copy later.
     *
     * @param after how much later, on the emulator's clock
     */
    record Replay(Duration after) implements CallbackEffect {
    }

    /** Its signature is wrong. */
    record Forge() implements CallbackEffect {
    }

    /**
     * It is signed with another key.
     *
     * @param apiKey without {@code Token}
     */
    record SignWith(String apiKey) implements CallbackEffect {

        /** @throws IllegalArgumentException if the key is empty */
        public SignWith {
            if (apiKey.isEmpty()) {
                throw new IllegalArgumentException("An empty key cannot sign");
            }
        }

        @Override
        public String toString() {
            return "SignWith[]";
        }
    }

    /** The escapes of the path are decoded before it is signed. */
    record DecodePath() implements CallbackEffect {
    }

    /**
     * Members of its body say something else, which the signature does not cover.
     *
     * @param members by name
     */
    record Members(Map<String, JsonNode> members) implements CallbackEffect {

        public Members {
            members = Map.copyOf(members);
        }
    }

    /**
     * Its body is something else.
     *
     * @param text sent as UTF-8
     */
    record Body(String text) implements CallbackEffect {

        @Override
        public String toString() {
            return "Body[" + text.length() + "]";
        }
    }
}
