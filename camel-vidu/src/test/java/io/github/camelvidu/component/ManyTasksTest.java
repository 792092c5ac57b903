// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code vidu:tasks} of an account with very many tasks. */
class ManyTasksTest {

    private static final int TASKS = 25_000;
    private static final Instant START = Instant.parse("2026-11-16T08:00:00Z");

    @TempDir
    Path data;

    @Test
    void twentyFiveThousandTasksAreOneIteratorOverTheirPages() throws Exception {
        try (ViduEmulator emulator = open()) {
            Platform.post(emulator, ViduTestSupport.TEXT2VIDEO, """
                    {"model":"viduq3-turbo","prompt":"x","duration":1,"resolution":"540p"}""");
            emulator.clock().advance(Duration.ofMinutes(1));
        }
        multiplyTheTask();
        try (ViduEmulator emulator = open(); DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            Iterator<Task> tasks = tasks(camel, emulator);

            Set<String> ids = new HashSet<>();
            while (tasks.hasNext()) {
                ids.add(tasks.next().id());
                int pages = (ids.size() + 99) / 100;
                assertThat(emulator.requests().seen()).as("no page is fetched before it is wanted").isEqualTo(pages);
            }

            assertThat(ids).hasSize(TASKS);
            assertThat(emulator.requests().seen()).isEqualTo(TASKS / 100);
        }
    }

    private ViduEmulator open() {
        return ViduEmulator.builder().apiKey("vda_test").dataDir(data).clock(EmulatorClock.stoppedAt(START))
                .queueStep(Duration.ZERO).processingTime(Duration.ofSeconds(10)).start();
    }

    /** As if it had been submitted so often: to do so would take longer than to list them. */
    private void multiplyTheTask() throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:" + data.resolve("vidu"), "vidu", "");
             Statement statement = database.createStatement()) {
            int added = statement.executeUpdate(
                    "INSERT INTO task SELECT first.id + more.x, first.* EXCEPT (first.id) FROM task first,"
                                                + " SYSTEM_RANGE(1, " + (TASKS - 1) + ") more");
            assertThat(added).isEqualTo(TASKS - 1);
        }
    }

    @SuppressWarnings("unchecked")
    private static Iterator<Task> tasks(DefaultCamelContext camel, ViduEmulator emulator) {
        ViduComponent vidu = camel.getComponent("vidu", ViduComponent.class);
        vidu.getConfiguration().setApiKey(emulator.apiKey());
        vidu.getConfiguration().setBaseUrl(emulator.url());
        Exchange done = camel.createProducerTemplate()
                .request("vidu:tasks?createdFrom=2026-11-16T00:00:00Z", exchange -> {
                });
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody(Iterator.class);
    }
}
