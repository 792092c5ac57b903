// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a ledger in any database does beyond what any ledger does. */
abstract class JdbcTaskLedgerContract implements RowContract, LeaseContract, BudgetContract {

    private final DataSource database;
    private final TaskLedger ledger;
    private final TaskLedger otherNode;

    /** @param database shared by the tests of a class, with the tables */
    JdbcTaskLedgerContract(DataSource database) {
        this.database = database;
        this.ledger = new JdbcTaskLedger(database);
        this.otherNode = new JdbcTaskLedger(database);
    }

    @Override
    public TaskLedger ledger() {
        return ledger;
    }

    @Override
    public TaskLedger otherNode() {
        return otherNode;
    }

    /** One of the same kind without tables. */
    abstract DataSource newDatabase();

    static DataSource withTables(DataSource database) {
        new JdbcTaskLedger(database).createSchema();
        return database;
    }

    @BeforeEach
    void empty() throws SQLException {
        execute(database, "DELETE FROM vidu_task");
        execute(database, "DELETE FROM vidu_budget");
        execute(database, "DELETE FROM vidu_mark");
    }

    @Test
    void textsForPeopleAreCutAndWhatIsNoTextIsLeftOut() {
        LedgerEntry row = insert(reserved("k").withModel("m".repeat(254) + "🎬").withErrCode("e".repeat(300))
                .withLastError("NUL \0 and half \uD83C of a pair " + "x".repeat(3_000)).withAnswer("{\0}"));

        assertThat(row.model()).as("no half of a pair").isEqualTo("m".repeat(254));
        assertThat(row.errCode()).isEqualTo("e".repeat(255));
        assertThat(row.lastError()).startsWith("NUL  and half ? of a pair xxx").hasSize(2_000);
        assertThat(row.answer()).isEqualTo("{}");
        assertThat(change(row, submitted("7")).taskId()).isEqualTo("7");
    }

    @Test
    void aRowAndItsCreditsAreWrittenTogetherOrNotAtAll() throws SQLException {
        DataSource broken = withTables(newDatabase());
        TaskLedger brokenLedger = new JdbcTaskLedger(broken);
        brokenLedger.insert(reserved("before"), Budget.UNLIMITED);
        execute(broken, "ALTER TABLE vidu_budget RENAME COLUMN charged TO spent");

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> brokenLedger.insert(reserved("k").withAnswer("a prompt"), Budget.UNLIMITED))
                .withMessageStartingWith(
                        "the ledger could not write the row of key k of account https://api.vidu.com#default (SQLState 42")
                .withCauseInstanceOf(SQLException.class)
                .satisfies(e -> assertThat(e).hasStackTraceContaining("SQLException").message().doesNotContain("prompt"));

        assertThat(brokenLedger.entries(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), 10))
                .extracting(LedgerEntry::key).containsExactly("before");
    }

    @Test
    void tablesAreMadeOnceHoweverOftenAndByHoweverManyAtOnce() throws Exception {
        DataSource fresh = newDatabase();
        LedgerUnderTest.atOnce(THREADS, i -> {
            new JdbcTaskLedger(fresh).createSchema();
            return null;
        });
        JdbcTaskLedger other = new JdbcTaskLedger(fresh);
        other.insert(reserved("k"), Budget.UNLIMITED);

        other.createSchema();
        other.checkSchema();

        assertThat(other.find(Entries.ACCOUNT, "k")).isPresent();
    }

    @Test
    void missingTablesAreNamedWithWhatToDo() throws SQLException {
        DataSource fresh = newDatabase();
        JdbcTaskLedger other = new JdbcTaskLedger(fresh);

        assertThatExceptionOfType(LedgerException.class).isThrownBy(other::checkSchema)
                .withMessage("the ledger's database lacks the table vidu_task: set createLedgerSchema=true, or run the script"
                             + " io/github/camelvidu/component/ledger/schema.sql of the jar camel-vidu");

        other.createSchema();
        execute(fresh, "DROP TABLE vidu_budget");
        assertThatExceptionOfType(LedgerException.class).isThrownBy(other::checkSchema)
                .withMessageStartingWith("the ledger's database lacks the table vidu_budget: ");
        other.createSchema();
        other.checkSchema();
    }

    @Test
    void missingColumnsAreNamed() throws SQLException {
        DataSource old = withTables(newDatabase());
        for (String column : List.of("inputs", "extra_of")) {
            execute(old, "ALTER TABLE vidu_task DROP COLUMN " + column);
        }
        JdbcTaskLedger other = new JdbcTaskLedger(old);

        assertThatExceptionOfType(LedgerException.class).isThrownBy(other::checkSchema)
                .withMessage("the ledger's database lacks columns of the table vidu_task (inputs, extra_of), which another"
                             + " version made: add them as they stand in the script"
                             + " io/github/camelvidu/component/ledger/schema.sql of the jar camel-vidu");
        assertThatExceptionOfType(LedgerException.class).isThrownBy(other::createSchema)
                .withMessageStartingWith("the ledger's database lacks columns of the table vidu_task (inputs, extra_of)");
    }

    @Test
    void tablesOfAVersionThatKnewNoNamesOfKeysGetThemAndKeepTheirRows() throws SQLException {
        DataSource old = withTables(newDatabase());
        execute(old, "ALTER TABLE vidu_task DROP COLUMN key_name");
        execute(
                old,
                "INSERT INTO vidu_task (account, idempotency_key, version, state, attempt, digest, reconcile, kind, created_at,"
                     + " changed_at, reserved_at, owner, lease_until, awaited) VALUES ('" + Entries.ACCOUNT + "', 'old', 0,"
                     + " 'RESERVED', 1, 'digest', 'MARKER', 'text2video', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP,"
                     + " CURRENT_TIMESTAMP, 'node-1', CURRENT_TIMESTAMP, FALSE)");
        JdbcTaskLedger other = new JdbcTaskLedger(old);
        assertThatExceptionOfType(LedgerException.class).isThrownBy(other::checkSchema).withMessageContaining("(key_name)");

        other.createSchema();
        other.insert(reserved("new").withKeyName("marketing"), Budget.UNLIMITED);

        assertThat(other.find(Entries.ACCOUNT, "old").orElseThrow().keyName()).isNull();
        assertThat(other.find(Entries.ACCOUNT, "new").orElseThrow().keyName()).isEqualTo("marketing");
    }

    @Test
    void marksAreTextsUnderNamesThatEveryNodeSees() {
        MarkStore marks = new JdbcTaskLedger(database).marks();
        MarkStore others = new JdbcTaskLedger(database).marks();

        assertThat(marks.find("a/since")).isEmpty();
        marks.put("a/since", "first");
        others.put("a/since", "second \u00e9 \ud83c\udfac " + "x".repeat(100_000));

        assertThat(marks.find("a/since")).hasValueSatisfying(
                text -> assertThat(text).startsWith("second \u00e9 \ud83c\udfac x").hasSize(100_012));
        assertThat(others.remove("a/since")).isTrue();
        assertThat(marks.remove("a/since")).isFalse();
        assertThat(marks.find("a/since")).isEmpty();
    }

    @Test
    void aNameIsAddedOnceHoweverManyTryAtOnce() throws Exception {
        MarkStore marks = new JdbcTaskLedger(database).marks();

        List<Boolean> added = LedgerUnderTest.atOnce(THREADS, i -> new JdbcTaskLedger(database).marks().add("a/item"));
        LedgerUnderTest.atOnce(THREADS, i -> {
            marks.put("a/mark", "by " + i);
            return null;
        });

        assertThat(added).containsOnlyOnce(true);
        assertThat(marks.contains("a/item")).isTrue();
        assertThat(marks.find("a/item")).as("it has no text").isEmpty();
        assertThat(marks.find("a/mark")).hasValueSatisfying(text -> assertThat(text).startsWith("by "));
    }

    @Test
    void namesWithoutATextAreForgottenWithTheRowsOfTheirAccount() {
        MarkStore marks = new JdbcTaskLedger(database).marks();
        marks.add(Entries.ACCOUNT + "/tasks/g/7");
        marks.put(Entries.ACCOUNT + "/tasks/g/since", "kept");
        marks.add("https://other#default/tasks/g/7");

        ledger.forget(Entries.ACCOUNT, Duration.ofHours(1));
        assertThat(marks.contains(Entries.ACCOUNT + "/tasks/g/7")).as("young").isTrue();

        ledger.forget(Entries.ACCOUNT, Duration.ofHours(-1));
        assertThat(marks.contains(Entries.ACCOUNT + "/tasks/g/7")).isFalse();
        assertThat(marks.contains(Entries.ACCOUNT + "/tasks/g/since")).isTrue();
        assertThat(marks.contains("https://other#default/tasks/g/7")).isTrue();
    }

    @Test
    void namesOfMarksThatNoDatabaseKeepsAsTheyAreAreRefused() {
        MarkStore marks = new JdbcTaskLedger(database).marks();

        assertThat(marks.add("x".repeat(MarkStore.MAX_NAME))).isTrue();
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> marks.add("x".repeat(601)))
                .withMessage("the mark has 601 characters, and a ledger takes 600");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> marks.put("a\nb", "text"))
                .withMessageContaining("U+000A");
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
