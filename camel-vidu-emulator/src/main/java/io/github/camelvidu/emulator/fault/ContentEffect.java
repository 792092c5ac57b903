// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.Map;

/** What a fault changes in the JSON that the platform really answers. What is no JSON stays as it is. */
public sealed interface ContentEffect extends Effect {

    /**
     * It gets one more member, filled up with letters.
     *
     * @param bytes length of the filling
     */
    record Pad(long bytes) implements ContentEffect {

        /** @throws IllegalArgumentException if the number is negative */
        public Pad {
            Effect.requireNotNegative("bytes", bytes);
        }
    }

    /**
     * It gets members that no documentation names.
     *
     * @param members names and texts
     */
    record Members(Map<String, String> members) implements ContentEffect {

        public Members {
            members = Map.copyOf(members);
        }
    }

    /**
     * Its task, or each task of the list, is in another state than it is.
     *
     * @param state any text
     */
    record State(String state) implements ContentEffect {
    }

    /** Its task, or each task of the list, has no creations, whatever its state is. */
    record WithoutCreations() implements ContentEffect {
    }
}
