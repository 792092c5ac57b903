// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys in one transaction. */
public final class KeyTable {

    private final Session session;

    public KeyTable(Session session) {
        this.session = session;
    }

    /** Gives an account one more key, which is active. */
    public KeyRecord insert(long accountId, String hash, String nickname, String hint, Instant createdAt) {
        KeyRecord key = new KeyRecord(session.nextId(), accountId, hash, nickname, hint, createdAt, false);
        session.insert("api_key")
                .set("id", key.id())
                .set("account_id", key.accountId())
                .set("hash", key.hash())
                .set("nickname", key.nickname())
                .set("hint", key.hint())
                .set("created_at", key.createdAt())
                .set("suspended", key.suspended())
                .execute();
        return key;
    }

    /** The keys of all accounts, oldest first; deleted ones too. */
    public List<KeyRecord> all() {
        return session.list(KeyTable::key, "SELECT * FROM api_key ORDER BY id");
    }

    /** The keys of an account that are not deleted, oldest first. */
    public List<KeyRecord> keys(long accountId) {
        return session.list(KeyTable::key,
                "SELECT * FROM api_key WHERE account_id = ? AND hash IS NOT NULL ORDER BY id", accountId);
    }

    /** The key of this hash, whatever account it belongs to. */
    public Optional<KeyRecord> find(String hash) {
        return session.find(KeyTable::key, "SELECT * FROM api_key WHERE hash = ?", hash);
    }

    public void suspend(long id, boolean suspended) {
        session.execute("UPDATE api_key SET suspended = ? WHERE id = ?", suspended, id);
    }

    /** Forgets what is needed to know the key again; tasks still name it. */
    public void delete(long id) {
        session.execute("UPDATE api_key SET hash = NULL WHERE id = ?", id);
    }

    private static KeyRecord key(ResultSet row) throws SQLException {
        return new KeyRecord(
                row.getLong("id"), row.getLong("account_id"), row.getString("hash"), row.getString("nickname"),
                row.getString("hint"), Columns.time(row, "created_at"), row.getBoolean("suspended"));
    }
}
