// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** How much of its heap this JVM uses. */
final class HeapWatch {

    /** So many times the heap is cleaned before it is idle: what a first time finds may free more. */
    private static final int CLEANINGS = 3;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP).toList();

    /** Bytes in use after the heap was cleaned. */
    long idle() {
        for (int cleaning = 0; cleaning < CLEANINGS; cleaning++) {
            System.gc();
        }
        return used();
    }

    /** Forgets what was in use before. */
    void reset() {
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /**
     * The most bytes that were in use since the reset, garbage included. The JVM keeps the peak of each part of the
     * heap itself, so that no moment is missed; the parts need not have had theirs together, so it was rather less. G1
     * counts in regions, of a mebibyte in a small heap, and not the one that is being filled.
     */
    long peak() {
        return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    /**
     * Cleans the heap over and over while something is done, which takes longer so. In between there is time to do it.
     *
     * @return the most bytes that were in use right after a cleaning
     */
    long mostAlive(Work work) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong most = new AtomicLong();
        Thread cleaner = new Thread(() -> {
            while (!over.get()) {
                System.gc();
                most.accumulateAndGet(used(), Math::max);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }, "cleaner");
        cleaner.start();
        try {
            work.run();
        } finally {
            over.set(true);
            cleaner.join();
        }
        return most.get();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Something that is done meanwhile. */
    @FunctionalInterface
    interface Work {

        void run() throws Exception;
    }
}
