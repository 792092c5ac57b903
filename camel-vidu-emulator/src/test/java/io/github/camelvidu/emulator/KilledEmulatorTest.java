// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelvidu.emulator.store.PurchaseRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** An emulator with a data directory is killed under load: what it answered is never lost, and the books add up. */
class KilledEmulatorTest {

    private static final int KILLS = Boolean.getBoolean("vidu.soak") ? 20 : 2;
    private static final int ANSWERS_BEFORE_EACH = 30;

    @TempDir
    Path data;

    private final Set<String> tasks = ConcurrentHashMap.newKeySet();
    private final Set<String> purchases = ConcurrentHashMap.newKeySet();

    @Test
    void noCreditThatWasAnsweredForIsLost() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            EmulatorProcess emulator = EmulatorProcess.start(data);
            try {
                workUntilItIsKilled(emulator, kill * ANSWERS_BEFORE_EACH);
            } finally {
                emulator.kill();
            }
            assertThatNothingIsLost();
        }
    }

    private void workUntilItIsKilled(EmulatorProcess emulator, int answers) throws Exception {
        PlatformClient client = new PlatformClient(emulator.url(), "Token vda_demo");
        ConsoleClient console = ConsoleClient.signedIn(emulator.url(), "default");
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> work = Stream.<Runnable> of(
                    () -> untilItIsKilled(client::create, tasks),
                    () -> untilItIsKilled(client::create, tasks),
                    () -> untilItIsKilled(() -> buy(console), purchases))
                    .<Future<?>> map(workers::submit).toList();
            Awaitility.await()
                    .until(() -> tasks.size() + purchases.size() >= answers || work.stream().anyMatch(Future::isDone));
            emulator.kill();
            for (Future<?> each : work) {
                each.get();
            }
            assertThat(tasks.size() + purchases.size()).isGreaterThanOrEqualTo(answers);
        } finally {
            workers.shutdownNow();
        }
    }

    private static void untilItIsKilled(Supplier<String> call, Set<String> answered) {
        try {
            while (true) {
                answered.add(call.get());
            }
        } catch (UncheckedIOException killed) {
            assertThat(killed).as("the connection broke").hasCauseInstanceOf(IOException.class);
        }
    }

    private static String buy(ConsoleClient console) {
        ConsoleClient.Reply reply = console.post("/console/purchases", ConsoleClient.object().put("usd", "10.00"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("id").asText();
    }

    private void assertThatNothingIsLost() {
        try (ViduEmulator reopened = ViduEmulator.builder().dataDir(data).start()) {
            reopened.account().checkBooks();
            assertThat(tasks).allSatisfy(id -> assertThat(reopened.task(id)).isPresent());
            assertThat(reopened.account().purchases().stream().map(PurchaseRecord::id).map(String::valueOf))
                    .containsAll(purchases);
        }
    }
}
