// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.store.Movement;
import io.github.camelvidu.emulator.store.Movement.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class MoneyTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:00Z")))
                    .credits(100)
                    .apiKeys("vda_first", "vda_second")
                    .account("team-b", 500, "vda_b"));

    private ViduEmulator emulator;
    private EmulatorAccount account;
    private PlatformClient client;

    @BeforeEach
    void connect() {
        emulator = VIDU.emulator();
        account = emulator.account();
        client = new PlatformClient(emulator);
    }

    @AfterEach
    void theBooksAddUp() {
        for (EmulatorAccount each : List.of(emulator.account(), emulator.account("team-b"))) {
            each.checkBooks();
            assertThat(sum(each, Kind.PURCHASE) - sum(each, Kind.LAPSE) - each.charged() - each.reserved())
                    .isEqualTo(each.balance());
        }
    }

    @Test
    void creditsAreReservedAtCreationAndBecomeACostAtSuccess() {
        String id = client.create();
        assertThat(List.of(account.balance(), account.reserved(), account.charged())).containsExactly(65L, 35L, 0L);
        assertThat(client.creations(id).path("credits").asInt()).isEqualTo(35);

        emulator.clock().advance(Duration.ofMinutes(1));

        assertThat(List.of(account.balance(), account.reserved(), account.charged())).containsExactly(65L, 0L, 35L);
        assertThat(client.creations(id).path("credits").asInt()).isEqualTo(35);
    }

    @Test
    void aFailureGivesThemBack() {
        emulator.script().next(Outcome.failed("CreationPolicyViolation"));
        client.create();

        emulator.clock().advance(Duration.ofMinutes(1));

        assertThat(List.of(account.balance(), account.reserved(), account.charged())).containsExactly(100L, 0L, 0L);
        assertThat(account.movements()).extracting(Movement::kind).containsExactly(Kind.PURCHASE, Kind.RESERVE, Kind.REFUND);
    }

    @Test
    void whatTheBalanceDoesNotCoverIsRefusedAndNothingIsCreated() {
        client.create();
        client.create();

        PlatformClient.Reply refused = client.post("/ent/v2/text2video", PlatformClient.textRequest());

        assertThat(refused.reason()).isEqualTo("CreditInsufficient");
        assertThat(account.balance()).isEqualTo(30);
        assertThat(emulator.tasks()).hasSize(2);
    }

    @Test
    void aReservationTakesFromSeveralPackagesAndGoesBackToEach() {
        emulator.clock().advance(Duration.ofDays(10));
        account.addCredits(50);

        emulator.script().next(Outcome.failed("Unknown"));
        client.create(PlatformClient.textRequest().put("duration", 16));
        assertThat(remains()).containsExactly(0L, 38L);
        emulator.clock().advance(Duration.ofMinutes(1));

        assertThat(remains()).containsExactly(100L, 50L);
    }

    @Test
    void creditsLapseAYearAfterTheyWereBought() {
        emulator.clock().advance(Duration.ofDays(364));
        assertThat(account.balance()).isEqualTo(100);

        emulator.clock().advance(Duration.ofDays(1));

        assertThat(account.balance()).isZero();
        assertThat(client.post("/ent/v2/text2video", PlatformClient.textRequest()).reason()).isEqualTo("CreditInsufficient");
    }

    @Test
    void creditsThatComeBackTooLateLapseAtOnce() {
        emulator.script().next(Outcome.failed("Unknown").after(Duration.ofDays(366)));
        client.create();

        emulator.clock().advance(Duration.ofDays(400));

        assertThat(account.balance()).isZero();
        assertThat(account.movements()).extracting(Movement::kind)
                .containsExactly(Kind.PURCHASE, Kind.RESERVE, Kind.LAPSE, Kind.REFUND, Kind.LAPSE);
    }

    @Test
    void allKeysOfAnAccountShareItsMoneyAndTasksAndOthersSeeNeither() {
        PlatformClient second = new PlatformClient(emulator, "Token vda_second");
        PlatformClient other = new PlatformClient(emulator, "Token vda_b");

        String id = second.create();

        assertThat(client.state(id)).isEqualTo("created");
        assertThat(account.balance()).isEqualTo(65);
        assertThat(emulator.account("team-b").balance()).isEqualTo(500);
        assertThat(other.get("/ent/v2/tasks/" + id + "/creations").reason()).isEqualTo("TaskNotFound");
        assertThat(other.cancel(id).reason()).isEqualTo("TaskNotFound");
        assertThat(other.get("/ent/v2/tasks").json().path("tasks")).isEmpty();
        String keyOfFirst = client.get("/ent/v2/tasks?task_ids=" + client.create()).json().at("/tasks/0/key_id").asText();
        String keyOfSecond = client.get("/ent/v2/tasks?task_ids=" + id).json().at("/tasks/0/key_id").asText();
        assertThat(keyOfFirst).isNotEqualTo(keyOfSecond);
    }

    @Test
    void manyClientsAtOnceNeverSpendMoreThanThereIs() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Integer> statuses = clients.invokeAll(IntStream.range(0, 40)
                    .<Callable<Integer>> mapToObj(
                            i -> () -> client.post("/ent/v2/text2video", PlatformClient.textRequest()).status())
                    .toList()).stream().map(result -> {
                        try {
                            return result.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    }).toList();

            assertThat(statuses).filteredOn(status -> status == 200).hasSize(2);
            assertThat(account.balance()).isEqualTo(30);
        } finally {
            clients.shutdownNow();
        }
    }

    private List<Long> remains() {
        return List.of(client.get("/ent/v2/credits?show_detail=true").json().at("/packages/0/credit_remain").asLong(),
                client.get("/ent/v2/credits?show_detail=true").json().at("/packages/1/credit_remain").asLong());
    }

    private static long sum(EmulatorAccount account, Kind kind) {
        return account.movements().stream().filter(it -> it.kind() == kind).mapToLong(Movement::credits).sum();
    }
}
