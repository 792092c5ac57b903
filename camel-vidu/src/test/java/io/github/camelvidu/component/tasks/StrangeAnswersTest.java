// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskRef;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the platform should not answer, and what becomes of the waiting then. */
class StrangeAnswersTest {

    private final StubbedWatcher stub = new StubbedWatcher(Duration.ofSeconds(2));
    private final StubbedPlatform platform = stub.platform;

    @Test
    void aListThatIgnoresTheIdsIsReadToItsEndWhileThatIsCheaperThanSingleReads() {
        List<CompletableFuture<Task>> waits = watchAll(create(250, TaskState.SUCCESS));
        platform.list = query -> pageOfAll(query, 100);

        stub.nextSweep();

        assertThat(waits).allMatch(CompletableFuture::isDone);
        assertThat(platform.calls()).as("three pages tell of all").isEqualTo(3);
    }

    @Test
    void aListThatShowsOnlyTasksOfOthersIsNotReadToItsEnd() {
        List<CompletableFuture<Task>> waits = watchAll(create(3, TaskState.SUCCESS));
        create(1_000, TaskState.PROCESSING);
        platform.list = query -> pageOfAll(query, 100);

        stub.nextSweep();

        assertThat(waits).allMatch(CompletableFuture::isDone);
        assertThat(platform.lists).hasSize(1);
        assertThat(platform.reads).hasSize(3);
    }

    @Test
    void aListThatHonoursNothingCostsOneReadATaskAndInterval() {
        watchAll(create(500, TaskState.PROCESSING));
        platform.list = query -> StubbedPlatform.page("more", List.of());

        stub.nextSweep();
        stub.nextSweep();

        assertThat(platform.reads).hasSize(2 * 500);
        assertThat(platform.lists).hasSize(2 * 5);
    }

    @Test
    void aPageTokenThatComesAgainEndsTheList() {
        List<String> ids = create(30, TaskState.PROCESSING);
        watchAll(ids);
        platform.list = query -> StubbedPlatform.page("again", tasks(ids.subList(0, query.pageToken() == null ? 10 : 20)));

        stub.nextSweep();

        assertThat(platform.lists).extracting(TaskQuery::pageToken).containsExactly(null, "again");
        assertThat(platform.reads).containsExactlyElementsOf(ids.subList(20, 30));
    }

    @Test
    void aListThatNeverEndsIsLeftWhenItBringsNothingNew() {
        List<String> ids = create(30, TaskState.PROCESSING);
        watchAll(ids);
        platform.list = query -> StubbedPlatform.page("token-" + platform.lists.size(), tasks(ids.subList(0, 10)));

        stub.nextSweep();

        assertThat(platform.lists).hasSize(2);
        assertThat(platform.reads).containsExactlyElementsOf(ids.subList(10, 30));
    }

    @Test
    void smallerPagesThanWereAskedForAreFollowed() {
        List<CompletableFuture<Task>> waits = watchAll(create(90, TaskState.SUCCESS));
        platform.list = query -> pageOfAll(query, 20);

        stub.nextSweep();

        assertThat(waits).allMatch(CompletableFuture::isDone);
        assertThat(platform.lists).hasSize(5);
        assertThat(platform.reads).isEmpty();
    }

    @Test
    void anIdTooManyIsUsedIfItIsWatchedAndIgnoredIfNot() {
        List<String> ids = create(150, TaskState.PROCESSING);
        List<CompletableFuture<Task>> waits = watchAll(ids);
        platform.set(ids.get(149), TaskState.SUCCESS);
        String foreign = platform.create(TaskState.SUCCESS);
        platform.list = query -> query.ids().contains(ids.get(0))
                ? StubbedPlatform.page("", tasks(query.ids(), ids.get(149), foreign)) : platform.honestList(query);

        stub.nextSweep();

        assertThat(waits.get(149)).isDone();
        assertThat(stub.ended).extracting(Task::id).containsExactly(ids.get(149));
        assertThat(platform.idsListed().get(1)).as("it need not be asked for again").doesNotContain(ids.get(149));
    }

    @Test
    void anIdThatTheListLacksIsReadSinglyUntilTheListHasIt() {
        List<String> ids = create(3, TaskState.PROCESSING);
        watchAll(ids);
        platform.list = query -> StubbedPlatform.page("", tasks(ids.subList(0, 2)));

        stub.nextSweep();
        stub.nextSweep();
        assertThat(platform.reads).containsExactly(ids.get(2), ids.get(2));

        platform.list = platform::honestList;
        stub.nextSweep();
        assertThat(platform.reads).hasSize(2);
    }

    @Test
    void anIdThatTheListRefusesDoesNotKeepTheOthersFromBeingSeen() {
        List<String> ids = create(3, TaskState.SUCCESS);
        String odd = platform.create(TaskState.PROCESSING);
        platform.states.remove(odd);
        List<CompletableFuture<Task>> waits = watchAll(ids);
        CompletableFuture<Task> refused = stub.watch(odd);
        platform.list = query -> query.ids().contains(odd)
                ? StubbedPlatform.failed(400, "BadRequest", null) : platform.honestList(query);
        platform.read = ref -> ref.id().equals(odd)
                ? StubbedPlatform.failed(400, "BadRequest", null) : platform.honestRead(ref);

        stub.nextSweep();

        assertThat(waits).allMatch(CompletableFuture::isDone);
        assertThat(refused).isCompletedExceptionally();
    }

    @Test
    void pagesThatFailAgainAndAgainDoNotKeepTheOthersFromBeingSeen() {
        List<String> ids = create(500, TaskState.PROCESSING);
        List<CompletableFuture<Task>> waits = watchAll(ids);
        ids.subList(100, 500).forEach(id -> platform.set(id, TaskState.SUCCESS));
        platform.list = query -> query.ids().contains(ids.get(0))
                ? StubbedPlatform.failed(500, "InternalServiceFailure", null) : platform.honestList(query);

        stub.time.advance(Duration.ofSeconds(10));

        assertThat(waits.subList(0, 100)).noneMatch(CompletableFuture::isDone);
        assertThat(waits.subList(100, 500)).allMatch(CompletableFuture::isDone);
    }

    @Test
    void failedTasksWhoseReadsFailDoNotKeepTheOthersFromBeingRead() {
        List<String> ids = create(20, TaskState.FAILED);
        List<CompletableFuture<Task>> waits = watchAll(ids);
        platform.read = ref -> ids.indexOf(ref.id()) < 10
                ? StubbedPlatform.failed(ids.indexOf(ref.id()) < 5 ? 0 : 503, null, null) : platform.honestRead(ref);

        stub.time.advance(Duration.ofMinutes(1));

        assertThat(waits.subList(0, 10)).noneMatch(CompletableFuture::isDone);
        assertThat(waits.subList(10, 20)).allMatch(wait -> wait.isDone() && wait.join().errCode().equals("CODEC"));

        platform.read = platform::honestRead;
        stub.time.advance(Duration.ofMinutes(2));
        assertThat(waits).allMatch(CompletableFuture::isDone);
    }

    @Test
    void singleReadsThatFailAllTheTimeAreMadeLessAndLess() {
        List<CompletableFuture<Task>> waits = watchAll(List.of("not-a-number", "+5"));
        platform.read = ref -> StubbedPlatform.failed(503, null, null);

        stub.time.advance(Duration.ofMinutes(10));

        assertThat(platform.lists).isEmpty();
        assertThat(platform.reads).as("600 without a back-off").hasSizeBetween(10, 60);
        assertThat(waits).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void aSingleReadThatIsAskedToWaitIsObeyedByAll() {
        List<String> ids = create(2, TaskState.PROCESSING);
        platform.set(ids.get(0), TaskState.FAILED);
        watchAll(ids);
        platform.read = ref -> StubbedPlatform.failed(429, "TooManyRequests", Duration.ofSeconds(30));

        stub.nextSweep();
        stub.time.advance(Duration.ofSeconds(29));
        assertThat(platform.calls()).isEqualTo(2);
        stub.time.advance(Duration.ofSeconds(1));
        assertThat(platform.calls()).isEqualTo(4);
    }

    @Test
    void aStateThatGoesBackwardsIsTakenAsItComes() {
        String id = platform.create(TaskState.PROCESSING);
        CompletableFuture<Task> wait = stub.watch(id);
        stub.nextSweep();
        platform.set(id, TaskState.QUEUEING);
        stub.nextSweep();
        assertThat(wait).isNotDone();
        platform.set(id, TaskState.SUCCESS);
        stub.nextSweep();

        assertThat(wait).isCompletedWithValueMatching(Task::ended);
        assertThat(stub.progress.told).extracting(TaskProgress::now).containsExactly(
                TaskState.PROCESSING, TaskState.QUEUEING, TaskState.SUCCESS);
        platform.set(id, TaskState.PROCESSING);
        stub.nextSweep();
        assertThat(stub.ended).as("what has ended has ended").hasSize(1);
        assertThat(platform.lists).hasSize(3);
    }

    @Test
    void anUnknownStateIsWaitedThrough() {
        String id = platform.create(new TaskState("polishing"));
        CompletableFuture<Task> wait = stub.watch(id);
        stub.nextSweep();
        assertThat(wait).isNotDone();

        platform.set(id, TaskState.SUCCESS);
        stub.nextSweep();
        assertThat(wait).isDone();
    }

    @Test
    void aFollowedTaskThatThePlatformDeniesIsReportedAsLost() {
        String id = platform.create(TaskState.PROCESSING);
        CompletableFuture<Task> wait = stub.watch(id);
        stub.watcher.follow(TaskRef.listed(id), () -> {
        });
        platform.states.remove(id);

        stub.time.advance(Duration.ofSeconds(6));

        assertThat(wait).failsWithin(Duration.ZERO).withThrowableThat().havingCause().isInstanceOf(ViduException.class);
        assertThat(stub.lost).containsExactly(id);
        assertThat(stub.watcher.size()).isZero();
    }

    private List<String> create(int many, TaskState state) {
        return IntStream.range(0, many).mapToObj(i -> platform.create(state)).toList();
    }

    private List<CompletableFuture<Task>> watchAll(List<String> ids) {
        return ids.stream().map(stub::watch).toList();
    }

    private List<Task> tasks(List<String> ids, String... more) {
        List<String> all = new ArrayList<>(ids);
        all.addAll(List.of(more));
        return all.stream().map(platform::task).toList();
    }

    /** Youngest first, whatever was asked for. */
    private Answer<TaskPage> pageOfAll(TaskQuery query, int size) {
        List<String> all = platform.states.keySet().stream().sorted(TaskId.OLDEST_FIRST.reversed()).toList();
        int from = query.pageToken() == null ? 0 : Integer.parseInt(query.pageToken());
        int to = Math.min(all.size(), from + size);
        return StubbedPlatform.page(to == all.size() ? "" : Integer.toString(to), tasks(all.subList(from, to)));
    }
}
