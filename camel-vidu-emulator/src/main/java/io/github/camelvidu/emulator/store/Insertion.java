// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.util.ArrayList;
import java.util.List;

/** A new row of a table, which names each value's column beside it. Used by one thread. */
final class Insertion {

    private final Session session;
    private final String table;
    private final List<String> columns = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Insertion(Session session, String table) {
        this.session = session;
        this.table = table;
    }

    Insertion set(String column, Object value) {
        columns.add(column);
        values.add(value);
        return this;
    }

    void execute() {
        session.execute("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                        + Session.marks(columns.size()) + ")",
                values.toArray());
    }
}
