// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Lets a blow fall when a cut point is reached for the first time. Thread-safe. */
final class Trap {

    /** How long a ledger is away, or a disk is full. */
    private static final long AWAY = Duration.ofMillis(300).toNanos();

    private final CutPoint where;
    private final Blow blow;
    private final AtomicBoolean sprung = new AtomicBoolean();
    private final AtomicReference<Blow> next = new AtomicReference<>();
    private volatile boolean killed;
    private volatile long awayUntil;
    private volatile boolean away;

    Trap(CutPoint where, Blow blow) {
        this.where = where;
        this.blow = blow;
    }

    /**
     * The process is here.
     *
     * @return what hits the call that is under way; empty when nothing does
     */
    Optional<Blow> reached(CutPoint here) {
        requireAlive();
        if (here != where || !sprung.compareAndSet(false, true)) {
            return Optional.empty();
        }
        switch (blow) {
            case KILLED -> {
                killed = true;
                requireAlive();
            }
            case LEDGER_UNREACHABLE, DISK_FULL -> {
                awayUntil = System.nanoTime() + AWAY;
                away = true;
            }
            default -> {
                if (here.isOnTheWire()) {
                    return Optional.of(blow);
                }
                next.set(blow);
            }
        }
        return Optional.empty();
    }

    /** What hits the call that begins now. */
    Optional<Blow> nextCall() {
        return Optional.ofNullable(next.getAndSet(null));
    }

    boolean isSprung() {
        return sprung.get();
    }

    boolean isKilled() {
        return killed;
    }

    /** @throws IllegalStateException in a process that is dead */
    void requireAlive() {
        if (killed) {
            throw new IllegalStateException("killed");
        }
    }

    boolean ledgerIsAway() {
        return killed || isAway();
    }

    boolean diskIsFull() {
        return killed || blow == Blow.DISK_FULL && isAway();
    }

    private boolean isAway() {
        return away && System.nanoTime() - awayUntil < 0;
    }
}
