// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Uploaded files in one transaction. */
public final class UploadTable {

    private static final String UPLOADS
            = "SELECT id, account_id, content_type, etag, bytes, format, width, height, lapses_at FROM upload";

    private final Handle handle;

    public UploadTable(Handle handle) {
        this.handle = handle;
    }

    /** Opens an upload that has no content yet. */
    public long insert(long accountId, Instant lapsesAt) {
        long id = Store.nextId(handle);
        handle.execute("INSERT INTO upload (id, account_id, bytes, width, height, lapses_at) VALUES (?, ?, 0, 0, 0, ?)",
                id, accountId, lapsesAt);
        return id;
    }

    public Optional<UploadRecord> find(long id) {
        return handle.createQuery(UPLOADS + " WHERE id = :id").bind("id", id).map(ConstructorMapper.of(UploadRecord.class))
                .findOne();
    }

    public List<UploadRecord> all() {
        return handle.createQuery(UPLOADS + " ORDER BY id").map(ConstructorMapper.of(UploadRecord.class)).list();
    }

    public byte[] content(long id) {
        return handle.createQuery("SELECT content FROM upload WHERE id = :id").bind("id", id).mapTo(byte[].class).one();
    }

    /** Keeps content in place of what was there; the upload has to be finished again. */
    public void keep(long id, String contentType, String etag, byte[] content, Instant lapsesAt) {
        handle.execute("UPDATE upload SET content_type = ?, etag = ?, bytes = ?, content = ?, format = NULL, width = 0,"
                       + " height = 0, lapses_at = ? WHERE id = ?",
                contentType, etag, content.length, content, lapsesAt, id);
    }

    public void finish(long id, String format, int width, int height) {
        handle.execute("UPDATE upload SET format = ?, width = ?, height = ? WHERE id = ?", format, width, height, id);
    }

    /** Deletes what has lapsed by then. */
    public void deleteLapsed(Instant now) {
        handle.execute("DELETE FROM upload WHERE lapses_at <= ?", now);
    }
}
