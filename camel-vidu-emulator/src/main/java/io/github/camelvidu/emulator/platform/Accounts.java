// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.List;
import java.util.Optional;

import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.store.AccountRecord;
import io.github.camelvidu.emulator.store.AccountTable;
import io.github.camelvidu.emulator.store.Store;

/** Who has money and tasks here: what the console calls organisations (Vidu reference, section 17). Thread-safe. */
public final class Accounts {

    private final Store store;
    private final Books books;
    private final ApiKeys keys;

    Accounts(Store store, Books books, ApiKeys keys) {
        this.store = store;
        this.books = books;
        this.keys = keys;
    }

    /**
     * Opens an account, or finds it and adds the keys that it does not have yet.
     *
     * @param  credits what a new account gets; an account that exists keeps its balance
     * @return         the account's id
     */
    public long open(String name, long credits, List<String> apiKeys) {
        Optional<Long> existing = store.read(session -> new AccountTable(session).find(name));
        long id = findOrOpen(name);
        keys.give(id, apiKeys);
        if (existing.isEmpty() && credits > 0) {
            books.grant(id, credits);
        }
        return id;
    }

    /**
     * Opens an account without credits and keys, or finds it.
     *
     * @throws InputRefusal if the name is none, see {@link Names#ALLOWED}
     */
    public AccountRecord openOrganisation(String name) {
        String checked = Names.checked("name", name);
        return new AccountRecord(findOrOpen(checked), checked);
    }

    /** All accounts, the first opened first. */
    public List<AccountRecord> organisations() {
        return store.read(session -> new AccountTable(session).all());
    }

    public Optional<AccountRecord> organisation(long id) {
        return organisations().stream().filter(account -> account.id() == id).findFirst();
    }

    private long findOrOpen(String name) {
        return store.write(session -> {
            AccountTable table = new AccountTable(session);
            return table.find(name).orElseGet(() -> table.insert(name));
        });
    }
}
