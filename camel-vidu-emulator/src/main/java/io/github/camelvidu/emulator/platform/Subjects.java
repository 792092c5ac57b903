// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.Session;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.SubjectRecord;
import io.github.camelvidu.emulator.store.SubjectTable;

/**
 * The stored subjects of the accounts (Vidu reference, section 8.2). The platform's own subjects are not published, so
 * there are none. Thread-safe.
 */
public final class Subjects {

    private static final List<String> STYLES = List.of("realistic", "illustration", "watercolour", "clay");

    private final Store store;

    Subjects(Store store) {
        this.store = store;
    }

    /**
     * The subjects of an account, oldest first.
     *
     * @param ids    only these; all when empty
     * @param offset subjects to leave out first
     * @param limit  most subjects to give
     */
    public List<SubjectRecord> list(long accountId, List<Long> ids, long offset, int limit) {
        return store.read(session -> new SubjectTable(session).list(accountId, ids, offset, limit));
    }

    /**
     * Checks the stored subjects that a request names.
     *
     * @throws Refusal {@code FieldInvalid} when the account has no such subject
     */
    void check(long accountId, JsonNode members) {
        for (JsonNode subject : members.path("subjects")) {
            JsonNode id = subject.path("server_id");
            if (id.isTextual() && !exists(accountId, id.textValue())) {
                throw Refusal.invalid("subjects.server_id");
            }
        }
    }

    /** Stores a new subject; what was not given is written here, the same each time. */
    SubjectRecord add(Session session, long accountId, JsonNode members) {
        SubjectTable table = new SubjectTable(session);
        long id = table.nextId();
        String name = members.path("name").asText();
        SubjectRecord subject = new SubjectRecord(
                id, accountId, name, list(members, "images"), list(members, "videos"),
                members.path("voice_id").asText(), STYLES.get(Math.floorMod(name.hashCode(), STYLES.size())),
                "The subject " + name + ", as in the pictures given.");
        table.insert(subject);
        return subject;
    }

    /**
     * Changes the members that are given.
     *
     * @throws Refusal {@code NotFound}, or {@code FieldInvalid} for a video where the subject has none
     */
    SubjectRecord change(Session session, long accountId, long id, ObjectNode members) {
        SubjectTable table = new SubjectTable(session);
        SubjectRecord old = table.find(accountId, id).orElseThrow(() -> Refusal.of("NotFound"));
        if (members.has("videos") && old.videos().isEmpty()) {
            throw Refusal.invalid("videos");
        }
        SubjectRecord changed = new SubjectRecord(
                id, accountId, members.path("name").asText(old.name()), given(members, "images").orElse(old.images()),
                given(members, "videos").orElse(old.videos()), members.path("voice_id").asText(old.voiceId()),
                members.path("style").asText(old.style()), members.path("description").asText(old.description()));
        table.update(changed);
        return changed;
    }

    private boolean exists(long accountId, String id) {
        return DecimalId.parse(id)
                .flatMap(number -> store.read(session -> new SubjectTable(session).find(accountId, number)))
                .isPresent();
    }

    private static JsonNode list(JsonNode members, String member) {
        return members.path(member).isArray() ? members.get(member) : JsonNodeFactory.instance.arrayNode();
    }

    private static Optional<JsonNode> given(ObjectNode members, String member) {
        return Optional.ofNullable(members.get(member));
    }
}
