// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.waiting;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.github.camelvidu.benchmark.client.Contenders;
import io.github.camelvidu.benchmark.platform.Platform;

/** A node with many tasks is killed and started again at once. */
record RestartRun(int waiting) {

    private static final Duration LONG = Duration.ofHours(1);
    private static final int PER_SECOND = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 100;

    /**
     * Until the platform had been asked for each of the tasks again, in seconds.
     *
     * @param sinceKill  since the node was killed
     * @param sinceLease since its leases had lapsed, or the new node ran, whichever was later
     */
    record Outcome(double sinceKill, double sinceLease) {
    }

    Outcome run() throws Exception {
        try (Database database = Database.start(); Platform platform = Platform.start(Integer.MAX_VALUE)) {
            try (ClientProcess node = start(platform, database)) {
                node.even(0, waiting, LONG, PER_SECOND);
                node.awaitBegun(waiting, PATIENCE);
                await("submitted", () -> database.submitted() == waiting);
            }
            long killed = micros();
            long lapsed = database.lastLease();
            try (ClientProcess node = start(platform, database)) {
                long free = Math.max(micros(), lapsed);
                await("asked for", () -> platform.askedForAll(waiting, killed) > 0);
                long all = platform.askedForAll(waiting, killed);
                return new Outcome((all - killed) / 1e6, (all - free) / 1e6);
            }
        }
    }

    private static ClientProcess start(Platform platform, Database database) throws Exception {
        return ClientProcess.start(
                Contenders.VIDU, platform, Contenders.VIDU.ownInterval(), "2g", Optional.of(database.address()));
    }

    private void await(String what, Condition condition) throws Exception {
        long begin = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("Not all " + waiting + " tasks are " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @FunctionalInterface
    private interface Condition {

        boolean holds() throws Exception;
    }
}
