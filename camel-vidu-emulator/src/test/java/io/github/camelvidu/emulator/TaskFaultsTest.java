// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong with what the platform says of tasks. */
class TaskFaultsTest {

    private static final String LIST = "/ent/v2/tasks";
    private static final Duration DONE = Duration.ofMinutes(1);

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z"))));

    private final ViduEmulator emulator = VIDU.emulator();
    private final PlatformClient client = new PlatformClient(emulator);

    @ParameterizedTest
    @ValueSource(strings = { "QuotaExceeded", "TooManyRequests", "SystemThrottling" })
    void thePlatformThrottlesInThreeWaysWithAndWithoutSayingHowLong(String reason) {
        emulator.faults().add(Fault.on("create").times(1).reply(reason).retryAfter(Duration.ofSeconds(7)));
        emulator.faults().add(Fault.on("create").times(1).reply(reason));

        PlatformClient.Reply first = client.post("/ent/v2/text2video", PlatformClient.textRequest());
        PlatformClient.Reply second = client.post("/ent/v2/text2video", PlatformClient.textRequest());

        assertThat(List.of(first, second)).allMatch(reply -> reply.status() == 429 && reply.reason().equals(reason));
        assertThat(first.header("Retry-After")).contains("7");
        assertThat(second.header("Retry-After")).isEmpty();
        assertThat(emulator.tasks()).isEmpty();
    }

    @Test
    void theListCanIgnoreWhichTasksWereAskedFor() {
        List<String> ids = IntStream.range(0, 3).mapToObj(i -> client.create()).toList();
        emulator.faults().add(Fault.on("listTasks").times(1).ignoreTaskIds());

        String query = LIST + "?task_ids=" + ids.get(0) + "&pager.pagesz=2&task_ids=" + ids.get(1);

        assertThat(listed(query)).containsExactly(ids.get(0), ids.get(1));
        assertThat(client.get(query).json().path("next_page_token").textValue()).isEmpty();
        emulator.faults().clear();
        emulator.faults().add(Fault.on("listTasks").times(1).ignoreTaskIds());
        assertThat(listed(LIST + "?task_ids=" + ids.get(2))).isEqualTo(ids);
        assertThat(listed(LIST + "?task_ids=" + ids.get(2))).containsExactly(ids.get(2));
    }

    @Test
    void aTaskCanGoBackForAWhile() {
        String id = client.create();
        emulator.clock().advance(DONE);
        emulator.faults().add(Fault.on("getCreations").skip(1).times(1).state("queueing"));

        JsonNode before = client.creations(id);
        JsonNode back = client.creations(id);
        JsonNode after = client.creations(id);

        assertThat(List.of(before, back, after)).extracting(task -> task.path("state").textValue())
                .containsExactly("success", "queueing", "success");
        assertThat(List.of(before, back, after)).extracting(task -> task.path("creations").size()).containsExactly(1, 0, 1);
    }

    @Test
    void aFailedTaskThatGoesBackHasNoErrorCode() {
        String id = client.create();
        client.cancel(id);
        emulator.faults().add(Fault.on("getCreations").times(1).state("processing"));

        assertThat(client.creations(id).path("err_code").textValue()).isEmpty();
        assertThat(client.creations(id).path("err_code").textValue()).isEqualTo("UserCancelled");
    }

    @Test
    void theListCanShowAStateThatNobodyKnows() {
        client.create();
        client.create();
        emulator.faults().add(Fault.on("listTasks").state("dreaming").times(1));

        assertThat(client.get(LIST).json().path("tasks")).hasSize(2)
                .allSatisfy(task -> assertThat(task.path("state").textValue()).isEqualTo("dreaming"));
        assertThat(client.get(LIST).json().at("/tasks/0/state").textValue()).isEqualTo("created");
    }

    @Test
    void aTaskCanSucceedWithoutCreations() {
        String id = client.create();
        emulator.clock().advance(DONE);
        emulator.faults().add(Fault.on("GET", "/ent/v2/tasks/**").times(1).withoutCreations());
        emulator.faults().add(Fault.on("listTasks").times(1).withoutCreations());

        JsonNode empty = client.creations(id);
        JsonNode listed = client.get(LIST).json().at("/tasks/0");

        assertThat(List.of(empty, listed)).allSatisfy(task -> {
            assertThat(task.path("state").textValue()).isEqualTo("success");
            assertThat(task.path("creations").isArray()).isTrue();
            assertThat(task.path("creations")).isEmpty();
        });
        assertThat(client.creations(id).path("creations")).hasSize(1);
    }

    @Test
    void aRefusalStaysOne() {
        emulator.faults().add(Fault.on("getCreations").state("success"));

        assertThat(client.get("/ent/v2/tasks/1/creations").reason()).isEqualTo("TaskNotFound");
    }

    @Test
    void anAnswerCanComeUnderAWrongContentType() {
        emulator.faults().add(Fault.on("getCredits").times(1).header("Content-Type", "text/html"));

        PlatformClient.Reply wrong = client.get("/ent/v2/credits");

        assertThat(wrong.header("Content-Type")).contains("text/html");
        assertThat(wrong.json().has("remains")).isTrue();
        assertThat(client.get("/ent/v2/credits").header("Content-Type")).contains("application/json");
    }

    @Test
    void anAnswerCanComeInDribs() throws IOException {
        emulator.faults().add(Fault.on("getCredits").times(1).slow(1_000));

        PlatformClient.Reply dribbled = client.get("/ent/v2/credits");

        assertThat(dribbled.json()).isEqualTo(client.get("/ent/v2/credits").json());
        assertThat(emulator.faults().all().get(0).struck()).isOne();
    }

    private List<String> listed(String query) {
        return StreamSupport.stream(client.get(query).json().path("tasks").spliterator(), false)
                .map(task -> task.path("id").textValue()).toList();
    }
}
