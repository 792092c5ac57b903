// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import com.fasterxml.jackson.databind.JsonNode;

/** The published tables of what the platform accepts. Immutable. */
public final class RuleBook {

    private final JsonNode tables;

    private RuleBook(JsonNode tables) {
        this.tables = tables;
    }

    /** The tables that come with the project. */
    public static RuleBook published() {
        return new RuleBook(JsonResource.read("/io/github/camelvidu/api/constraints.json"));
    }

    /**
     * The rules of one create call.
     *
     * @param  operationId              such as {@code text2video}
     * @throws IllegalArgumentException if the tables do not know it
     */
    public OperationRules operation(String operationId) {
        JsonNode table = tables.path("operations").path(operationId);
        if (table.isMissingNode()) {
            throw new IllegalArgumentException("Not in the tables: " + operationId);
        }
        return new OperationRules(operationId, table);
    }

    public PlatformLimits limits() {
        return PlatformLimits.of(tables.path("common"));
    }
}
