// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.client.TaskRef;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told of a task on its way. What the ledger adds to it is tested with the events. */
class TaskProgressTest {

    private final StubbedWatcher stub = new StubbedWatcher(Duration.ofSeconds(2));
    private final List<TaskProgress> told = stub.progress.told;

    @Test
    void eachChangeIsToldOnceAndInOrder() {
        String id = stub.platform.create(TaskState.CREATED);
        stub.watcher.followNew(TaskRef.listed(id), () -> {
        });
        stub.watch(id);
        for (TaskState state : List.of(TaskState.CREATED, TaskState.QUEUEING, TaskState.QUEUEING, TaskState.PROCESSING,
                TaskState.SUCCESS, TaskState.SUCCESS)) {
            stub.platform.set(id, state);
            stub.nextSweep();
        }

        assertThat(told).extracting(TaskProgress::before).containsExactly(
                null, TaskState.CREATED, TaskState.QUEUEING, TaskState.PROCESSING);
        assertThat(told).extracting(TaskProgress::now).containsExactly(
                TaskState.CREATED, TaskState.QUEUEING, TaskState.PROCESSING, TaskState.SUCCESS);
        assertThat(told).extracting(TaskProgress::taskId).containsOnly(id);
    }

    @Test
    void aTaskThatIsTakenUpIsToldWhenItIsSeenAtFirst() {
        String id = stub.platform.create(TaskState.PROCESSING);
        stub.watcher.follow(TaskRef.listed(id), () -> {
        });
        assertThat(told).isEmpty();

        stub.nextSweep();

        assertThat(told).singleElement().satisfies(progress -> {
            assertThat(progress.before()).isNull();
            assertThat(progress.now()).isEqualTo(TaskState.PROCESSING);
            assertThat(progress.key()).as("the ledger does not know it").isNull();
            assertThat(progress.elapsed()).isNull();
        });
    }

    @Test
    void theQueuePositionCountsOlderTasksThatStillQueue() {
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> stub.platform.create(TaskState.CREATED)).toList();
        ids.forEach(id -> stub.watcher.followNew(TaskRef.listed(id), () -> {
        }));
        assertThat(told).extracting(TaskProgress::position).containsExactly(0, 1, 2, 3, 4);

        told.clear();
        stub.platform.set(ids.get(0), TaskState.PROCESSING);
        stub.platform.set(ids.get(1), TaskState.SUCCESS);
        stub.nextSweep();
        stub.platform.set(ids.get(3), TaskState.QUEUEING);
        stub.nextSweep();

        assertThat(told).extracting(TaskProgress::taskId).containsExactly(ids.get(0), ids.get(1), ids.get(3));
        assertThat(told).extracting(TaskProgress::position).as("one that queues no longer has none")
                .containsExactly(null, null, 1);
    }

    @Test
    void aListenerThatThrowsIsToldTheNextChangeAllTheSame() {
        ProgressReports reports = new ProgressReports(stub.ledger, new ProgressListener() {

            @Override
            public boolean isInterested() {
                return true;
            }

            @Override
            public void changed(TaskProgress progress) {
                told.add(progress);
                throw new IllegalStateException("on purpose");
            }
        }, Runnable::run, stub.time);
        for (String id : List.of("1", "2", "3")) {
            reports.add(id, null, null, TaskState.CREATED, null);
            reports.publish();
        }

        assertThat(told).extracting(TaskProgress::taskId).containsExactly("1", "2", "3");
    }
}
