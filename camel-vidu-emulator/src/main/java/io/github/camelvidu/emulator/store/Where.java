// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Conditions that must all hold, and their arguments. Used by one thread. */
final class Where {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    /** One more condition; its arguments stand for its question marks. */
    Where and(String condition, Object... arguments) {
        sql.append(sql.isEmpty() ? " WHERE " : " AND ").append(condition);
        this.arguments.addAll(List.of(arguments));
        return this;
    }

    /** One of these expressions is one of the values; no condition if there are no values. */
    Where in(Collection<?> values, String... expressions) {
        if (values.isEmpty()) {
            return this;
        }
        List<String> choices = new ArrayList<>();
        List<Object> given = new ArrayList<>();
        for (String expression : expressions) {
            choices.add(expression + " IN (" + Session.marks(values.size()) + ")");
            given.addAll(values);
        }
        return and("(" + String.join(" OR ", choices) + ")", given.toArray());
    }

    /** The conditions with their {@code WHERE}; empty if there is none. */
    String sql() {
        return sql.toString();
    }

    /** The arguments of the conditions, and more that the rest of the statement has. */
    Object[] arguments(Object... more) {
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
