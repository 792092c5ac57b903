// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request at or beyond a limit.
 *
 * @param name   what is tried
 * @param body   with the id of the path, where there is one
 * @param field  the member at fault, as the component names it; null when nothing is wrong
 * @param reason of the platform's refusal; null when nothing is wrong
 */
public record Probe(String name, ObjectNode body, String field, String reason) {

    static Probe allowed(String name, ObjectNode body) {
        return new Probe(name, body, null, null);
    }

    @Override
    public String toString() {
        return name;
    }
}
