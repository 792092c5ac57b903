// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Uploaded files in one transaction. */
public final class UploadTable {

    private static final String UPLOADS
            = "SELECT id, account_id, content_type, etag, bytes, format, width, height, lapses_at FROM upload";

    private final Session session;

    public UploadTable(Session session) {
        this.session = session;
    }

    /** Opens an upload that has no content yet. */
    public long insert(long accountId, Instant lapsesAt) {
        long id = session.nextId();
        session.execute("INSERT INTO upload (id, account_id, bytes, width, height, lapses_at) VALUES (?, ?, 0, 0, 0, ?)",
                id, accountId, lapsesAt);
        return id;
    }

    public Optional<UploadRecord> find(long id) {
        return session.find(UploadTable::upload, UPLOADS + " WHERE id = ?", id);
    }

    public List<UploadRecord> all() {
        return session.list(UploadTable::upload, UPLOADS + " ORDER BY id");
    }

    public byte[] content(long id) {
        return session.one(row -> row.getBytes("content"), "SELECT content FROM upload WHERE id = ?", id);
    }

    /** Keeps content in place of what was there; the upload has to be finished again. */
    public void keep(long id, String contentType, String etag, byte[] content, Instant lapsesAt) {
        session.execute("UPDATE upload SET content_type = ?, etag = ?, bytes = ?, content = ?, format = NULL, width = 0,"
                        + " height = 0, lapses_at = ? WHERE id = ?",
                contentType, etag, content.length, content, lapsesAt, id);
    }

    public void finish(long id, String format, int width, int height) {
        session.execute("UPDATE upload SET format = ?, width = ?, height = ? WHERE id = ?", format, width, height, id);
    }

    /** Deletes what has lapsed by then. */
    public void deleteLapsed(Instant now) {
        session.execute("DELETE FROM upload WHERE lapses_at <= ?", now);
    }

    private static UploadRecord upload(ResultSet row) throws SQLException {
        return new UploadRecord(
                row.getLong("id"), row.getLong("account_id"), row.getString("content_type"), row.getString("etag"),
                row.getLong("bytes"), row.getString("format"), row.getInt("width"), row.getInt("height"),
                Columns.time(row, "lapses_at"));
    }
}
