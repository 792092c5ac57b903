// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A create request that passed all checks but those of its files.
 *
 * @param operation   the call
 * @param members     what was sent, and the default of what was not, in the items of lists too; members without effect
 *                    are among them
 * @param mediaPlaces every place that refers to a file, those without effect included, in the order of the tables
 */
public record EffectiveRequest(OperationRules operation, ObjectNode members, List<MediaPlace> mediaPlaces) {

    public EffectiveRequest {
        mediaPlaces = List.copyOf(mediaPlaces);
    }

    /** The references to files that take effect, in the order of the tables. */
    public List<MediaPlace> media() {
        return mediaPlaces.stream().filter(place -> !place.ignored()).toList();
    }

    /** Empty when the member is not there. */
    public String text(String member) {
        return members.path(member).asText("");
    }

    public boolean flag(String member) {
        return members.path(member).booleanValue();
    }

    /** Names the operation only: members may be prompts and pictures. */
    @Override
    public String toString() {
        return "EffectiveRequest[" + operation.id() + "]";
    }
}
