// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelvidu.component.ledger.FaultyDatabase.Cut;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a ledger does when its database fails it, at each place where that may be. */
class LedgerFaultsTest {

    private static final Instant NOW = Instant.parse("2026-11-16T08:30:15Z");

    private final DataSource real = H2Databases.newDatabase();
    private final FaultyDatabase database = new FaultyDatabase(real);
    private final JdbcTaskLedger healthy = new JdbcTaskLedger(real);
    private final JdbcTaskLedger ledger = new JdbcTaskLedger(database.dataSource());
    private final LedgerEntry row = Entries.reserved("k", NOW);

    LedgerFaultsTest() {
        healthy.createSchema();
    }

    @Test
    void eachMethodSaysWhatItCouldNotDoWhenTheDatabaseIsAway() {
        database.fail(Cut.BEFORE, "getConnection", call -> true, FaultyDatabase.failure("08001"));
        String of = " of account https://api.vidu.com#default";

        assertFails("find the row of key k" + of, () -> ledger.find(Entries.ACCOUNT, "k"));
        assertFails("find the row of task 7" + of, () -> ledger.findTask(Entries.ACCOUNT, "7"));
        assertFails("look up 2 tasks" + of, () -> ledger.taken(Entries.ACCOUNT, List.of("7", "8")));
        assertFails("write the row of key k" + of, () -> ledger.insert(row, Budget.UNLIMITED));
        assertFails("change the row of key k" + of, () -> ledger.replace(row, row));
        assertFails(
                "claim rows" + of + " for node-2",
                () -> ledger.claim(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), "node-2", Duration.ZERO, 1));
        assertFails(
                "look for the next lease" + of + " that is out",
                () -> ledger.untilFree(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), Duration.ZERO));
        assertFails("renew the leases of node-1" + of, () -> ledger.renew(Entries.ACCOUNT, "node-1", Duration.ZERO));
        assertFails("list rows" + of, () -> ledger.entries(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), 1));
        assertFails(
                "read the credits used by account https://api.vidu.com#default",
                () -> ledger.used(Entries.ACCOUNT, BudgetPeriod.DAY, NOW));
        assertFails("forget old rows" + of, () -> ledger.forget(Entries.ACCOUNT, Duration.ZERO));
        assertFails("read the clock of its database", ledger::now);
        assertFails("look at the table vidu_task", ledger::checkSchema);
        assertFails("look at the table vidu_task", ledger::createSchema);
    }

    @Test
    void aPoolThatThrowsWhatItLikesIsAFailureOfTheLedger() {
        database.fail(Cut.BEFORE, "getConnection", call -> true, new IllegalStateException("pool is closed"));

        assertThatExceptionOfType(LedgerException.class).isThrownBy(ledger::now)
                .withMessage("the ledger could not read the clock of its database: it got no connection")
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "40001", "40P01" })
    void whatIsEndedForTheSakeOfAnotherIsTriedAgain(String state) {
        healthy.insert(row.withKey("before"), Budget.UNLIMITED);
        database.fail(Cut.BEFORE, "commit", call -> call <= 2, FaultyDatabase.failure(state));

        assertThat(ledger.insert(row, new Budget(70, 70))).isEqualTo(Written.DONE);

        assertThat(database.calls("getConnection")).isEqualTo(3);
        assertThat(healthy.find(Entries.ACCOUNT, "k")).isPresent();
        assertThat(healthy.used(Entries.ACCOUNT, BudgetPeriod.HOUR, NOW)).isEqualTo(new CreditsUsed(70, 0));
        assertAllGivenBack();
    }

    @Test
    void whatIsAlwaysEndedForTheSakeOfAnotherFailsInTheEnd() {
        database.fail(Cut.BEFORE, "commit", call -> true, FaultyDatabase.failure("40001"));

        assertThatExceptionOfType(LedgerException.class).isThrownBy(ledger::now)
                .withMessage("the ledger could not read the clock of its database (SQLState 40001)");
        assertThat(database.calls("getConnection")).isEqualTo(5);
        assertAllGivenBack();
    }

    @ParameterizedTest
    @ValueSource(strings = { "40003", "08006", "57P01", "HY000" })
    void aCommitWhoseAnswerIsLostIsNotRepeated(String state) {
        healthy.insert(row, Budget.UNLIMITED);
        database.fail(Cut.AFTER, "commit", call -> true, FaultyDatabase.failure(state));

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger.replace(row, row.submitted("7", 30, NOW)))
                .withMessageEndingWith("(SQLState " + state + ")");

        assertThat(database.calls("commit")).isEqualTo(1);
        assertThat(healthy.find(Entries.ACCOUNT, "k")).as("the row is read again, and says that it was kept")
                .hasValueSatisfying(kept -> assertThat(kept.taskId()).isEqualTo("7"));
        assertAllGivenBack();
    }

    /** The statements change the row, the hour and the day. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void aChangeThatFailsHalfwayIsRolledBack(int statement) {
        healthy.insert(row, Budget.UNLIMITED);
        database.fail(Cut.BEFORE, "prepareStatement", call -> call == statement, FaultyDatabase.failure("HY000"));

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger.replace(row, row.submitted("7", 30, NOW), new Budget(99, 99)));

        assertThat(healthy.find(Entries.ACCOUNT, "k")).contains(row);
        assertThat(healthy.used(Entries.ACCOUNT, BudgetPeriod.HOUR, NOW)).isEqualTo(new CreditsUsed(35, 0));
        assertThat(healthy.used(Entries.ACCOUNT, BudgetPeriod.DAY, NOW)).isEqualTo(new CreditsUsed(35, 0));
        assertAllGivenBack();
    }

    @ParameterizedTest
    @CsvSource({ "AFTER, prepareStatement, 3", "BEFORE, commit, 1" })
    void aClaimThatFailsHalfwayLeavesAllRowsWithTheirOwner(Cut cut, String method, int which) {
        LedgerEntry out = row.withLeaseUntil(NOW);
        healthy.insert(out.withKey("a"), Budget.UNLIMITED);
        healthy.insert(out.withKey("b"), Budget.UNLIMITED);
        database.fail(cut, method, call -> call == which, FaultyDatabase.failure("HY000"));

        assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> ledger.claim(
                Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), "node-2", Duration.ofMinutes(1), 10));

        assertThat(healthy.entries(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), 10))
                .containsExactly(out.withKey("a"), out.withKey("b"));
        assertAllGivenBack();
    }

    @Test
    void whatFailsAfterTheCommitMakesNoFailureOfAChangeThatIsKept() {
        database.fail(Cut.BEFORE, "setAutoCommit", call -> call == 2, FaultyDatabase.failure("08006"));
        assertThat(ledger.insert(row.withKey("a"), Budget.UNLIMITED)).isEqualTo(Written.DONE);

        database.fail(Cut.AFTER, "close", call -> true, FaultyDatabase.failure("08006"));
        assertThat(ledger.insert(row.withKey("b"), Budget.UNLIMITED)).isEqualTo(Written.DONE);
    }

    @Test
    void afterARollbackThatFailedNothingIsCommitted() {
        FaultyDatabase twice = new FaultyDatabase(database.dataSource());
        database.fail(Cut.BEFORE, "rollback", call -> true, FaultyDatabase.failure("08006"));
        twice.fail(Cut.BEFORE, "commit", call -> true, FaultyDatabase.failure("08006"));

        assertThatExceptionOfType(LedgerException.class).isThrownBy(new JdbcTaskLedger(twice.dataSource())::now)
                .satisfies(e -> assertThat(e.getCause().getSuppressed()).hasSize(1));

        assertThat(twice.calls()).containsExactly(
                "getConnection", "getAutoCommit", "setAutoCommit false", "prepareStatement", "commit", "rollback", "close");
    }

    @Test
    void aConnectionIsGivenBackAsItWas() {
        ledger.insert(row.withKey("a"), Budget.UNLIMITED);
        database.calls().clear();

        ledger.find(Entries.ACCOUNT, "k");

        assertThat(database.calls()).containsExactly(
                "getConnection", "getAutoCommit", "setAutoCommit false", "prepareStatement", "commit", "setAutoCommit true",
                "close");
    }

    @Test
    void aPoolWithoutAutomaticCommitsServesToo() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcTaskLedger pooled = new JdbcTaskLedger(pool);

            assertThat(pooled.insert(row, Budget.UNLIMITED)).isEqualTo(Written.DONE);
            assertThat(pooled.find(Entries.ACCOUNT, "k")).contains(row);
        }
        assertThat(healthy.find(Entries.ACCOUNT, "k")).contains(row);
    }

    @Test
    void aDataSourceInsideAnotherTransactionIsRefusedBeforeAnythingIsWritten() {
        database.fail(Cut.BEFORE, "setAutoCommit", call -> true, FaultyDatabase.failure("25000"));

        assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> ledger.insert(row, Budget.UNLIMITED))
                .withMessage("the ledger could not write the row of key k of account https://api.vidu.com#default: its data"
                             + " source allows it no transaction of its own, as one does that takes part in JTA; give the"
                             + " ledger a data source that does not (SQLState 25000)");

        assertThat(database.calls()).as("the other transaction is left alone")
                .containsExactly("getConnection", "getAutoCommit", "setAutoCommit false", "close");
    }

    private static void assertFails(String step, ThrowingCallable call) {
        assertThatExceptionOfType(LedgerException.class).isThrownBy(call)
                .withMessage("the ledger could not " + step + " (SQLState 08001)").withCauseInstanceOf(SQLException.class);
    }

    private void assertAllGivenBack() {
        assertThat(database.calls("close")).isEqualTo(database.calls("getConnection"));
        assertThat(database.calls("setAutoCommit true")).isEqualTo(database.calls("getConnection"));
    }
}
