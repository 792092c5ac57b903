// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.SQLException;

/** The database refused or failed. */
public final class StoreException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    StoreException(String message, SQLException cause) {
        super(message, cause);
    }

    private StoreException(String message) {
        super(message);
    }

    /**
     * A statement that was refused. Neither its arguments are told nor the database's own words, which repeat them:
     * they may be a prompt or a secret.
     */
    static StoreException refused(String statement, SQLException answer) {
        return new StoreException("The emulator's database refused (SQLSTATE " + answer.getSQLState() + "): " + statement);
    }
}
