// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.catalog.Reconcile;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.ledger.Budget;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerEntryBuilder;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.ledger.Written;
import io.github.camelvidu.component.time.ManualTimekeeper;
import io.github.camelvidu.component.time.Timekeeper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When a node takes up what others have left. Its clock is the ledger's, and only the test moves it. */
class LedgerUpkeepTest {

    private static final String ACCOUNT = "https://api.example.com#default";
    private static final String GONE = "gone";
    private static final String NODE = "node";
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final StubbedPlatform platform = new StubbedPlatform();
    /** Besides that which the test lets pass. */
    private Duration passed = Duration.ZERO;
    private final Timekeeper clock = new Timekeeper() {

        @Override
        public Instant now() {
            return time.now().plus(passed);
        }

        @Override
        public long nanos() {
            return time.nanos() + passed.toNanos();
        }

        @Override
        public Future<?> after(Duration delay, Runnable action) {
            return time.after(delay, action);
        }
    };
    private final TaskLedger rows = new MemoryTaskLedger(clock::now);
    private TaskLedger ledger = rows;

    @Test
    void whatANodeLeftIsTakenUpAndLookedAtTheMomentItsLeaseIsOut() {
        LedgerEntry left = left(Duration.ofSeconds(29));
        start(NODE);

        time.advance(Duration.ofSeconds(29).minusMillis(1));
        assertThat(owner(left)).isEqualTo(GONE);
        assertThat(platform.lists).isEmpty();
        time.advance(Duration.ofMillis(1));

        assertThat(owner(left)).isEqualTo(NODE);
        assertThat(platform.idsListed()).containsExactly(List.of(left.taskId()));
    }

    @Test
    void howeverMuchWasLeftItIsTakenUpInOneGoAndLookedAtByFullPages() {
        for (int i = 0; i < 2_500; i++) {
            left(Duration.ZERO);
        }

        start(NODE);

        assertThat(platform.idsListed()).hasSize(25).allSatisfy(page -> assertThat(page).hasSize(100));
        assertThat(platform.idsListed().stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }

    @Test
    void leasesThatAreOutOneAfterTheOtherAreWaitedForTogether() {
        List<LedgerEntry> left = new ArrayList<>();
        for (int second = 31; second <= 36; second++) {
            left.add(left(Duration.ofSeconds(second)));
        }
        start(NODE);

        time.advance(Duration.ofSeconds(36).minusMillis(1));
        assertThat(left).extracting(this::owner).as("at the first, and nothing for a twelfth of a lease")
                .containsExactly(NODE, GONE, GONE, GONE, GONE, GONE);
        time.advance(Duration.ofMillis(1));

        assertThat(left).extracting(this::owner).containsOnly(NODE);
    }

    @Test
    void aTakeOverThatTakesLongRenewsItsLeasesInsteadOfTakingUpItsOwnRowsOnceMore() {
        for (int i = 0; i < 5_500; i++) {
            left(Duration.ZERO);
        }
        ledger = whoseClaimsTake(Duration.ofSeconds(15));

        start(NODE);
        time.advance(LEASE);

        assertThat(rows.entries(ACCOUNT, EnumSet.allOf(LedgerState.class), 10_000)).hasSize(5_500).allSatisfy(row -> {
            assertThat(row.owner()).isEqualTo(NODE);
            assertThat(row.version()).as("changed once").isEqualTo(1);
        });
    }

    @Test
    void nodesThatAreAliveLeaveEachOtherTheirRows() {
        LedgerEntry first = left(Duration.ZERO);
        start("first");
        time.advance(Duration.ofSeconds(7));
        LedgerEntry second = left(Duration.ZERO);
        start("second");

        time.advance(Duration.ofHours(1));

        assertThat(owner(first)).isEqualTo("first");
        assertThat(owner(second)).isEqualTo("second");
    }

    private TaskLedger whoseClaimsTake(Duration each) {
        return (TaskLedger) Proxy.newProxyInstance(
                TaskLedger.class.getClassLoader(), new Class<?>[] { TaskLedger.class }, (proxy, method, arguments) -> {
                    Object result = method.invoke(rows, arguments);
                    passed = method.getName().equals("claim") ? passed.plus(each) : passed;
                    return result;
                });
    }

    private void start(String node) {
        Executor pool = new InOrder();
        new AccountTasks(
                new AccountLedger(ledger, ACCOUNT, node, LEASE), platform,
                new RetryingCalls(pool, clock, StubbedWatcher.BACKOFF), pool, new InOrder(), Runnable::run, clock,
                new TaskSettings(
                        new WatchSettings(INTERVAL, StubbedWatcher.BACKOFF, 5), 0, Duration.ofMinutes(2),
                        StubbedWatcher.BACKOFF, Duration.ofMinutes(5), Duration.ofDays(7)),
                new NoProgress())
                .start();
    }

    /** A row of a node that is gone, whose task goes on. */
    private LedgerEntry left(Duration lease) {
        String id = platform.create(TaskState.PROCESSING);
        LedgerEntry row = LedgerEntryBuilder.builder().account(ACCOUNT).key("key-" + id).state(LedgerState.SUBMITTED).attempt(1)
                .digest("digest").reconcile(Reconcile.MARKER).kind("text2video").taskId(id).createdAt(time.now())
                .changedAt(time.now()).reservedAt(time.now()).owner(GONE).leaseUntil(time.now().plus(lease)).build();
        assertThat(rows.insert(row, Budget.UNLIMITED)).isEqualTo(Written.DONE);
        return row;
    }

    private String owner(LedgerEntry row) {
        return rows.find(ACCOUNT, row.key()).orElseThrow().owner();
    }
}
