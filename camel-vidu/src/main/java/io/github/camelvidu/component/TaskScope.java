// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

/** Whose tasks {@code from("vidu:tasks")} gives. */
public enum TaskScope {

    /** Those of the ledger that no exchange waits for. */
    LEDGER,
    /** All of the account, whoever submitted them. */
    ACCOUNT
}
