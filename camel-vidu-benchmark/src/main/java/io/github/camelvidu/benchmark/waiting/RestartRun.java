// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.waiting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.camelvidu.benchmark.platform.Platform;

/**
 * A node with many tasks is killed and started again at once: so many times without more, and so many times with an
 * archive of its classes, which the JVM of a node made that ended by itself.
 */
record RestartRun(int waiting, int kills) {

    private static final Duration LONG = Duration.ofHours(1);
    private static final int PER_SECOND = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 100;
    /** A node renews its leases each second; the kills are spread over it. */
    private static final int RENEWED_EACH_MILLIS = 1_000;

    /**
     * Until the platform had been asked for each of the tasks again, in seconds, after each kill.
     *
     * @param sinceKill  since the node was killed
     * @param sinceLease since its leases had lapsed, or the new node ran, whichever was later
     */
    record Outcome(List<Double> sinceKill, List<Double> sinceLease) {
    }

    /**
     * What came of both ways.
     *
     * @param plain    without more
     * @param archived with an archive of the node's classes
     */
    record Outcomes(Outcome plain, Outcome archived) {
    }

    Outcomes run() throws Exception {
        Path archive = Files.createTempDirectory("vidu-benchmark").resolve("node.jsa");
        try (Database database = Database.start(); Platform platform = Platform.start(Integer.MAX_VALUE);
             Node node = new Node(platform, database)) {
            ClientProcess first = node.restart(List.of());
            first.even(0, waiting, LONG, PER_SECOND);
            first.awaitBegun(waiting, PATIENCE);
            await("submitted", () -> database.submitted() == waiting);
            Outcome plain = killed(node, platform, database, List.of());
            // without the JVM's remarks on classes that it can not keep
            node.restart(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
            watch(platform);
            node.end();
            if (Files.notExists(archive)) {
                throw new IllegalStateException("The node that has ended has left no archive of its classes");
            }
            return new Outcomes(
                    plain, killed(node, platform, database, List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:on")));
        } finally {
            Files.deleteIfExists(archive);
            Files.delete(archive.getParent());
        }
    }

    private Outcome killed(Node node, Platform platform, Database database, List<String> jvm) throws Exception {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        node.restart(jvm);
        for (int kill = 0; kill < kills; kill++) {
            watch(platform);
            TimeUnit.MILLISECONDS.sleep(kill * RENEWED_EACH_MILLIS / kills);
            node.close();
            long killed = micros();
            long lapsed = database.lastLease();
            node.restart(jvm);
            long free = Math.max(micros(), lapsed);
            await("asked for", () -> platform.askedForAll(waiting, killed) > 0);
            long all = platform.askedForAll(waiting, killed);
            outcome.sinceKill().add((all - killed) / 1e6);
            outcome.sinceLease().add((all - free) / 1e6);
        }
        return outcome;
    }

    /** Waits until the node has asked for all of its tasks once more. */
    private void watch(Platform platform) throws Exception {
        long now = micros();
        await("asked for", () -> platform.askedForAll(waiting, now) > 0);
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
