// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.store.TaskRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the route in a process of its own, kills it at one place, runs it again, and looks what that came to. */
final class KillRun implements Callable<Void> {

    private static final String PROMPT = "A lighthouse keeper climbs a spiral stair at dawn.";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Less than any video, more than a line of a log. */
    private static final int LITTLE_DISK = 1_000;

    private final Cell cell;
    private final Path folder;

    KillRun(Cell cell, Path folder) {
        this.cell = cell;
        this.folder = folder;
    }

    @Override
    public Void call() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/dawn.txt"), PROMPT);
        try (ViduEmulator platform = platform(); CuttingProxy wire = new CuttingProxy(platform.baseUri(), cell.cut())) {
            Database database = new Database();
            Map<String, String> settings = settings(platform, wire, database);
            killed(platform, wire, database, settings);
            recovered(database, settings);
            assertThatItIsPaidOnce(platform, database);
        }
        return null;
    }

    private static ViduEmulator platform() {
        return ViduEmulator.builder().queueStep(Duration.ZERO).processingTime(Duration.ofMillis(300)).start();
    }

    private Map<String, String> settings(ViduEmulator platform, CuttingProxy wire, Database database) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put(ProcessSettings.PLATFORM, wire.url());
        settings.put(ProcessSettings.API_KEY, platform.apiKey());
        settings.put(RouteProcess.FOLDER, folder.toString());
        return settings;
    }

    private void killed(ViduEmulator platform, CuttingProxy wire, Database database, Map<String, String> settings) {
        Map<String, String> withCut = new HashMap<>(settings);
        withCut.put(RouteProcess.CUT, cell.cut().name());
        withCut.put(RouteProcess.LEDGER_GOES, String.valueOf(cell.trouble() == Trouble.LEDGER_GONE));
        try (ChildJvm first = ChildJvm.start(cell + ", to be killed", RouteProcess.class, withCut)) {
            await("the cut point", first, () -> cell.cut().onTheWire() ? wire.reached() : first.said(Signals.CUT));
            if (cell.trouble() != null) {
                strike(platform, database, first);
            }
        }
        platform.faults().clear();
    }

    /**
     * The kill follows when the process has had the trouble and has begun to do something about it, or has nothing to
     * do.
     */
    private void strike(ViduEmulator platform, Database database, ChildJvm process) {
        long seen = platform.requests().seen();
        int fetched = fetches(platform);
        cell.trouble().fault().ifPresent(platform.faults()::add);
        if (cell.trouble() == Trouble.DISK_FULL) {
            fillDiskOf(process);
        }
        process.goOn();
        await("the trouble", process, () -> isDone(database) || switch (cell.trouble()) {
            case LEDGER_GONE -> process.said(Signals.STRUCK);
            case DISK_FULL -> fetches(platform) > fetched + 1;
            default -> platform.requests().seen() > seen + 1;
        });
    }

    private static int fetches(ViduEmulator platform) {
        return platform.requests().count("GET", "/results/**");
    }

    /** No file of the process can grow over some bytes any more: like a full disk, but only for this one. */
    private static void fillDiskOf(ChildJvm process) {
        try {
            Process limit = new ProcessBuilder("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + LITTLE_DISK)
                    .inheritIO().start();
            assertThat(limit.waitFor()).as("prlimit").isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void recovered(Database database, Map<String, String> settings) {
        Map<String, String> withLeftovers = new HashMap<>(settings);
        withLeftovers.put(RouteProcess.TAKES_LEFTOVERS, String.valueOf(cell.trouble() == Trouble.LEDGER_GONE));
        try (ChildJvm second = ChildJvm.start(cell + ", started again", RouteProcess.class, withLeftovers)) {
            await("the video", second, () -> isDone(database) && second.said(Signals.IDLE));
        }
    }

    private boolean isDone(Database database) {
        try (Stream<Path> inbox = Files.list(folder.resolve("inbox"))) {
            Path video = folder.resolve("out/dawn.mp4");
            return database.delivered() == 1 && inbox.noneMatch(Files::isRegularFile) && Files.exists(video)
                    && Movie.isWhole(video);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertThatItIsPaidOnce(ViduEmulator platform, Database database) {
        List<TaskRecord> tasks = platform.tasks();
        assertThat(tasks).as("tasks on the platform").hasSize(1);
        assertThat(tasks.get(0).charged()).as("what the task cost").isEqualTo(ProcessSettings.COST);
        assertThat(platform.account().charged()).as("credits charged").isEqualTo(ProcessSettings.COST);
        assertThat(platform.account().reserved()).as("credits reserved").isZero();
        assertThat(database.extra()).as("extra rows").isZero();
    }

    private static void await(String what, ChildJvm process, BooleanSupplier condition) {
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                process.requireAlive();
                return condition.getAsBoolean();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(what + " did not come:\n" + process.output(), e);
        }
    }
}
