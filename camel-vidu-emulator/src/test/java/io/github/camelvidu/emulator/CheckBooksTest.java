// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The check of the books finds what somebody changed behind the emulator's back. */
class CheckBooksTest {

    @TempDir
    static Path data;

    private static ViduEmulator emulator;

    @BeforeAll
    static void keepBooks() {
        emulator = ViduEmulator.builder().dataDir(data).clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:00Z")))
                .credits(1000).start();
        PlatformClient client = new PlatformClient(emulator);
        emulator.account().purchase("10");
        emulator.script().next(Outcome.failed("Unknown"), Outcome.success());
        client.create();
        client.create();
        emulator.clock().advance(Duration.ofHours(1));
        client.create();
    }

    @AfterAll
    static void close() {
        emulator.close();
    }

    @AfterEach
    void theBooksAddUpAgain() {
        emulator.account().checkBooks();
    }

    @Test
    void anAccountWithoutAnythingAddsUp() {
        ConsoleClient.signedIn(emulator, "Ada");
        assertThatCode(() -> emulator.account("Ada").checkBooks()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "credit_package|credit_remain = credit_remain - 1|credit_remain = credit_remain + 1|against the balance",
            "credit_package|credit_amount = credit_amount + 1|credit_amount = credit_amount - 1|credits bought with package",
            "movement|change = change + 1|change = change - 1|change of Movement",
            "movement|credits = credits + 1|credits = credits - 1|reserved for TaskRecord",
            "movement|task_id = -task_id|task_id = -task_id|there is no task -",
            "task|charged = charged + 1|charged = charged - 1|paid as TaskRecord",
            "task|reserved = reserved + 1|reserved = reserved - 1|reserved for TaskRecord",
            "purchase|usd_cents = usd_cents + 1|usd_cents = usd_cents - 1|has another price",
            "purchase|invoice = 7|invoice = 1|invoices against their highest number",
            "bill_line|credits = credits + 1|credits = credits - 1|credits in bill lines",
            "bill_line|failed = failed - 1|failed = failed + 1|failed in bill lines",
            "bill_line|succeeded = succeeded + 2|succeeded = succeeded - 2|succeeded in bill lines" })
    void whatDoesNotAddUpIsSaid(String table, String change, String back, String words) throws SQLException {
        execute("UPDATE " + table + " SET " + change);
        try {
            assertThatIllegalStateException().isThrownBy(() -> emulator.account().checkBooks())
                    .withMessageContaining("The books of default do not add up")
                    .withMessageContaining(words);
        } finally {
            execute("UPDATE " + table + " SET " + back);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection
                = DriverManager.getConnection("jdbc:h2:async:" + data.toAbsolutePath().resolve("vidu"), "vidu", "");
             Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
