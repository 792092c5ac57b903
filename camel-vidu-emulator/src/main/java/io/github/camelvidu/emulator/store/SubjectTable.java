// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Stored subjects in one transaction. */
public final class SubjectTable {

    private final Session session;

    public SubjectTable(Session session) {
        this.session = session;
    }

    /** An id for a new subject. */
    public long nextId() {
        return session.nextId();
    }

    public void insert(SubjectRecord subject) {
        session.insert("subject")
                .set("id", subject.id())
                .set("account_id", subject.accountId())
                .set("name", subject.name())
                .set("images", subject.images())
                .set("videos", subject.videos())
                .set("voice_id", subject.voiceId())
                .set("style", subject.style())
                .set("description", subject.description())
                .execute();
    }

    /** Replaces all but the id and the account. */
    public void update(SubjectRecord subject) {
        session.execute(
                "UPDATE subject SET name = ?, images = ?, videos = ?, voice_id = ?, style = ?, description = ? WHERE id = ?",
                subject.name(), subject.images(), subject.videos(), subject.voiceId(), subject.style(), subject.description(),
                subject.id());
    }

    public Optional<SubjectRecord> find(long accountId, long id) {
        return session.find(SubjectTable::subject, "SELECT * FROM subject WHERE account_id = ? AND id = ?", accountId, id);
    }

    /**
     * The subjects of an account, oldest first.
     *
     * @param ids    only these; all when empty
     * @param offset subjects to leave out first
     * @param limit  most subjects to give
     */
    public List<SubjectRecord> list(long accountId, List<Long> ids, long offset, int limit) {
        Where where = new Where().and("account_id = ?", accountId).in(ids, "id");
        return session.list(SubjectTable::subject, "SELECT * FROM subject" + where.sql()
                                                   + " ORDER BY id OFFSET ? ROWS FETCH FIRST ? ROWS ONLY",
                where.arguments(offset, limit));
    }

    private static SubjectRecord subject(ResultSet row) throws SQLException {
        return new SubjectRecord(
                row.getLong("id"), row.getLong("account_id"), row.getString("name"), Columns.json(row, "images"),
                Columns.json(row, "videos"), row.getString("voice_id"), row.getString("style"), row.getString("description"));
    }
}
