// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.util.Optional;

/** The marks in the database of a ledger, each step in a transaction of its own. Thread-safe. */
final class JdbcMarkStore implements MarkStore {

    private final Transactions transactions;
    private final MarkTable marks = new MarkTable();

    JdbcMarkStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<String> find(String name) {
        return transactions.run("find the mark " + checked(name), connection -> marks.find(connection, name));
    }

    @Override
    public void put(String name, String text) {
        transactions.run("write the mark " + checked(name), connection -> {
            if (!marks.change(connection, name, text) && !marks.insert(connection, name, text)) {
                throw Transactions.again("another node has just made the mark");
            }
            return null;
        });
    }

    @Override
    public boolean contains(String name) {
        return transactions.run("look for the mark " + checked(name), connection -> marks.contains(connection, name));
    }

    @Override
    public boolean add(String name) {
        return transactions.run("add the mark " + checked(name), connection -> marks.insert(connection, name, null));
    }

    @Override
    public boolean remove(String name) {
        return transactions.run("remove the mark " + checked(name), connection -> marks.delete(connection, name));
    }

    private static String checked(String name) {
        return LedgerText.checkName("mark", name, MAX_NAME);
    }
}
