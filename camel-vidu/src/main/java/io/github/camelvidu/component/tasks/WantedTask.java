// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.component.client.KeyChoice;

/**
 * A task that an exchange wants.
 *
 * @param key       idempotency key
 * @param operation the kind, as the catalog describes it
 * @param body      what the author asked for, without a marker; not changed
 * @param digest    of the body, to tell whether another exchange asks for the same
 * @param credits   what it is expected to cost; null when nobody can tell
 * @param policy    how it is submitted
 * @param apiKey    with which API key; not a part of what is wanted
 * @param inputs    brings local media to the platform when it is certain that the request will be sent
 */
public record WantedTask(
        String key, Operation operation, ObjectNode body, String digest, Integer credits, SubmitPolicy policy,
        KeyChoice apiKey, RequestInputs inputs) {

    public WantedTask(String key, Operation operation, ObjectNode body, Integer credits, SubmitPolicy policy,
                      KeyChoice apiKey, RequestInputs inputs) {
        this(key, operation, body, RequestDigest.of(operation.kind(), body), credits, policy, apiKey, inputs);
    }

    /** The same task under another key. */
    public WantedTask withKey(String other) {
        return new WantedTask(other, operation, body, digest, credits, policy, apiKey, inputs);
    }

    String model() {
        return body.path("model").asText(null);
    }

    /** Names the task without what was asked. */
    @Override
    public String toString() {
        return "WantedTask[kind=" + operation.kind() + ", model=" + model() + ", key=" + key + "]";
    }
}
