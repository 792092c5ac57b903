// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.util.List;
import java.util.Optional;

/** Accounts and settings in one transaction. */
public final class AccountTable {

    private final Session session;

    public AccountTable(Session session) {
        this.session = session;
    }

    public Optional<Long> find(String name) {
        return session.find(row -> row.getLong("id"), "SELECT id FROM account WHERE name = ?", name);
    }

    /** All accounts, the first opened first. */
    public List<AccountRecord> all() {
        return session.list(row -> new AccountRecord(row.getLong("id"), row.getString("name")),
                "SELECT * FROM account ORDER BY id");
    }

    public long insert(String name) {
        long id = session.nextId();
        session.execute("INSERT INTO account (id, name) VALUES (?, ?)", id, name);
        return id;
    }

    /** A value that outlives the process. */
    public Optional<String> setting(String name) {
        return session.find(row -> row.getString("text"), "SELECT text FROM setting WHERE name = ?", name);
    }

    public void set(String name, String text) {
        session.execute("MERGE INTO setting (name, text) KEY (name) VALUES (?, ?)", name, text);
    }
}
