// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests of any ledger use: an empty ledger for each test. */
interface LedgerUnderTest {

    int THREADS = 8;

    TaskLedger ledger();

    /** The same rows as another node sees them. */
    TaskLedger otherNode();

    default LedgerEntry find(String key) {
        return ledger().find(Entries.ACCOUNT, key).orElseThrow();
    }

    default LedgerEntry reserved(String key) {
        return Entries.reserved(key, ledger().now());
    }

    /** Writes a first row; answers it as it is then. */
    default LedgerEntry insert(LedgerEntry first) {
        assertThat(ledger().insert(first, Budget.UNLIMITED)).isEqualTo(Written.DONE);
        return ledger().find(first.account(), first.key()).orElseThrow();
    }

    /** Writes a first row and takes it a step on. */
    default LedgerEntry insert(LedgerEntry first, UnaryOperator<LedgerEntry> step) {
        return change(insert(first), step);
    }

    /** Writes a first row and takes it two steps on. */
    default LedgerEntry insert(LedgerEntry first, UnaryOperator<LedgerEntry> step, UnaryOperator<LedgerEntry> next) {
        return change(insert(first, step), next);
    }

    default LedgerEntry change(LedgerEntry row, UnaryOperator<LedgerEntry> step) {
        assertThat(ledger().replace(row, step.apply(row))).isTrue();
        return ledger().find(row.account(), row.key()).orElseThrow();
    }

    default UnaryOperator<LedgerEntry> submitted(String taskId) {
        return row -> row.submitted(taskId, null, ledger().now());
    }

    default UnaryOperator<LedgerEntry> succeeded(Integer credits) {
        return row -> row.succeeded(credits, ledger().now());
    }

    /** Runs something for each number up to a count in several threads; answers what came out, once all are done. */
    static <T> List<T> atOnce(int count, IntFunction<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> calls = IntStream.range(0, count).<Callable<T>> mapToObj(i -> () -> call.apply(i)).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** An instant of some day, long ago. */
    static Instant at(String time) {
        return Instant.parse("2026-11-16T" + time + "Z");
    }
}
