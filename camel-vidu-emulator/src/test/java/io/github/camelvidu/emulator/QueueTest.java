// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of tasks under a stopped clock. */
class QueueTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:00Z");

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(START))
                    .concurrency(2)
                    .queueStep(Duration.ofSeconds(1))
                    .processingTime(task -> Duration.ofSeconds(task.seconds()))
                    .offPeakDelay(Duration.ofMinutes(10)));

    private ViduEmulator emulator;
    private PlatformClient client;

    @BeforeEach
    void connect() {
        emulator = VIDU.emulator();
        client = new PlatformClient(emulator);
    }

    @Test
    void aTaskGoesThroughAllStatesAndStaysInTheLast() {
        String id = client.create(PlatformClient.textRequest().put("duration", 5));

        assertThat(client.state(id)).isEqualTo("created");
        assertStateAfter(Duration.ofMillis(999), id, "created");
        assertStateAfter(Duration.ofMillis(1), id, "queueing");
        assertStateAfter(Duration.ofSeconds(1), id, "processing");
        assertStateAfter(Duration.ofMillis(4999), id, "processing");
        assertStateAfter(Duration.ofMillis(1), id, "success");
        assertStateAfter(Duration.ofDays(30), id, "success");
    }

    @Test
    void oneLongStepKeepsTheTimesOfAllTransitions() {
        String first = client.create(PlatformClient.textRequest().put("duration", 5));
        client.create(PlatformClient.textRequest().put("duration", 3));
        String third = client.create(PlatformClient.textRequest().put("duration", 4));

        emulator.clock().advance(Duration.ofHours(1));

        assertThat(emulator.task(first).orElseThrow().endedAt()).isEqualTo(START.plusSeconds(2 + 5));
        assertThat(emulator.task(third).orElseThrow().startedAt()).isEqualTo(START.plusSeconds(2 + 3));
        assertThat(emulator.task(third).orElseThrow().endedAt()).isEqualTo(START.plusSeconds(2 + 3 + 4));
    }

    @Test
    void noMoreTasksRunThanMayAndTheOldestComesFirst() {
        List<String> ids = List.of(client.create(), client.create(), client.create(), client.create());

        emulator.clock().advance(Duration.ofSeconds(2));
        assertThat(ids).extracting(client::state).containsExactly("processing", "processing", "queueing", "queueing");
        assertBusy(2, 2);

        emulator.clock().advance(Duration.ofSeconds(5));
        assertThat(ids).extracting(client::state).containsExactly("success", "success", "processing", "processing");
        assertBusy(2, 0);

        emulator.clock().advance(Duration.ofSeconds(5));
        assertThat(ids).extracting(client::state).containsOnly("success");
        assertBusy(0, 0);
    }

    @Test
    void offPeakTasksLetTheOthersGoFirst() {
        String offPeak = client.create(offPeak());
        emulator.clock().advance(Duration.ofMinutes(10).minusSeconds(3));
        List<String> others = List.of(client.create(), client.create(), client.create());

        emulator.clock().advance(Duration.ofSeconds(3));
        assertThat(client.state(offPeak)).isEqualTo("queueing");
        emulator.clock().advance(Duration.ofSeconds(5));

        assertThat(others).extracting(client::state).containsExactly("success", "success", "processing");
        assertThat(client.state(offPeak)).isEqualTo("processing");
    }

    @Test
    void anOffPeakTaskThatIsNeverServedIsGivenUpAfterTwoDaysFreeOfCharge() {
        emulator.script().next(Outcome.stuckIn("queueing"));
        String id = client.create(offPeak());
        long reserved = emulator.account().reserved();

        assertStateAfter(Duration.ofHours(48).minusSeconds(1), id, "queueing");
        assertStateAfter(Duration.ofSeconds(1), id, "failed");

        assertThat(reserved).isEqualTo(20);
        assertThat(client.creations(id).path("credits").asInt()).isZero();
        assertThat(emulator.account().balance()).isEqualTo(100_000);
    }

    @Test
    void aWaitingTaskCanBeCancelledOnce() {
        client.create();
        client.create();
        String waiting = client.create();
        emulator.clock().advance(Duration.ofSeconds(3));

        assertThat(client.cancel(waiting).text()).isEqualTo("{}");

        assertThat(client.creations(waiting).path("err_code").asText()).isEqualTo("UserCancelled");
        PlatformClient.Reply again = client.cancel(waiting);
        assertThat(again.status()).isEqualTo(400);
        PlatformContract.assertSameShape(PlatformContract.example("cancelTask.refused.response"), again.json());
        assertStateAfter(Duration.ofHours(1), waiting, "failed");
    }

    @Test
    void cancelTakesNoBodyAtAllJustAsWell() {
        String id = client.create();

        assertThat(client.post("/ent/v2/tasks/" + id + "/cancel", "").status()).isEqualTo(200);
    }

    @Test
    void aTaskThatIsProcessedCannotBeCancelled() {
        String id = client.create();
        emulator.clock().advance(Duration.ofSeconds(2));

        PlatformClient.Reply refused = client.cancel(id);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("reason").asText()).isEqualTo("BadRequest");
        assertThat(refused.json().path("message").asText()).isEqualTo("task state is scheduled, can not cancel");
        assertStateAfter(Duration.ofSeconds(5), id, "success");
    }

    @Test
    void aScriptedFailureComesAtTheEndAndCostsNothing() {
        emulator.script().next(Outcome.failed("CreationPolicyViolation").after(Duration.ofSeconds(40)));
        String fails = client.create();
        String succeeds = client.create();

        assertStateAfter(Duration.ofSeconds(41), fails, "processing");
        assertStateAfter(Duration.ofSeconds(1), fails, "failed");
        assertThat(client.state(succeeds)).isEqualTo("success");
        assertThat(emulator.account().charged()).isEqualTo(35);
        assertThat(emulator.account().balance()).isEqualTo(100_000 - 35);
    }

    @Test
    void tasksThatFitAPredicateGetItsOutcome() {
        emulator.script().when(task -> task.prompt().contains("sword"), Outcome.failed("TaskPromptPolicyViolation"));

        String fits = client.create(PlatformClient.textRequest().put("prompt", "A sword fight."));
        String other = client.create();
        emulator.clock().advance(Duration.ofMinutes(1));

        assertThat(client.creations(fits).path("err_code").asText()).isEqualTo("TaskPromptPolicyViolation");
        assertThat(client.state(other)).isEqualTo("success");
    }

    @Test
    void aTaskCanBeStuckInAnyStateAlsoInOneThatNobodyKnows() {
        emulator.script().next(Outcome.stuckIn("created"), Outcome.stuckIn("queueing"), Outcome.stuckIn("processing"),
                Outcome.stuckIn("auditing"), Outcome.success().showing("rendering").after(Duration.ofDays(2)));
        List<String> ids = List.of(client.create(), client.create(), client.create(), client.create());

        emulator.clock().advance(Duration.ofDays(1));

        assertThat(ids).extracting(client::state).containsExactly("created", "queueing", "processing", "auditing");
        assertThat(client.cancel(ids.get(0)).status()).isEqualTo(200);
        assertThat(client.cancel(ids.get(3)).status()).isEqualTo(400);
    }

    @Test
    void anUnknownStateCanBeShownOnTheWayToSuccess() {
        emulator.script().next(Outcome.success().showing("auditing"));
        String id = client.create();

        assertStateAfter(Duration.ofSeconds(2), id, "auditing");
        assertStateAfter(Duration.ofSeconds(5), id, "success");
    }

    private void assertStateAfter(Duration step, String id, String state) {
        emulator.clock().advance(step);
        assertThat(client.state(id)).isEqualTo(state);
    }

    private void assertBusy(int running, int waiting) {
        JsonNode remain = client.get("/ent/v2/credits").json().at("/remains/0");
        assertThat(remain.path("current_concurrency").asInt()).isEqualTo(running);
        assertThat(remain.path("queue_count").asInt()).isEqualTo(waiting);
        assertThat(remain.path("concurrency_limit").asInt()).isEqualTo(2);
        assertThat(emulator.account().running()).isEqualTo(running);
        assertThat(emulator.account().waiting()).isEqualTo(waiting);
    }

    private static ObjectNode offPeak() {
        return PlatformClient.textRequest().put("off_peak", true);
    }
}
