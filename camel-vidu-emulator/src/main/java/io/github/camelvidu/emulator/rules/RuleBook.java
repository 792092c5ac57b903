// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.json.JsonResource;

/** The published tables of what the platform accepts. Immutable. */
public final class RuleBook {

    static final String CONSTRAINTS = "/io/github/camelvidu/api/constraints.json";

    private final JsonNode tables;
    private final Set<Check> checks;

    private RuleBook(JsonNode tables, Set<Check> checks) {
        this.tables = tables;
        this.checks = Set.copyOf(checks);
        // the only sound that the tables do not call one, since they know no limit of it
        ((ObjectNode) tables.at("/operations/digitalHuman/fields/audio_url")).putObject("media").put("kind", "audio");
    }

    /** The tables that come with the project. */
    public static RuleBook published() {
        return published(EnumSet.allOf(Check.class));
    }

    /**
     * The tables that come with the project.
     *
     * @param checks that are made
     */
    public static RuleBook published(Set<Check> checks) {
        return new RuleBook(JsonResource.read(CONSTRAINTS), checks);
    }

    /** Whether the emulator looks at it. */
    public boolean checks(Check check) {
        return checks.contains(check);
    }

    /**
     * The rules of one call.
     *
     * @param  id                       as in the tables, such as {@code text2video} or {@code reference2video.images}
     * @throws IllegalArgumentException if the tables do not know it
     */
    public OperationRules operation(String id) {
        JsonNode table = tables.path("operations").path(id);
        if (table.isMissingNode()) {
            throw new IllegalArgumentException("Not in the tables: " + id);
        }
        return new OperationRules(id, table, tables.at("/common/image"), checks);
    }

    /** All calls that create or change something from a body: all of the tables but cancelling and uploads. */
    public List<OperationRules> covered() {
        return operations().stream()
                .filter(operation -> operation.schema().isPresent() && !"upload".equals(operation.result()))
                .toList();
    }

    /**
     * The form of a body, where calls of one path take several (Vidu reference, section 5.4).
     *
     * @param  path                     as in the tables, such as {@code /ent/v2/reference2video}
     * @throws IllegalArgumentException if the tables have no such path
     */
    public OperationRules form(String path, ObjectNode body) {
        return operations().stream()
                .filter(operation -> operation.path().equals(path) && operation.isChosenBy(body))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not in the tables: " + path));
    }

    /** How long a cloned voice stays that no speech is made with (Vidu reference, section 5.17). */
    public Duration voiceLifetime() {
        return Duration.ofHours(tables.at("/operations/audioClone/voice_expiry_hours_if_unused").longValue());
    }

    public PlatformLimits limits() {
        return PlatformLimits.of(tables.path("common"));
    }

    /** Limits of an uploaded file, in the words of a {@link MediaPlace} (Vidu reference, section 7). */
    public JsonNode uploadLimits() {
        ObjectNode limits = FieldRule.merged(tables.at("/common/image"), tables.at("/common/upload_image"));
        return limits.put("kind", "image");
    }

    /** All calls of the tables. */
    public List<OperationRules> operations() {
        List<OperationRules> all = new ArrayList<>();
        tables.path("operations").fieldNames().forEachRemaining(id -> all.add(operation(id)));
        return all;
    }
}
