// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A create request that passed all checks.
 *
 * @param operation    the call
 * @param members      what was sent, and the default of what was not
 * @param imageMembers names of the members that hold pictures
 */
public record EffectiveRequest(OperationRules operation, ObjectNode members, List<String> imageMembers) {

    public EffectiveRequest {
        imageMembers = List.copyOf(imageMembers);
    }

    public String text(String member) {
        return members.path(member).asText("");
    }

    public boolean flag(String member) {
        return members.path(member).booleanValue();
    }

    /** Names the operation only: members may be prompts and pictures. */
    @Override
    public String toString() {
        return "EffectiveRequest[" + operation.operationId() + "]";
    }
}
