// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.store.BillLine;
import io.github.camelvidu.emulator.store.BillTable;
import io.github.camelvidu.emulator.store.Store;

/**
 * The hourly billing run (Vidu reference, section 11): at each full hour in UTC what ended in the hour before is put
 * into bill lines. The money has moved before: credits are taken when a task is created. Thread-safe.
 */
public final class Billing {

    private final Store store;
    private final EmulatorClock clock;
    /** The hours that a run is to come for, so that an hour without work costs none. */
    private final Set<Instant> expected = new HashSet<>();

    Billing(Store store, EmulatorClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The lines of an account for the hours that begin in this period, oldest first; the end is not part of it. */
    public List<BillLine> lines(long accountId, Instant from, Instant to) {
        return store.read(session -> new BillTable(session).lines(accountId, from, to));
    }

    /** A task ended, and that is committed: its hour will be billed, even if the run for it was already. */
    synchronized void ended(Instant at) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        if (expected.add(hour)) {
            clock.at(hour.plus(1, ChronoUnit.HOURS), due -> run(hour));
        }
    }

    /** Takes up the hours of a database that was opened again. */
    void resume() {
        store.read(session -> new BillTable(session).openEnds()).forEach(this::ended);
    }

    synchronized void clear() {
        expected.clear();
    }

    private void run(Instant hour) {
        synchronized (this) {
            expected.remove(hour);
        }
        store.write(session -> {
            new BillTable(session).settle(hour);
            return null;
        });
    }
}
