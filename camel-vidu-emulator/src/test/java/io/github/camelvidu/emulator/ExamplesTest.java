// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelvidu.emulator.PlatformContract.assertMatchesSchema;
import static io.github.camelvidu.emulator.PlatformContract.assertSameShape;
import static org.assertj.core.api.Assertions.assertThat;

/** Every published example request is sent, and what comes of it held against what the platform publishes. */
class ExamplesTest {

    /** The examples speak of clips of twelve seconds. */
    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15.482913047Z"))).linkedMediaSeconds(12));

    private static final List<String> CHANCE = List.of("task_id", "seed", "created_at");
    /** No price is published for these, and one clip is 7 s long. */
    private static final Map<String, String> OWN_CHOICE = Map.of(
            "template", "credits", "templateStory", "credits", "ecommerceImage", "credits", "replace", "duration");

    static Stream<ExampleRequest> all() {
        return ExampleRequest.all();
    }

    static Stream<ExampleRequest> tasks() {
        return ExampleRequest.tasks();
    }

    static Stream<ExampleRequest> tasksWithAnswer() {
        return tasks().filter(example -> !example.answers().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyExampleIsAcceptedAndTheAnswerMatchesTheSchemaAndTheExample(ExampleRequest example) {
        ExampleRequest.Sent sent = example.send(VIDU.emulator());

        assertThat(sent.reply().status()).as(sent.reply().text()).isEqualTo(200);
        JsonNode answer = sent.reply().json();
        assertMatchesSchema(example.operation().schema(), answer);
        example.answers().forEach(expected -> assertSameShape(sent.expected(expected), answer));
    }

    @ParameterizedTest
    @MethodSource("tasksWithAnswer")
    void theAnswerSaysWhatTheExampleSays(ExampleRequest example) {
        ExampleRequest.Sent sent = example.send(VIDU.emulator());

        JsonNode answer = withoutChance(example, sent.reply().json());
        example.answers().forEach(expected -> assertThat(answer).isEqualTo(withoutChance(example, sent.expected(expected))));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskSucceedsAndIsFoundByQueryAndList(ExampleRequest example) {
        EmulatorAccount account = VIDU.emulator().account();
        String id = example.send(VIDU.emulator()).reply().json().path("task_id").asText();
        PlatformClient client = new PlatformClient(VIDU.emulator());
        long charged = account.charged();
        long reserved = account.reserved();

        VIDU.emulator().clock().advance(Duration.ofMinutes(10));

        JsonNode task = client.creations(id);
        assertMatchesSchema("TaskCreations", task);
        assertThat(task.path("state").asText()).isEqualTo("success");
        assertThat(task.path("creations")).isNotEmpty();
        JsonNode list = client.get("/ent/v2/tasks?task_ids=" + id).json();
        assertMatchesSchema("TaskList", list);
        assertThat(list.at("/tasks/0/id").asText()).isEqualTo(id);
        assertThat(list.at("/tasks/0/creations/0/id")).isEqualTo(task.at("/creations/0/id"));
        assertThat(reserved).isPositive();
        assertThat(account.reserved()).isZero();
        assertThat(account.charged() - charged).isEqualTo(reserved).isEqualTo(task.path("credits").asLong());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aFailureOfAnyKindIsFree(ExampleRequest example) {
        VIDU.emulator().script().when(task -> !task.operation().equals("text2video") || example.name().startsWith("text2video"),
                Outcome.failed("CreationPolicyViolation"));
        String id = example.send(VIDU.emulator()).reply().json().path("task_id").asText();
        EmulatorAccount account = VIDU.emulator().account();
        long balance = account.balance() + account.reserved();

        VIDU.emulator().clock().advance(Duration.ofMinutes(10));

        JsonNode task = new PlatformClient(VIDU.emulator()).creations(id);
        assertThat(task.path("err_code").asText()).isEqualTo("CreationPolicyViolation");
        assertThat(task.path("credits").asLong()).isZero();
        assertThat(account.balance()).isEqualTo(balance);
    }

    private static JsonNode withoutChance(ExampleRequest example, JsonNode answer) {
        ObjectNode copy = answer.deepCopy();
        copy.remove(CHANCE);
        copy.remove(OWN_CHOICE.getOrDefault(example.name(), "task_id"));
        return copy;
    }
}
