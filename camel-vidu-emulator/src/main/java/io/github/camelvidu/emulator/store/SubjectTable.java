// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Stored subjects in one transaction. */
public final class SubjectTable {

    private final Handle handle;

    public SubjectTable(Handle handle) {
        this.handle = handle;
    }

    /** An id for a new subject. */
    public long nextId() {
        return Store.nextId(handle);
    }

    public void insert(SubjectRecord subject) {
        handle.createUpdate("INSERT INTO subject (id, account_id, name, images, videos, voice_id, style, description)"
                            + " VALUES (:id, :accountId, :name, :images, :videos, :voiceId, :style, :description)")
                .bindMethods(subject)
                .execute();
    }

    /** Replaces all but the id and the account. */
    public void update(SubjectRecord subject) {
        handle.createUpdate("UPDATE subject SET name = :name, images = :images, videos = :videos, voice_id = :voiceId,"
                            + " style = :style, description = :description WHERE id = :id")
                .bindMethods(subject)
                .execute();
    }

    public Optional<SubjectRecord> find(long accountId, long id) {
        return handle.createQuery("SELECT * FROM subject WHERE account_id = :accountId AND id = :id")
                .bind("accountId", accountId)
                .bind("id", id)
                .mapTo(SubjectRecord.class)
                .findOne();
    }

    /**
     * The subjects of an account, oldest first.
     *
     * @param ids    only these; all when empty
     * @param offset subjects to leave out first
     * @param limit  most subjects to give
     */
    public List<SubjectRecord> list(long accountId, List<Long> ids, long offset, int limit) {
        Query query = handle.createQuery("SELECT * FROM subject WHERE account_id = :accountId"
                                         + (ids.isEmpty() ? "" : " AND id IN (<ids>)")
                                         + " ORDER BY id OFFSET :offset ROWS FETCH FIRST :limit ROWS ONLY")
                .bind("accountId", accountId)
                .bind("offset", offset)
                .bind("limit", limit);
        if (!ids.isEmpty()) {
            query.bindList("ids", ids);
        }
        return query.mapTo(SubjectRecord.class).list();
    }
}
