// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The calls that are under way, whoever answers them, so that something can be done between them. Thread-safe. */
public final class InFlight {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** Answers a call; not while something is done between calls. */
    public <T> T during(Supplier<T> call) {
        lock.readLock().lock();
        try {
            return call.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Does something while no call is under way; calls that come meanwhile wait. */
    public void between(Runnable work) {
        lock.writeLock().lock();
        try {
            work.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
