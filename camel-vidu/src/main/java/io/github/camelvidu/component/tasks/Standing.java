// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.Optional;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.ledger.LedgerEntry;

/**
 * Where a row stands after an attempt to get its task submitted.
 *
 * @param row       as it was last seen
 * @param created   the platform's answer, when this very attempt got it
 * @param takenOver whether the row is another node's by now
 * @param lost      what happened instead of an answer; null when nothing did
 */
record Standing(LedgerEntry row, Optional<Task> created, boolean takenOver, Throwable lost) {

    /** Nothing was done, since as many tasks are alive as may be. It has no row. */
    static final Standing PARKED = new Standing(null, Optional.empty(), false, null);

    Standing(LedgerEntry row) {
        this(row, Optional.empty(), false, null);
    }

    /** The same for an exchange that has only joined the attempt. */
    Standing joined() {
        return new Standing(row, Optional.empty(), takenOver, lost);
    }
}
