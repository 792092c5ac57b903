// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

/** API keys in one transaction. */
public final class KeyTable {

    private final Handle handle;

    public KeyTable(Handle handle) {
        this.handle = handle;
    }

    /** Gives an account one more key, which is active. */
    public KeyRecord insert(long accountId, String hash, String nickname, String hint, Instant createdAt) {
        KeyRecord key = new KeyRecord(Store.nextId(handle), accountId, hash, nickname, hint, createdAt, false);
        handle.createUpdate("INSERT INTO api_key (id, account_id, hash, nickname, hint, created_at, suspended)"
                            + " VALUES (:id, :accountId, :hash, :nickname, :hint, :createdAt, :suspended)")
                .bindMethods(key)
                .execute();
        return key;
    }

    /** The keys of all accounts, oldest first; deleted ones too. */
    public List<KeyRecord> all() {
        return handle.createQuery("SELECT * FROM api_key ORDER BY id").mapTo(KeyRecord.class).list();
    }

    /** The keys of an account that are not deleted, oldest first. */
    public List<KeyRecord> keys(long accountId) {
        return handle.createQuery("SELECT * FROM api_key WHERE account_id = :accountId AND hash IS NOT NULL ORDER BY id")
                .bind("accountId", accountId)
                .mapTo(KeyRecord.class)
                .list();
    }

    /** The key of this hash, whatever account it belongs to. */
    public Optional<KeyRecord> find(String hash) {
        return handle.createQuery("SELECT * FROM api_key WHERE hash = :hash").bind("hash", hash).mapTo(KeyRecord.class)
                .findOne();
    }

    public void suspend(long id, boolean suspended) {
        handle.execute("UPDATE api_key SET suspended = ? WHERE id = ?", suspended, id);
    }

    /** Forgets what is needed to know the key again; tasks still name it. */
    public void delete(long id) {
        handle.execute("UPDATE api_key SET hash = NULL WHERE id = ?", id);
    }
}
