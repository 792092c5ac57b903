// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The log lines of wanted tasks, with their keys and values. */
class TaskLogTest extends ViduTestSupport {

    private static final String LOGGER = TaskLog.class.getName();

    private final Lines lines = new Lines();

    private record Line(Level level, String text, Map<String, String> pairs) {
    }

    private static final class Lines extends AbstractAppender {

        private final List<Line> all = new CopyOnWriteArrayList<>();

        Lines() {
            super("lines", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            all.add(new Line(
                    event.getLevel(), event.getMessage().getFormattedMessage(), Map.copyOf(event.getContextData().toMap())));
        }
    }

    @Override
    void configure(ViduComponent vidu) {
        vidu.setApiKeys(Map.of("marketing", "vda_second"));
    }

    @BeforeEach
    void listen() {
        LoggerContext log = (LoggerContext) LogManager.getContext(false);
        LoggerConfig config = new LoggerConfig(LOGGER, Level.DEBUG, false);
        lines.start();
        config.addAppender(lines, Level.DEBUG, null);
        log.getConfiguration().addLogger(LOGGER, config);
        log.updateLoggers();
    }

    @AfterEach
    void listenNoMore() {
        LoggerContext log = (LoggerContext) LogManager.getContext(false);
        log.getConfiguration().removeLogger(LOGGER);
        log.updateLoggers();
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
        return lines.all.stream().filter(line -> line.text().contains("order-7")).toList();
    }
}
