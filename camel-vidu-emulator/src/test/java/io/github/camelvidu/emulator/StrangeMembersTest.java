// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.store.TaskRecord;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each member of each example request is given values of all kinds: the answer is the platform's, whatever was sent.
 */
class StrangeMembersTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z")))
                    .credits(1_000_000_000_000L));

    private static final String MARK = "the value";
    private static final List<String> VALUES = List.of(
            "null", "true", "0", "-1", "7", "1.5", "1e400", "-1e400", "1e-400", "1e999999999", "9223372036854775807",
            "123456789012345678901234567890", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"data:image/png;base64,AAAA\"",
            "\"ssupload:?id=99999999999999999999\"", "\"https://\"", "\"https://a/b\"", "\"0:0\"", "\"1:99999\"", "[]",
            "[null]",
            "[[]]", "[{}]", "[\"\"]", "[\"\\ud800\"]", "{}", "[".repeat(900) + "]".repeat(900));

    static Stream<ExampleRequest> examples() {
        return ExampleRequest.all().filter(example -> !example.name().contains(".") || example.name().startsWith("ref"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyValueOfEveryMemberGetsAProperAnswer(ExampleRequest example) throws IOException {
        PlatformClient client = new PlatformClient(VIDU.emulator());
        ObjectNode body = (ObjectNode) PlatformContract.example(example.name() + ".request");
        for (String member : members(body)) {
            for (String value : VALUES) {
                Reply reply = client.send(client.request(example.operation().path().replace("{id}", "7"))
                        .header("Content-Type", "application/json")
                        .method(example.operation().method(), HttpRequest.BodyPublishers.ofString(with(body, member, value))));

                assertThat(reply.status()).as("%s: %s -> %s", member, value, reply.text()).isLessThan(500);
                assertThat(reply.json().path("code").asInt(200)).isEqualTo(reply.status());
            }
        }
        assertEveryTaskIsShown(client);
    }

    private static void assertEveryTaskIsShown(PlatformClient client) {
        VIDU.emulator().clock().advance(Duration.ofDays(3));
        List<TaskRecord> listed = VIDU.emulator().tasks().stream().filter(TaskRecord::listed).toList();
        for (TaskRecord task : listed) {
            assertThat(client.get("/ent/v2/tasks?task_ids=" + task.id()).json().at("/tasks/0/id").asText())
                    .isEqualTo(Long.toString(task.id()));
            assertThat(client.state(Long.toString(task.id()))).isEqualTo("success");
        }
    }

    private static Set<String> members(JsonNode json) {
        Set<String> members = new LinkedHashSet<>();
        collect("", json, members);
        members.remove("");
        return members;
    }

    private static void collect(String path, JsonNode json, Set<String> members) {
        members.add(path);
        json.properties().forEach(member -> collect(path + "/" + member.getKey(), member.getValue(), members));
        if (json.isArray()) {
            collect(path + "/0", json.get(0), members);
        }
    }

    private static String with(ObjectNode body, String member, String value) {
        ObjectNode changed = body.deepCopy();
        JsonPointer place = JsonPointer.compile(member);
        JsonNode holder = changed.at(place.head());
        if (holder instanceof ArrayNode list) {
            list.set(place.last().getMatchingIndex(), MARK);
        } else {
            ((ObjectNode) holder).put(place.last().getMatchingProperty(), MARK);
        }
        return changed.toString().replace('"' + MARK + '"', value);
    }
}
