// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.client.TaskRef;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Many tasks: what it costs to watch them, how soon the end of each is seen, and that none keeps another waiting. */
class FairLooksTest {

    private static final Duration CALL = Duration.ofMillis(100);

    @Test
    void twoThousandTasksCostLessThanATenthOfACallEachAndTheirEndsAreSeenAfterHalfAnInterval() {
        StubbedWatcher stub = new StubbedWatcher(Duration.ofSeconds(5));
        Random random = new Random(5);
        AtomicInteger finished = new AtomicInteger();
        AtomicLong delays = new AtomicLong();
        Map<String, Long> ends = new HashMap<>();
        for (int i = 0; i < 50 * 240; i++) {
            // a log-normal with a mean of 40 s: exp(mu + sigma^2 / 2) = 40
            double seconds = Math.exp(Math.log(40) - 0.5 * 0.6 * 0.6 + 0.6 * random.nextGaussian());
            stub.time.after(Duration.ofMillis(i * 20L), () -> {
                long end = stub.time.nanos() + (long) (seconds * 1e9);
                String id = stub.platform.create(
                        platform -> stub.time.nanos() >= end ? TaskState.SUCCESS : TaskState.PROCESSING);
                ends.put(id, end);
                stub.watch(id).thenAccept(task -> {
                    finished.incrementAndGet();
                    delays.addAndGet(stub.time.nanos() - ends.get(id));
                });
            });
        }
        stub.time.advance(Duration.ofSeconds(120));
        int calls = stub.platform.calls();
        int before = finished.get();
        delays.set(0);
        stub.time.advance(Duration.ofSeconds(120));

        int ended = finished.get() - before;
        assertThat(stub.watcher.size()).as("in flight").isBetween(1_900, 2_400);
        assertThat((stub.platform.calls() - calls) / (double) ended).as("calls per finished task").isLessThan(0.1);
        assertThat(delays.get() / 1e9 / ended).as("seconds until an end is seen").isLessThan(0.55 * 5);
    }

    @Test
    void aSweepMakesFourCallsAtATimeAndNeverMore() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            StubbedWatcher stub = new StubbedWatcher(Duration.ofSeconds(2), threads);
            AtomicInteger now = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch go = new CountDownLatch(1);
            stub.platform.list = query -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                await(go);
                now.decrementAndGet();
                return stub.platform.honestList(query);
            };
            List<CompletableFuture<Task>> waits = watchMany(stub, 1_000, TaskState.SUCCESS);

            stub.nextSweep();
            Awaitility.await().until(() -> now.get() == 4);
            go.countDown();

            Awaitility.await().until(() -> waits.stream().allMatch(CompletableFuture::isDone));
            assertThat(most).hasValue(4);
            assertThat(stub.platform.lists).hasSize(10);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aNewTaskIsSeenSoonThoughTenThousandOthersKeepASweepBusyForLong() {
        OneCallAtATime lookers = new OneCallAtATime();
        StubbedWatcher stub = new StubbedWatcher(Duration.ofSeconds(1), lookers);
        lookers.stub = stub;
        watchMany(stub, 10_000, TaskState.PROCESSING);
        stub.time.advance(Duration.ofSeconds(3));

        long end = stub.time.nanos() + Duration.ofMillis(2_500).toNanos();
        String single = stub.platform.create(
                platform -> stub.time.nanos() >= end ? TaskState.SUCCESS : TaskState.PROCESSING);
        CompletableFuture<Task> wait = stub.watch(single);
        stub.time.advance(Duration.ofMillis(1_500));
        assertThat(asked(stub)).as("within an interval, and a few calls").contains(single);

        stub.time.advance(Duration.ofMillis(2_500));
        assertThat(wait).as("an interval, and a few calls, after its end").isDone();
        assertThat(asked(stub)).as("the sweep is not over").hasSizeLessThan(9_000);
        stub.time.advance(Duration.ofSeconds(10));
        assertThat(asked(stub)).as("and nobody is left out of it").hasSize(10_001);
    }

    @Test
    void tasksThatMustBeReadSinglyDoNotKeepThoseInTheListWaiting() {
        OneCallAtATime lookers = new OneCallAtATime();
        StubbedWatcher stub = new StubbedWatcher(Duration.ofSeconds(1), lookers);
        lookers.stub = stub;
        for (int i = 0; i < 10_000; i++) {
            stub.platform.states.put("odd-" + i, platform -> TaskState.PROCESSING);
            stub.watch("odd-" + i);
        }
        stub.time.advance(Duration.ofSeconds(3));
        String listed = stub.platform.create(TaskState.PROCESSING);
        CompletableFuture<Task> wait = stub.watch(listed);
        stub.time.advance(Duration.ofSeconds(10));
        stub.platform.set(listed, TaskState.SUCCESS);
        stub.time.advance(Duration.ofMillis(1_500));

        assertThat(wait).isDone();
        assertThat(stub.platform.reads).doesNotHaveDuplicates();
    }

    @Test
    void aTaskThatWasNotSeenYetIsAskedForInTheNextSweepHoweverLongTheQueue() {
        StubbedWatcher stub = new StubbedWatcher(Duration.ofSeconds(2));
        watchMany(stub, 300, TaskState.QUEUEING);
        stub.nextSweep();
        String young = stub.platform.create(TaskState.PROCESSING);
        stub.watch(young);

        stub.nextSweep();
        stub.platform.set(young, TaskState.SUCCESS);
        stub.nextSweep();

        assertThat(stub.ended).extracting(Task::id).containsExactly(young);
        assertThat(stub.platform.lists).as("three pages at first, then one").hasSize(5);
    }

    @Test
    void tasksThatComeWhileASweepEndsDoNotKeepItAlive() {
        StubbedWatcher stub = new StubbedWatcher(Duration.ofSeconds(2));
        watchMany(stub, 10, TaskState.PROCESSING);
        stub.platform.list = query -> {
            if (stub.platform.lists.size() < 50) {
                watchMany(stub, 1, TaskState.PROCESSING);
            }
            return stub.platform.honestList(query);
        };

        stub.nextSweep();
        stub.nextSweep();

        assertThat(stub.platform.idsListed()).extracting(List::size).containsExactly(10, 11);
    }

    @Test
    void aHundredThousandTasksAreWatchedAndLetGoWithoutDelay() {
        StubbedWatcher stub = new StubbedWatcher(Duration.ofSeconds(2));
        List<CompletableFuture<Task>> waits = IntStream.range(0, 100_000).mapToObj(i -> stub.watcher.watch(
                TaskRef.listed(stub.platform.create(TaskState.PROCESSING)), Duration.ofSeconds(3))).toList();
        stub.nextSweep();
        assertThat(stub.platform.lists).hasSize(1_000);

        waits.subList(0, 50_000).forEach(wait -> wait.cancel(false));
        assertThat(stub.watcher.size()).isEqualTo(50_000);
        stub.nextSweep();
        assertThat(waits).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(stub.watcher.size()).isZero();
    }

    @Test
    void aJumpOfTheWallClockChangesNothing() {
        StubbedWatcher stub = new StubbedWatcher(Duration.ofSeconds(2));
        CompletableFuture<Task> wait = stub.watch(stub.platform.create(TaskState.PROCESSING));
        stub.nextSweep();
        stub.time.setWallClock(Duration.ofDays(400));
        stub.nextSweep();
        stub.time.setWallClock(Duration.ofDays(-400));
        stub.nextSweep();

        assertThat(stub.platform.lists).hasSize(3);
        assertThat(wait).isNotDone();
        stub.time.advance(StubbedWatcher.LONG);
        assertThat(wait).isCompletedExceptionally();
    }

    private static List<CompletableFuture<Task>> watchMany(StubbedWatcher stub, int many, TaskState state) {
        return IntStream.range(0, many).mapToObj(i -> stub.watch(stub.platform.create(state))).toList();
    }

    private static Set<String> asked(StubbedWatcher stub) {
        Set<String> asked = new HashSet<>();
        stub.platform.idsListed().forEach(asked::addAll);
        return asked;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A platform, or a machine, that is slow: a call every hundred milliseconds. */
    private static final class OneCallAtATime implements Executor {

        private final Queue<Runnable> jobs = new ArrayDeque<>();
        private StubbedWatcher stub;
        private boolean running;

        @Override
        public void execute(Runnable job) {
            jobs.add(job);
            if (!running) {
                running = true;
                stub.time.after(CALL, this::runNext);
            }
        }

        private void runNext() {
            int calls = stub.platform.calls();
            while (!jobs.isEmpty() && stub.platform.calls() == calls) {
                jobs.remove().run();
            }
            running = !jobs.isEmpty();
            if (running) {
                stub.time.after(CALL, this::runNext);
            }
        }
    }
}
