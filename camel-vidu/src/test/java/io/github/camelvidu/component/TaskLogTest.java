// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.Map;

import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.logging.log4j.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The log lines of wanted tasks, with their keys and values. */
class TaskLogTest extends ViduTestSupport {

    private CapturedLog log;

    private record Line(Level level, String text, Map<String, String> pairs) {
    }

    @Override
    void configure(ViduComponent vidu) {
        vidu.setApiKeys(Map.of("marketing", "vda_second"));
    }

    @BeforeEach
    void listen() {
        log = CapturedLog.listen(TaskLog.class.getName(), Level.DEBUG);
    }

    @AfterEach
    void listenNoMore() {
        log.close();
    }

    @Test
    void eachStepIsALineWithKeysAndValuesAndWithoutSecrets() {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"));

        sendIt(GENERATE + "&key=marketing&idempotencyKey=order-7&payload=customer-4711", PROMPT);

        String id = Long.toString(emulator().tasks().get(0).id());
        Awaitility.await().untilAsserted(() -> assertThat(mine()).extracting(Line::level, Line::text).containsExactly(
                tuple(Level.DEBUG, "Wanted task order-7 is RESERVED, task null"),
                tuple(Level.DEBUG, "Wanted task order-7 is SUBMITTED, task " + id),
                tuple(Level.INFO, "Wanted task order-7 is FAILED, task " + id)));
        assertThat(mine().get(2).pairs()).containsEntry("taskId", id).containsEntry("apiKey", "marketing")
                .containsEntry("account", "default").containsEntry("idempotencyKey", "order-7")
                .containsEntry("kind", "text2video").containsEntry("errCode", "CreationPolicyViolation");
        assertThat(mine()).allSatisfy(line -> assertThat(line.toString()).doesNotContain("vda_", "lighthouse", "4711"));
    }

    /** Other tests may run at the same time. */
    private List<Line> mine() {
        return log.events().stream()
                .map(event -> new Line(
                        event.getLevel(), event.getMessage().getFormattedMessage(),
                        Map.copyOf(event.getContextData().toMap())))
                .filter(line -> line.text().contains("order-7")).toList();
    }
}
