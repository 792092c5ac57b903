// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Members that lead to a sound although the tables know no limit of it and so do not say that they lead to a file: the
 * speech of a digital human (Vidu reference, section 5.13).
 */
final class SoundLinks {

    private static final String MEMBER = "audio_url";

    private SoundLinks() {
    }

    /**
     * Constraints that say of each such member that it leads to a sound.
     *
     * @param constraints changed in place; odd ones are left as they are
     */
    static void declareIn(JsonNode constraints) {
        constraints.path("operations").forEach(operation -> {
            if (operation.path("fields").path(MEMBER) instanceof ObjectNode member && !member.has("media")) {
                member.putObject("media").put("kind", "audio");
            }
        });
    }
}
