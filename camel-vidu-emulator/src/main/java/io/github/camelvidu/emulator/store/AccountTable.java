// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Accounts and their API keys in one transaction. */
public final class AccountTable {

    private final Handle handle;

    public AccountTable(Handle handle) {
        this.handle = handle;
    }

    public Optional<Long> find(String name) {
        return handle.createQuery("SELECT id FROM account WHERE name = :name").bind("name", name).mapTo(Long.class).findOne();
    }

    /** All accounts, the first opened first. */
    public List<AccountRecord> all() {
        return handle.createQuery("SELECT * FROM account ORDER BY id").map(ConstructorMapper.of(AccountRecord.class)).list();
    }

    public long insert(String name) {
        long id = Store.nextId(handle);
        handle.execute("INSERT INTO account (id, name) VALUES (?, ?)", id, name);
        return id;
    }

    /** Gives an account one more key; does nothing if the account has it already. */
    public void addKey(long accountId, String hash) {
        handle.execute("MERGE INTO api_key k USING (VALUES (CAST(? AS VARCHAR))) AS v(hash) ON k.hash = v.hash"
                       + " WHEN NOT MATCHED THEN INSERT (id, account_id, hash) VALUES (?, ?, v.hash)",
                hash, Store.nextId(handle), accountId);
    }

    public List<KeyRecord> keys() {
        return handle.createQuery("SELECT * FROM api_key").map(ConstructorMapper.of(KeyRecord.class)).list();
    }

    /** A value that outlives the process. */
    public Optional<String> setting(String name) {
        return handle.createQuery("SELECT text FROM setting WHERE name = :name").bind("name", name).mapTo(String.class)
                .findOne();
    }

    public void set(String name, String text) {
        handle.execute("MERGE INTO setting (name, text) KEY (name) VALUES (?, ?)", name, text);
    }

    /**
     * An API key.
     *
     * @param id        shown to clients as {@code key_id}
     * @param accountId whose key
     * @param hash      SHA-256 of the key, hexadecimal
     */
    public record KeyRecord(long id, long accountId, String hash) {
    }
}
