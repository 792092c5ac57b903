// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelvidu.component.ledger.BudgetPeriod;
import io.github.camelvidu.component.ledger.CreditsUsed;
import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.store.TaskRecord;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that can go wrong at every point between the arrival of an exchange and the end of its route. Afterwards
 * one task was made and paid for one that was wanted, its video is there, and no credits are set aside any more.
 */
@Execution(ExecutionMode.CONCURRENT)
class CutPointsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int DELIVERIES = 12;
    private static final String FIRST = "vda_first";
    private static final String SECOND = "vda_second";

    private static ViduEmulator platform;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        platform = ViduEmulator.builder().apiKeys(FIRST, SECOND).concurrency(200)
                .queueStep(Duration.ofMillis(20)).processingTime(Duration.ofMillis(100)).start();
    }

    @AfterAll
    static void everyTaskWasWantedAndIsPaidOnce() {
        try {
            int cells = CutPoint.values().length * Blow.values().length;
            assertThat(platform.tasks()).hasSize(cells);
            assertThat(platform.account().charged()).isEqualTo((long) cells * ViduTestSupport.COST);
        } finally {
            platform.close();
        }
    }

    static Stream<Arguments> cells() {
        return Arrays.stream(CutPoint.values())
                .flatMap(where -> Arrays.stream(Blow.values()).map(blow -> Arguments.of(where, blow)));
    }

    @ParameterizedTest(name = "{0} x {1}")
    @MethodSource("cells")
    void oneTaskIsMadeAndPaidAndItsVideoIsThere(CutPoint where, Blow blow) throws Exception {
        String order = where + "-" + blow;
        String prompt = "A kite over " + order;
        Path videos = Files.createDirectory(folder.resolve("videos"));
        JdbcConnectionPool database
                = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
        JdbcTaskLedger ledger = new JdbcTaskLedger(database);
        ledger.createSchema();
        Trap trap = new Trap(where, blow);

        try (Wire wire = new Wire(platform.baseUri(), trap, SECOND)) {
            try (OneLife first = life(trap, database, FIRST, wire.url(), videos)) {
                if (deliver(first, trap, order, prompt)) {
                    commit(trap);
                }
                assertThat(trap.isSprung()).as("the cut point was reached").isTrue();
                if (!trap.isKilled()) {
                    assertPaidOnce(prompt, ledger, wire.url());
                }
            }
            if (trap.isKilled()) {
                Trap none = new Trap(null, null);
                try (OneLife second = life(none, database, SECOND, wire.url(), videos)) {
                    // the source has forgotten what was committed
                    assertThat(where == CutPoint.AFTER_COMMIT || deliver(second, none, order, prompt)).isTrue();
                    assertPaidOnce(prompt, ledger, wire.url());
                }
            }
        }
        assertVideo(videos.resolve(order + ".mp4"));
        database.dispose();
    }

    /** The source forgets the message. */
    private static void commit(Trap trap) {
        try {
            trap.reached(CutPoint.AFTER_COMMIT);
        } catch (IllegalStateException e) {
            assertThat(trap.isKilled()).isTrue();
        }
    }

    private OneLife life(Trap trap, DataSource database, String key, String url, Path videos) throws Exception {
        return new OneLife(trap, database, key, url, folder.resolve("downloads"), videos);
    }

    /** As a source does it: again after a failure. A process that is killed fails without anybody seeing it. */
    private static boolean deliver(OneLife life, Trap trap, String order, String prompt) throws Exception {
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            CompletableFuture<Exchange> delivered = life.deliver(order, prompt);
            Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10))
                    .until(() -> delivered.isDone() || trap.isKilled());
            if (trap.isKilled()) {
                return false;
            }
            if (delivered.get(0, TimeUnit.SECONDS).getException() == null) {
                return true;
            }
            // a redelivery delay
            Awaitility.await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        }
        throw new AssertionError("delivered " + DELIVERIES + " times and failed each time");
    }

    /** Also the ledger knows what it has cost, and sets nothing aside any more. */
    private static void assertPaidOnce(String prompt, TaskLedger ledger, String url) {
        List<TaskRecord> tasks = platform.tasks().stream()
                .filter(task -> task.request().path("prompt").asText().equals(prompt)).toList();
        assertThat(tasks).as("tasks created").hasSize(1);
        CreditsUsed paid = new CreditsUsed(0, ViduTestSupport.COST);
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
            assertThat(platform.task(Long.toString(tasks.get(0).id())).orElseThrow().charged()).isEqualTo(ViduTestSupport.COST);
            assertThat(ledger.used(url + "#default", BudgetPeriod.DAY, ledger.now())).isEqualTo(paid);
        });
    }

    private static void assertVideo(Path video) throws Exception {
        byte[] bytes = Files.readAllBytes(video);
        assertThat(bytes).hasSizeGreaterThan(1_000);
        assertThat(new String(bytes, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).as("whole").contains("moov").contains("mdat");
    }
}
