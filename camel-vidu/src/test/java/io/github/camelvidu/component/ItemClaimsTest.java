// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.tasks.AccountLedger;
import io.github.camelvidu.component.time.ManualTimekeeper;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Claims of two consumers on the items of one repository. */
class ItemClaimsTest {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final String ITEM = "account/tasks/group/7";

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final IdempotentRepository repository = new MemoryIdempotentRepository();
    private final ItemClaims one = claims(Runnable::run);
    private final ItemClaims other = claims(Runnable::run);

    @BeforeEach
    void start() {
        repository.start();
    }

    @Test
    void whatOneHasTheOtherDoesNotGet() {
        assertThat(one.claim(ITEM)).isTrue();

        assertThat(other.claim(ITEM)).isFalse();
        assertThat(one.claim(ITEM)).as("nor the one again").isFalse();
        assertThat(other.claim(ITEM + "0")).as("another item").isTrue();
    }

    @Test
    void whatIsReleasedIsFreeAtOnce() {
        one.claim(ITEM);
        one.release(ITEM);

        assertThat(other.claim(ITEM)).isTrue();
    }

    @Test
    void whatIsDoneIsNobodysAnyMoreAndOnlyThatIsKept() {
        one.claim(ITEM);
        time.advance(LEASE.multipliedBy(3));
        one.done(ITEM);

        assertThat(one.isDone(ITEM)).isTrue();
        assertThat(other.claim(ITEM)).isFalse();
        time.advance(LEASE.multipliedBy(10));
        assertThat(other.claim(ITEM)).isFalse();
        assertThat(((MemoryIdempotentRepository) repository).getCacheSize()).isEqualTo(1);
    }

    @Test
    void whoLivesKeepsWhatItHasHoweverLongItTakes() {
        one.claim(ITEM);

        for (int i = 0; i < 100; i++) {
            time.advance(LEASE.dividedBy(7));
            assertThat(other.claim(ITEM)).isFalse();
        }

        assertThat(((MemoryIdempotentRepository) repository).getCacheSize()).isLessThanOrEqualTo(2);
        one.release(ITEM);
        assertThat(other.claim(ITEM)).isTrue();
    }

    @Test
    void whatADeadOneHadIsFreeAfterTwoLeasesAtMostAndNotBeforeOne() {
        one.claim(ITEM);
        one.stop();

        time.advance(LEASE);
        assertThat(other.claim(ITEM)).isFalse();
        time.advance(LEASE);

        assertThat(other.claim(ITEM)).isTrue();
        assertThat(one.claim(ITEM)).isFalse();
    }

    @Test
    void aRepositoryThatIsAwayWhenAClaimIsRenewedIsAskedAgain() {
        AtomicInteger failures = new AtomicInteger();
        ItemClaims flaky = claims(task -> {
            if (failures.incrementAndGet() != 2) {
                task.run();
            } else {
                time.after(Duration.ofSeconds(1), task);
            }
        });
        flaky.claim(ITEM);

        time.advance(LEASE.multipliedBy(4));

        assertThat(other.claim(ITEM)).isFalse();
    }

    @Test
    void manyWhoTryAtOnceGetItOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        AtomicInteger claimed = new AtomicInteger();
        try {
            for (int i = 0; i < 200; i++) {
                String item = ITEM + (i % 20);
                threads.execute(() -> {
                    ItemClaims claims = claims(Runnable::run);
                    if (claims.claim(item)) {
                        claimed.incrementAndGet();
                        claims.done(item);
                    }
                });
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(claimed).hasValue(20);
    }

    private ItemClaims claims(Executor pool) {
        return new ItemClaims(
                repository, pool, time, new AccountLedger(new MemoryTaskLedger(time::now), "account", "node", LEASE));
    }
}
