// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.Closeable;
import java.time.Duration;
import java.util.function.Supplier;

import io.github.camelvidu.component.client.ApiCall;
import io.github.camelvidu.component.client.CallObserver;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.tasks.TaskObserver;
import io.github.camelvidu.component.tasks.TasksInFlight;

/** Sees all that an account does, its calls and its tasks. What one does not care for need not be written. */
interface AccountObserver extends CallObserver, TaskObserver, Closeable {

    @Override
    default Ending begins(ApiCall call) {
        return result -> {
        };
    }

    @Override
    default void changed(LedgerEntry before, LedgerEntry after) {
    }

    @Override
    default void noticed(Duration atMost) {
    }

    /** The account is open. @param inFlight tells at any time what its tasks are doing; cheap */
    default void opened(Supplier<TasksInFlight> inFlight) {
    }

    /** The account is closed. */
    @Override
    default void close() {
    }
}
