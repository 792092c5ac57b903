// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;

import io.github.camelvidu.component.ledger.LedgerEntry;

/**
 * Sees what becomes of an account's tasks, as this node writes it into the ledger: for meters and for what operators
 * are shown. Must be fast and must not throw. Thread-safe.
 */
public interface TaskObserver {

    TaskObserver NONE = new TaskObserver() {

        @Override
        public void changed(LedgerEntry before, LedgerEntry after) {
            // nobody looks
        }

        @Override
        public void noticed(Duration atMost) {
            // nobody looks
        }
    };

    /** A row was written. @param before null when it is a new one */
    void changed(LedgerEntry before, LedgerEntry after);

    /**
     * The end of a task was seen.
     *
     * @param atMost from the last look at which it went on to the one that saw its end: so long ago it ended at most,
     *               since the platform does not tell when
     */
    void noticed(Duration atMost);
}
