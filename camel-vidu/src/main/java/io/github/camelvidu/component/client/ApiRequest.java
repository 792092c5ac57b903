// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request of the platform's API, as yet without a key.
 *
 * @param name         see {@link ApiCall}
 * @param method       for example {@code GET}
 * @param pathAndQuery below the base address, as they go on the wire
 * @param body         null for none
 */
record ApiRequest(String name, String method, String pathAndQuery, ObjectNode body) {

    /** What may be shown of it. */
    ApiCall with(ApiKey key, boolean create) {
        String model = create && body != null ? body.path("model").asText(null) : null;
        return new ApiCall(name, method, model, key.name(), create);
    }

    /** Without what is asked. */
    @Override
    public String toString() {
        return "ApiRequest[" + method + " " + name + "]";
    }
}
