// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

/** What goes wrong at a {@link CutPoint}. */
enum Blow {

    /** The process is gone: nothing of it reaches network, database or disk any more. */
    KILLED,
    RESET,
    TIME_OUT,
    TRUNCATED_ANSWER,
    STATUS_500,
    STATUS_502_HTML,
    LEDGER_UNREACHABLE,
    /** Of results and of the database. */
    DISK_FULL;

    /** Whether it hits a call: the one under way, else the next one. */
    boolean isOfTheNetwork() {
        return this == RESET || this == TIME_OUT || this == TRUNCATED_ANSWER || this == STATUS_500 || this == STATUS_502_HTML;
    }
}
