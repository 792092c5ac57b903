// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes a value of a row that a query found. */
@FunctionalInterface
interface RowReader<T> {

    /** Reads the row that the result set stands on, and does not move it. */
    T read(ResultSet row) throws SQLException;
}
