// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.CreditPackageRecord;
import io.github.camelvidu.emulator.store.CreditTable;
import io.github.camelvidu.emulator.store.Movement;
import io.github.camelvidu.emulator.store.Movement.Kind;
import io.github.camelvidu.emulator.store.Session;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * The money: credits are taken when a task is created, become a cost when it succeeds, and go back when it fails (Vidu
 * reference, section 12). Whole credits, never below zero, every movement written down. Thread-safe.
 */
public final class Books {

    private static final Duration VALIDITY = Duration.ofDays(365);

    private final Store store;
    private final EmulatorClock clock;

    Books(Store store, EmulatorClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Adds a package of credits that is valid for a year, and that nobody paid for. */
    public void grant(long accountId, long credits) {
        Instant now = clock.instant();
        long granted = store.write(session -> addPackage(session, accountId, credits, now));
        awaitLapse(accountId, granted, now);
    }

    /** Credits that can be spent. */
    public long balance(long accountId) {
        return packages(accountId).stream().mapToLong(CreditPackageRecord::creditRemain).sum();
    }

    /** Credits that tasks have cost so far. */
    public long charged(long accountId) {
        return sum(accountId, Kind.CHARGE);
    }

    /** Credits taken for tasks that have not ended. */
    public long reserved(long accountId) {
        return store.read(session -> new CreditTable(session).reserved(accountId));
    }

    public List<CreditPackageRecord> packages(long accountId) {
        return store.read(session -> new CreditTable(session).packages(accountId));
    }

    /** All that was written down, oldest first. */
    public List<Movement> movements(long accountId) {
        return store.read(session -> new CreditTable(session).movements(accountId));
    }

    /** Takes up the appointments of a database that was opened again. */
    void resume() {
        for (CreditPackageRecord bought : store.read(session -> new CreditTable(session).packages())) {
            clock.at(bought.validTo(), at -> lapse(bought.accountId(), bought.id(), at));
        }
    }

    /** Adds a package of credits that is valid for a year. After it is committed, {@link #awaitLapse} has to follow. */
    long addPackage(Session session, long accountId, long credits, Instant now) {
        CreditTable table = new CreditTable(session);
        long id = table.insertPackage(accountId, credits + " credits", "metered", credits, now, now.plus(VALIDITY));
        table.book(new Movement(accountId, id, null, Kind.PURCHASE, credits, credits, now));
        return id;
    }

    void awaitLapse(long accountId, long packageId, Instant boughtAt) {
        clock.at(boughtAt.plus(VALIDITY), at -> lapse(accountId, packageId, at));
    }

    /** Takes credits from the packages, the one that lapses first at the head. */
    void reserve(Session session, TaskRecord task) {
        CreditTable table = new CreditTable(session);
        long missing = task.reserved();
        for (CreditPackageRecord source : table.packages(task.accountId())) {
            long part = Math.min(missing, source.creditRemain());
            if (part > 0) {
                table.book(new Movement(task.accountId(), source.id(), task.id(), Kind.RESERVE, part, -part, task.createdAt()));
                missing -= part;
            }
        }
        if (missing > 0) {
            throw Refusal.of("CreditInsufficient");
        }
    }

    void charge(Session session, TaskRecord task, Instant at) {
        new CreditTable(session)
                .book(new Movement(task.accountId(), null, task.id(), Kind.CHARGE, task.reserved(), 0, at));
    }

    /**
     * Puts the credits back where they came from; into a package that has lapsed meanwhile they go back only to lapse.
     */
    void refund(Session session, TaskRecord task, Instant at) {
        CreditTable table = new CreditTable(session);
        for (Movement taken : table.movementsOfTask(task.id())) {
            table.book(new Movement(
                    task.accountId(), taken.packageId(), task.id(), Kind.REFUND, taken.credits(), taken.credits(), at));
        }
        table.packages(task.accountId()).stream()
                .filter(source -> !source.validTo().isAfter(at))
                .forEach(source -> lapse(table, source, at));
    }

    private void lapse(long accountId, long packageId, Instant at) {
        store.write(session -> {
            CreditTable table = new CreditTable(session);
            table.packages(accountId).stream()
                    .filter(ended -> ended.id() == packageId)
                    .forEach(ended -> lapse(table, ended, at));
            return null;
        });
    }

    private static void lapse(CreditTable table, CreditPackageRecord ended, Instant at) {
        if (ended.creditRemain() > 0) {
            table.book(new Movement(
                    ended.accountId(), ended.id(), null, Kind.LAPSE, ended.creditRemain(), -ended.creditRemain(), at));
        }
    }

    private long sum(long accountId, Kind kind) {
        return store.read(session -> new CreditTable(session).sum(accountId, kind));
    }
}
