// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Holds the members of a patch to those that there are: a misspelt one would change nothing, and nobody would know. */
final class PatchMembers {

    private PatchMembers() {
    }

    /**
     * @param  file                     stands in front of a message
     * @param  parts                    members whose own members are fixed as well
     * @throws IllegalArgumentException if the patch is no object, or names what the base does not have
     */
    static void requireKnown(String file, JsonNode base, JsonNode patch, String... parts) {
        require(file + ": ", base, patch);
        for (String part : parts) {
            if (patch.path(part).isObject()) {
                require(file + ": " + part + ".", base.path(part), patch.path(part));
            }
        }
    }

    private static void require(String prefix, JsonNode base, JsonNode patch) {
        List<String> known = new ArrayList<>();
        base.fieldNames().forEachRemaining(known::add);
        patch.fieldNames().forEachRemaining(member -> {
            if (!known.contains(member)) {
                throw new IllegalArgumentException(prefix + member + " is not one of " + String.join(", ", known));
            }
        });
    }
}
