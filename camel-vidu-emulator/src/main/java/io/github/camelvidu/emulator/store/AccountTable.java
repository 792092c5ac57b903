// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

/** Accounts and settings in one transaction. */
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
        return handle.createQuery("SELECT * FROM account ORDER BY id").mapTo(AccountRecord.class).list();
    }

    public long insert(String name) {
        long id = Store.nextId(handle);
        handle.execute("INSERT INTO account (id, name) VALUES (?, ?)", id, name);
        return id;
    }

    /** A value that outlives the process. */
    public Optional<String> setting(String name) {
        return handle.createQuery("SELECT text FROM setting WHERE name = :name").bind("name", name).mapTo(String.class)
                .findOne();
    }

    public void set(String name, String text) {
        handle.execute("MERGE INTO setting (name, text) KEY (name) VALUES (?, ?)", name, text);
    }
}
