// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.client.TaskRef;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tasks that are looked at now, since somebody was told that they have changed. */
class WokenTasksTest {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private final StubbedWatcher stub = new StubbedWatcher(INTERVAL, jobs::add);
    private final StubbedPlatform platform = stub.platform;

    @Test
    void wakesDuringALookAreTakenTogetherInTheNext() {
        List<String> ids = watched(50);
        stub.watcher.wake(ids.get(0));
        platform.list = query -> {
            // while the call is on its way
            if (platform.lists.size() == 1) {
                ids.subList(1, 40).forEach(stub.watcher::wake);
                ids.subList(1, 40).forEach(stub.watcher::wake);
            }
            return platform.honestList(query);
        };

        runAll();

        assertThat(platform.idsListed()).containsExactly(ids.subList(0, 1), ids.subList(1, 40));
    }

    @Test
    void thereIsOneSuchLookAtATime() {
        watched(10).forEach(stub.watcher::wake);

        assertThat(jobs).hasSize(1);
        runAll();
        assertThat(platform.lists).hasSize(1);
    }

    @Test
    void moreThanAPageOfWakesTakesMoreCalls() {
        watched(250).forEach(stub.watcher::wake);

        runAll();

        assertThat(platform.idsListed()).extracting(List::size).containsExactly(100, 100, 50);
    }

    @Test
    void anIdThatIsNotWatchedIsIgnored() {
        watched(1);

        assertThat(stub.watcher.wake(platform.create(TaskState.SUCCESS))).isFalse();
        assertThat(stub.watcher.wake("no id at all")).isFalse();

        runAll();
        assertThat(platform.calls()).isZero();
    }

    @Test
    void aWokenTaskDoesNotWaitForASweepThatIsUnderWay() {
        List<String> ids = watched(2_000);
        stub.time.advance(INTERVAL);
        for (int i = 0; i < 3; i++) {
            jobs.remove().run();
        }
        String last = ids.get(1_999);
        platform.set(last, TaskState.SUCCESS);
        int calls = platform.calls();

        stub.watcher.wake(last);
        while (stub.ended.isEmpty()) {
            jobs.remove().run();
        }

        assertThat(platform.calls() - calls).as("no more than the calls that were waiting already").isLessThanOrEqualTo(5);
    }

    @Test
    void aWakeIsNotThrottledByTheInterval() {
        String id = watched(1).get(0);
        for (int i = 0; i < 5; i++) {
            stub.watcher.wake(id);
            runAll();
        }

        assertThat(platform.lists).hasSize(5);
    }

    @Test
    void aWakeWaitsUntilThePlatformMayBeAskedAgain() {
        String id = watched(1).get(0);
        platform.list = query -> StubbedPlatform.failed(429, "TooManyRequests", Duration.ofSeconds(30));
        stub.watcher.wake(id);
        runAll();
        platform.set(id, TaskState.SUCCESS);
        platform.list = platform::honestList;

        stub.watcher.wake(id);
        stub.time.advance(Duration.ofSeconds(29));
        runAll();
        assertThat(platform.lists).hasSize(1);
        stub.time.advance(Duration.ofSeconds(1));
        runAll();

        assertThat(stub.ended).extracting(Task::id).containsExactly(id);
    }

    @Test
    void tasksThatWereTakenOverAreLookedAtAtOnceAndTheOthersNotOnceMore() {
        List<String> known = watched(10);
        stub.time.advance(INTERVAL);
        runAll();
        List<String> takenOver = watched(150);

        stub.watcher.lookAtNew();
        runAll();

        assertThat(platform.idsListed()).containsExactly(known, takenOver.subList(0, 100), takenOver.subList(100, 150));
        stub.time.advance(INTERVAL);
        runAll();
        assertThat(platform.lists).as("the interval is as ever").hasSize(5);
    }

    @Test
    void tasksThatWereTakenOverDuringASweepAreLookedAtInItOrRightBehindIt() {
        List<String> older = List.of(platform.create(TaskState.PROCESSING), platform.create(TaskState.PROCESSING));
        List<String> known = watched(150);
        stub.time.advance(INTERVAL);
        jobs.remove().run();
        older.forEach(stub::watch);
        List<String> younger = watched(30);

        stub.watcher.lookAtNew();
        runAll();

        assertThat(platform.idsListed()).hasSize(3).last().isEqualTo(older);
        assertThat(platform.idsListed().get(1)).containsAll(known.subList(100, 150)).containsAll(younger);
    }

    @Test
    void tasksThatWereTakenOverWaitUntilThePlatformMayBeAskedAgain() {
        String known = watched(1).get(0);
        platform.list = query -> StubbedPlatform.failed(429, "TooManyRequests", Duration.ofSeconds(30));
        stub.watcher.wake(known);
        runAll();
        platform.list = platform::honestList;
        String takenOver = watched(1).get(0);

        stub.watcher.lookAtNew();
        stub.time.advance(Duration.ofSeconds(29));
        runAll();
        assertThat(platform.lists).hasSize(1);
        stub.time.advance(Duration.ofSeconds(1));
        runAll();

        assertThat(platform.idsListed().stream().skip(1).flatMap(List::stream)).contains(takenOver);
    }

    @Test
    void whoComesAfterTheEndOfATaskNeedNotWaitForTheInterval() {
        String id = watched(1).get(0);
        platform.set(id, TaskState.SUCCESS);
        stub.watcher.wake(id);
        runAll();

        CompletableFuture<Task> late = stub.watch(id);
        stub.time.advance(Duration.ZERO);
        runAll();

        assertThat(late).isDone();
        assertThat(stub.progress.told).extracting(TaskProgress::now).as("told once").containsExactly(TaskState.SUCCESS);
    }

    @Test
    void aLookOnDemandTellsHowATaskIsThoughNobodyWaitsForIt() {
        String id = platform.create(TaskState.PROCESSING);

        CompletableFuture<Task> seen = stub.watcher.look(TaskRef.listed(id), INTERVAL);
        runAll();

        assertThat(seen).isCompletedWithValueMatching(task -> task.state().equals(TaskState.PROCESSING));
        assertThat(stub.watcher.size()).as("not watched any longer").isZero();
    }

    @Test
    void aLookOnDemandIsNewsForThoseWhoWait() {
        String id = platform.create(TaskState.SUCCESS);
        CompletableFuture<Task> wait = stub.watch(id);

        CompletableFuture<Task> seen = stub.watcher.look(TaskRef.listed(id), INTERVAL);
        runAll();

        assertThat(seen).isCompletedWithValueMatching(Task::ended);
        assertThat(wait).isCompletedWithValueMatching(Task::ended);
        assertThat(platform.lists).hasSize(1);
    }

    @Test
    void aLookThatThePlatformDoesNotAllowEndsAfterItsTime() {
        String id = platform.create(TaskState.PROCESSING);
        platform.list = query -> StubbedPlatform.failed(429, "TooManyRequests", Duration.ofSeconds(30));

        CompletableFuture<Task> seen = stub.watcher.look(TaskRef.listed(id), INTERVAL);
        runAll();
        assertThat(seen).isNotDone();
        stub.time.advance(INTERVAL);

        assertThat(seen).isCompletedExceptionally();
        assertThat(stub.watcher.size()).isZero();
    }

    @Test
    void whoFollowsATaskIsToldOnceThatItIsOver() {
        String id = platform.create(TaskState.SUCCESS);
        List<String> over = new ArrayList<>();

        assertThat(stub.watcher.follow(TaskRef.listed(id), () -> over.add("first"))).isTrue();
        assertThat(stub.watcher.follow(TaskRef.listed(id), () -> over.add("second"))).isFalse();
        stub.watcher.wake(id);
        runAll();

        assertThat(over).containsExactly("first");
    }

    @Test
    void theAnswerOfAnOlderLookDoesNotOvertakeThatOfANewerOne() {
        String id = watched(1).get(0);
        List<CompletableFuture<Task>> waits = List.of(stub.watch(id));
        platform.list = query -> {
            if (platform.lists.size() == 1) {
                // the sweep's answer is on its way while the woken look is made and answered
                Task old = platform.task(id);
                platform.set(id, TaskState.PROCESSING);
                stub.time.advance(Duration.ofMillis(1));
                stub.watcher.wake(id);
                jobs.remove().run();
                return StubbedPlatform.page("", List.of(old));
            }
            return platform.honestList(query);
        };
        platform.set(id, TaskState.QUEUEING);

        stub.time.advance(INTERVAL);
        jobs.remove().run();

        assertThat(stub.progress.told).extracting(TaskProgress::now).containsExactly(TaskState.PROCESSING);
        assertThat(waits).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void threeWakesInARowDoNotProveThatATaskIsUnknown() {
        String id = watched(1).get(0);
        CompletableFuture<Task> wait = stub.watch(id);
        platform.states.remove(id);
        for (int i = 0; i < 5; i++) {
            stub.watcher.wake(id);
            runAll();
        }

        assertThat(wait).isNotDone();
    }

    private List<String> watched(int many) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ids.add(platform.create(TaskState.PROCESSING));
            stub.watch(ids.get(i));
        }
        return ids;
    }

    private void runAll() {
        while (!jobs.isEmpty()) {
            jobs.remove().run();
        }
    }
}
