// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger of a component, as options. */
abstract class LedgerComponent extends HealthCheckComponent {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerComponent.class);

    private static final long SHORTEST_LEASE = 100;

    @Metadata(label = "advanced", autowired = true,
              description = "Where every wanted task is remembered. The default remembers as long as the component lives.")
    private TaskLedger ledger;
    @Metadata(label = "advanced",
              description = "The database (PostgreSQL or H2) that remembers every wanted task, for all nodes that share it. Its"
                            + " connections must not take part in the transactions of routes. Instead of a ledger.")
    private DataSource dataSource;
    @Metadata(label = "advanced", defaultValue = "false",
              description = "Whether to make the ledger's tables in the database at start when they are not there.")
    private boolean createLedgerSchema;
    @Metadata(label = "advanced", javaType = "java.time.Duration", defaultValue = "90d",
              description = "How long the ledger remembers tasks that have ended. A ledger in memory keeps them for 24 hours at most.")
    private long ledgerRetention = Duration.ofDays(90).toMillis();
    @Metadata(label = "advanced", javaType = "java.time.Duration", defaultValue = "1m",
              description = "How long a node that shares the ledger may be silent before others take over its tasks.")
    private long ledgerLease = 60_000;
    @Metadata(label = "advanced", javaType = "java.time.Duration", defaultValue = "5m",
              description = "How long after the end of a request whose answer was lost the platform must still not know its task"
                            + " to prove that it created none.")
    private long absentAfter = 300_000;

    LedgerComponent() {
    }

    LedgerComponent(CamelContext context) {
        super(context);
    }

    /**
     * Makes a ledger when none was given.
     *
     * @throws IllegalStateException when the database has no tables for it
     */
    void openLedger() {
        if (ledger != null && dataSource != null) {
            throw new IllegalArgumentException("the options ledger and dataSource are both set: set one of them");
        }
        if (ledger == null) {
            ledger = dataSource == null ? inMemory() : inDatabase();
        }
    }

    /** Whether what is wanted is remembered longer than the component lives. */
    boolean remembers() {
        return !(ledger instanceof MemoryTaskLedger);
    }

    void checkLedgerSettings() {
        requireAtLeast("ledgerRetention", ledgerRetention, 1);
        requireAtLeast("ledgerLease", ledgerLease, SHORTEST_LEASE);
        requireAtLeast("absentAfter", absentAfter, 0);
    }

    static void requireAtLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("the option " + option + " is " + value + "; it must be at least " + least);
        }
    }

    private TaskLedger inDatabase() {
        JdbcTaskLedger database = new JdbcTaskLedger(dataSource);
        if (createLedgerSchema) {
            database.createSchema();
        }
        database.checkSchema();
        return database;
    }

    /** Its time goes on evenly, whatever the wall clock does. */
    private static TaskLedger inMemory() {
        LOG.warn("The ledger of wanted tasks is in memory. It keeps a key from paying twice as long as this process lives; a"
                 + " restart forgets what was asked, what is running and what was spent, and no other process sees it. Set"
                 + " dataSource to keep it in a database");
        Instant start = Instant.now();
        long nanos = System.nanoTime();
        return new MemoryTaskLedger(() -> start.plusNanos(System.nanoTime() - nanos));
    }

    public TaskLedger getLedger() {
        return ledger;
    }

    public void setLedger(TaskLedger ledger) {
        this.ledger = ledger;
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public boolean isCreateLedgerSchema() {
        return createLedgerSchema;
    }

    public void setCreateLedgerSchema(boolean createLedgerSchema) {
        this.createLedgerSchema = createLedgerSchema;
    }

    public long getLedgerRetention() {
        return ledgerRetention;
    }

    public void setLedgerRetention(long ledgerRetention) {
        this.ledgerRetention = ledgerRetention;
    }

    public long getLedgerLease() {
        return ledgerLease;
    }

    public void setLedgerLease(long ledgerLease) {
        this.ledgerLease = ledgerLease;
    }

    public long getAbsentAfter() {
        return absentAfter;
    }

    public void setAbsentAfter(long absentAfter) {
        this.absentAfter = absentAfter;
    }
}
