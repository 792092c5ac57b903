// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.sql.SQLException;

/**
 * The ledger could not do a step: its database is away, refuses, or lacks a table. Unless the cause is a lost
 * connection, nothing was written; after one nobody knows, and the row is to be read again. The message names the step,
 * the account and the key, never a prompt or an answer of the platform.
 */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message a whole sentence that says what to do */
    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param step what the ledger could not do, as in "find the row of key 7" */
    static LedgerException of(String step, SQLException cause) {
        return new LedgerException("the ledger could not " + step + " (SQLState " + cause.getSQLState() + ")", cause);
    }
}
