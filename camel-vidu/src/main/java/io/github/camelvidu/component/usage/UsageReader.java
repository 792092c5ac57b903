// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskQueryBuilder;
import io.github.camelvidu.component.tasks.AccountLedger;

/**
 * Reads what was used: every task of the platform's list, and from the ledger what the list does not show. The platform
 * has no call for that (Vidu reference, section 8.1). Thread-safe; holds no thread while it waits for the platform.
 */
public final class UsageReader {

    /** How much later than it is created a task may be listed. */
    public static final Duration LAG = Closing.MARGIN;

    private final AccountLedger ledger;
    private final TaskCalls client;
    private final RetryingCalls calls;
    private final Predicate<String> listed;
    private final int pageSize;

    /**
     * @param listed   whether the platform's list shows tasks of a kind
     * @param pageSize tasks that a call of the list brings at most, 1 to {@link TaskQuery#MAX_PAGE_SIZE}
     */
    public UsageReader(AccountLedger ledger, TaskCalls client, RetryingCalls calls, Predicate<String> listed, int pageSize) {
        this.ledger = ledger;
        this.client = client;
        this.calls = calls;
        this.listed = listed;
        this.pageSize = pageSize;
    }

    /**
     * Whether a task is done, or so old that it is taken as done.
     *
     * @param now the platform's time
     */
    public static boolean isSettled(UsageRecord usage, Instant now) {
        return usage.state().ended() || Closing.isClosed(usage.createdAt(), false, now);
    }

    /** The platform's clock; the ledger's when the platform does not tell the time. Exact to a second. */
    public CompletableFuture<Instant> now() {
        return page(TaskQueryBuilder.builder().pageSize(1).build())
                .thenApply(answer -> answer.date().orElseGet(ledger::now));
    }

    /**
     * Gives every record of the tasks that were created in a period, each once, in no order, one after the other.
     *
     * @return fails with a {@link io.github.camelvidu.api.error.ViduException} when not all could be read
     */
    public CompletableFuture<Void> read(UsagePeriod period, UsageSink into) {
        return new UsageReading(this, period, into).result();
    }

    /** The records of a period, oldest first. */
    public CompletableFuture<List<UsageRecord>> records(UsagePeriod period) {
        UsageList list = new UsageList();
        return read(period, list).thenApply(read -> list.oldestFirst());
    }

    /**
     * A task that is looked for by its id.
     *
     * @param createdAt about when it was created
     */
    record Sought(String taskId, Instant createdAt) {
    }

    /** What is known of single tasks, from the list, else from the ledger; those that neither knows are left out. */
    CompletableFuture<List<UsageRecord>> find(List<Sought> tasks) {
        return new UsageSearch(this, tasks).result();
    }

    /** A page of the list, asked for again when that may help. */
    CompletableFuture<Answer.Given<TaskPage>> page(TaskQuery query) {
        return calls.call(() -> client.tasks(query), failed -> failed.exception().isRetryable()).thenApply(answer -> {
            if (answer instanceof Answer.Given<TaskPage> given) {
                return given;
            }
            throw ((Answer.Failed<TaskPage>) answer).exception();
        });
    }

    AccountLedger ledger() {
        return ledger;
    }

    boolean isListed(String kind) {
        return listed.test(kind);
    }

    int pageSize() {
        return pageSize;
    }
}
