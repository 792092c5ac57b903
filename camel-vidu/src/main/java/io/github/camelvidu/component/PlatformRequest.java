// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.component.tasks.RequestInputs;

/**
 * A request that may be sent.
 *
 * @param operation what it asks for
 * @param members   by the platform's names; no marker yet
 * @param inputs    brings local media to the platform
 */
record PlatformRequest(Operation operation, ObjectNode members, RequestInputs inputs) {

    boolean offPeak() {
        return members.path("off_peak").asBoolean();
    }

    /** The kind only: the members hold prompts and media. */
    @Override
    public String toString() {
        return "PlatformRequest[" + operation.kind() + "]";
    }
}
