// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.client.CallObserver;
import io.github.camelvidu.component.client.CamelHttpClients;
import io.github.camelvidu.component.client.HttpLimits;
import io.github.camelvidu.component.client.HttpTransport;
import io.github.camelvidu.component.client.KeyChoice;
import io.github.camelvidu.component.client.KeyRing;
import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.client.Sending;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.client.ViduClient;
import io.github.camelvidu.component.time.ManualTimekeeper;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.ViduEmulatorExtension;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sweep on a clock that only the test moves, against an emulator whose clock stands still too. */
class TaskWatcherTest {

    @RegisterExtension
    static final ViduEmulatorExtension PLATFORM = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z"))));

    private static final String LIST = "/ent/v2/tasks";
    private static final String CREATIONS = "/ent/v2/tasks/*/creations";
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final RetryRule BACKOFF
            = new RetryRule(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(5));

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Task> told = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private HttpTransport transport;
    private ViduClient client;
    private TaskWatcher watcher;

    @BeforeEach
    void connect() {
        camel.start();
        transport = new HttpTransport(
                new CamelHttpClients(camel, Duration.ofSeconds(10)), time,
                new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10), 1024 * 1024));
        client = new ViduClient(
                emulator().baseUri(), KeyRing.of(emulator().apiKey(), time), transport, new ObjectMapper(), time,
                "help@example.com", CallObserver.NONE);
        watcher = watcher(new InOrder(), noting());
    }

    @AfterEach
    void disconnect() throws IOException {
        transport.close();
        camel.close();
    }

    @Test
    void aTaskIsAskedForAtTheInterval() {
        watcher.watch(TaskRef.listed(create()), LONG);

        time.advance(INTERVAL.minusMillis(1));
        assertThat(lists()).isZero();
        time.advance(Duration.ofMillis(1));
        assertThat(lists()).isEqualTo(1);
        time.advance(INTERVAL.multipliedBy(9));
        assertThat(lists()).isEqualTo(10);
    }

    @Test
    void theListenerIsToldOnceAndBeforeThoseWhoWait() {
        String id = create();
        List<Integer> toldByThen = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            watcher.watch(TaskRef.listed(id), LONG).thenAccept(task -> toldByThen.add(told.size()));
        }
        emulator().clock().advance(Duration.ofMinutes(1));

        time.advance(INTERVAL);

        assertThat(toldByThen).containsExactly(1, 1);
        assertThat(told).singleElement().satisfies(task -> {
            assertThat(task.id()).isEqualTo(id);
            assertThat(task.state()).isEqualTo(TaskState.SUCCESS);
        });
        assertThat(watcher.size()).isZero();
    }

    @Test
    void aListenerThatFailsDoesNotKeepAnybodyWaiting() {
        watcher = watcher(new InOrder(), new TaskListener() {

            @Override
            public void ended(Task task) {
                throw new IllegalStateException("disk full");
            }

            @Override
            public void lost(String taskId, ViduException why) {
                throw new IllegalStateException("disk full");
            }
        });
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(create()), LONG);
        emulator().clock().advance(Duration.ofMinutes(1));

        time.advance(INTERVAL);

        assertThat(wait).isCompletedWithValueMatching(Task::ended);
    }

    @Test
    void aFailedTaskIsReadOnceMoreForItsErrorCode() {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(create()), LONG);
        emulator().clock().advance(Duration.ofMinutes(1));

        time.advance(INTERVAL);

        assertThat(wait).isCompletedWithValueMatching(task -> task.errCode().equals("CreationPolicyViolation"));
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void aWaitEndsWhenItsTimeIsUpAndTheOthersGoOn() {
        String id = create();
        CompletableFuture<Task> brief = watcher.watch(TaskRef.listed(id), Duration.ofMillis(300));
        CompletableFuture<Task> longer = watcher.watch(TaskRef.listed(id), Duration.ofSeconds(5));
        CompletableFuture<Task> patient = watcher.watch(TaskRef.listed(id), LONG);

        time.advance(Duration.ofMillis(299));
        assertThat(brief).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(brief).failsWithin(Duration.ZERO).withThrowableThat().havingCause()
                .isInstanceOfSatisfying(ViduTaskTimeoutException.class, failure -> {
                    assertThat(failure.getTaskId()).isEqualTo(id);
                    assertThat(failure.getMoney()).isEqualTo(Money.UNKNOWN);
                    assertThat(failure.isRetryable()).isTrue();
                });
        time.advance(Duration.ofMillis(4699));
        assertThat(longer).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(longer).isCompletedExceptionally();
        assertThat(patient).isNotDone();
        assertThat(lists()).isEqualTo(2);
    }

    @Test
    void threeAbsencesAreConclusiveAndASightingForgetsThem() {
        String id = create();
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(id), LONG);
        emulator().faults().add(Fault.on("GET", LIST).skip(0).times(2).replyRaw(200, "application/json", "{\"tasks\":[]}"))
                .add(Fault.on("GET", LIST).times(1).member("seen", "yes"))
                .add(Fault.on("GET", LIST).replyRaw(200, "application/json", "{\"tasks\":[]}"))
                .add(Fault.on("GET", CREATIONS).reply("TaskNotFound"));

        time.advance(INTERVAL.multipliedBy(5));
        assertThat(wait).as("two absences, a sighting, two absences").isNotDone();
        assertThat(reads()).isEqualTo(4);
        time.advance(INTERVAL);

        assertThat(wait).failsWithin(Duration.ZERO).withThrowableThat().havingCause()
                .isInstanceOfSatisfying(ViduRequestException.class, failure -> {
                    assertThat(failure.getReason()).isEqualTo("TaskNotFound");
                    assertThat(failure.getTaskId()).isEqualTo(id);
                });
        assertThat(told).as("nothing is known to have ended").isEmpty();
    }

    @Test
    void a404ThatIsNotThePlatformsProvesNothing() {
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(create()), LONG);
        emulator().faults().add(Fault.on("GET", LIST).times(5).replyRaw(200, "application/json", "{\"tasks\":[]}"))
                .add(Fault.on("GET", CREATIONS).times(5).replyRaw(404, "text/html", "<html>not here</html>"));

        time.advance(Duration.ofMinutes(5));

        assertThat(reads()).isGreaterThanOrEqualTo(5);
        assertThat(wait).isNotDone();
    }

    @Test
    void aListThatFailsIsAskedLessAndLess() {
        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(create()), LONG);

        time.advance(Duration.ofMinutes(10));
        assertThat(lists()).as("300 without a back-off").isBetween(10, 30);
        assertThat(wait).isNotDone();

        emulator().faults().clear();
        time.advance(Duration.ofMinutes(1));
        int before = lists();
        time.advance(INTERVAL.multipliedBy(10));
        assertThat(lists()).as("back to the interval").isEqualTo(before + 10);
    }

    @Test
    void aWaitThatEndsWhileTheListFailsSaysWhy() {
        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(create()), Duration.ofMinutes(1));

        time.advance(Duration.ofMinutes(1));

        assertThat(wait).failsWithin(Duration.ZERO).withThrowableThat().havingCause()
                .isInstanceOf(ViduTaskTimeoutException.class).withCauseInstanceOf(ViduServerException.class);
    }

    @Test
    void retryAfterIsObeyedUpToACap() {
        emulator().faults().add(Fault.on("GET", LIST).times(1).reply("TooManyRequests").retryAfter(Duration.ofSeconds(30)))
                .add(Fault.on("GET", LIST).times(1).reply("TooManyRequests").retryAfter(Duration.ofHours(10)));
        watcher.watch(TaskRef.listed(create()), LONG);

        time.advance(INTERVAL);
        assertThat(lists()).isEqualTo(1);
        time.advance(Duration.ofSeconds(30).minusMillis(1));
        assertThat(lists()).isEqualTo(1);
        time.advance(Duration.ofMillis(1));
        assertThat(lists()).isEqualTo(2);
        time.advance(BACKOFF.longestRetryAfter().minusMillis(1));
        assertThat(lists()).isEqualTo(2);
        time.advance(Duration.ofMillis(1));
        assertThat(lists()).isEqualTo(3);
    }

    @Test
    void wakeLooksNow() {
        String id = create();
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(id), LONG);
        emulator().clock().advance(Duration.ofMinutes(1));

        assertThat(watcher.wake(id)).isTrue();

        assertThat(wait).isCompletedWithValueMatching(Task::ended);
    }

    @Test
    void neverIsThereASecondChainOfTicks() {
        for (int i = 0; i < 5; i++) {
            String id = create();
            watcher.watch(TaskRef.listed(id), LONG);
            watcher.wake(id);
            time.advance(Duration.ofMillis(100));
            watcher.watch(TaskRef.listed(create()), Duration.ofMillis(50));
        }
        time.advance(Duration.ofSeconds(1));
        int before = lists();

        time.advance(INTERVAL.multipliedBy(10));

        assertThat(lists()).isEqualTo(before + 10);
        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    void aSweepThatTakesLongIsNotJoinedByAnother() {
        Queue<Runnable> sweeps = new ArrayDeque<>();
        watcher = watcher(sweeps::add, noting());
        watcher.watch(TaskRef.listed(create()), LONG);

        time.advance(INTERVAL.multipliedBy(10));

        assertThat(sweeps).as("the sweep, and one look at a task that is new").hasSize(2);
        while (!sweeps.isEmpty()) {
            sweeps.remove().run();
        }
        int before = lists();
        time.advance(INTERVAL);
        assertThat(sweeps).as("and then it goes on").hasSize(1);
        sweeps.remove().run();
        assertThat(lists()).isEqualTo(before + 1);
    }

    @Test
    void nobodyWaitingNothingAsked() {
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(create()), LONG);
        wait.cancel(false);

        time.advance(Duration.ofMinutes(1));

        assertThat(lists()).isZero();
        assertThat(watcher.size()).isZero();
        assertThat(time.pending()).isZero();

        watcher.watch(TaskRef.listed(create()), LONG);
        time.advance(INTERVAL);
        assertThat(lists()).as("and it begins anew").isEqualTo(1);
    }

    @Test
    void theTailOfALongQueueIsAskedForLessOften() {
        emulator().script().when(task -> true, Outcome.stuckIn("queueing"));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            ids.add(create());
        }
        emulator().clock().advance(Duration.ofSeconds(1));
        ids.forEach(id -> watcher.watch(TaskRef.listed(id), LONG));

        time.advance(INTERVAL);
        assertThat(idsAskedFor()).containsExactly(ids.subList(0, 100), ids.subList(100, 130));

        emulator().requests().clear();
        time.advance(INTERVAL.multipliedBy(4));
        assertThat(idsAskedFor()).as("the oldest hundred only").hasSize(4).allSatisfy(
                asked -> assertThat(asked).isEqualTo(ids.subList(0, 100)));

        emulator().requests().clear();
        time.advance(INTERVAL);
        assertThat(idsAskedFor()).as("the others now and then, with as few calls as will do").singleElement()
                .satisfies(asked -> assertThat(asked).hasSize(100).containsAll(ids.subList(100, 130))
                        .containsAll(ids.subList(0, 6)));
    }

    @Test
    void theListIsAskedFromBeforeTheOldestTask() {
        emulator().clock().advance(Duration.ofDays(1));
        String id = create();
        emulator().clock().advance(Duration.ofDays(20));
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(id), LONG);

        time.advance(INTERVAL);

        assertThat(wait).as("although the list looks back seven days by itself").isCompleted();
        assertThat(reads()).isZero();
    }

    @Test
    void aRowOfTheListThatCanNotBeReadDoesNotHideTheOthers() {
        String odd = create();
        String sound = create();
        emulator().clock().advance(Duration.ofMinutes(1));
        CompletableFuture<Task> oddWait = watcher.watch(TaskRef.listed(odd), LONG);
        CompletableFuture<Task> soundWait = watcher.watch(TaskRef.listed(sound), LONG);
        emulator().faults().add(Fault.on("GET", LIST).replyRaw(200, "application/json", """
                {"tasks": [7, null, {"id": 5}, {"id": "%s", "state": "success", "credits": {"a": []}, "images": 3},
                           {"id": "%s", "state": "success"}]}""".formatted(odd, sound)));

        time.advance(INTERVAL);

        assertThat(soundWait).isCompletedWithValueMatching(Task::ended);
        assertThat(oddWait).as("read singly").isCompletedWithValueMatching(Task::ended);
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void aListThatLagsIsMadeUpForBySingleReads() {
        String id = create();
        emulator().faults().add(Fault.on("GET", LIST).lag(Duration.ofHours(1)));
        emulator().clock().advance(Duration.ofMinutes(1));
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(id), LONG);

        time.advance(INTERVAL);

        assertThat(wait).isCompletedWithValueMatching(Task::ended);
    }

    @Test
    void stopEndsAllWaitingAndNothingIsAskedAnyMore() {
        CompletableFuture<Task> wait = watcher.watch(TaskRef.listed(create()), LONG);

        watcher.stop();

        assertThat(wait).failsWithin(Duration.ZERO).withThrowableThat().havingCause()
                .isInstanceOf(ViduTaskTimeoutException.class);
        assertThat(watcher.watch(TaskRef.listed(create()), LONG)).isCompletedExceptionally();
        time.advance(Duration.ofMinutes(1));
        assertThat(lists()).isZero();
        assertThat(time.pending()).isZero();
    }

    private TaskWatcher watcher(Executor lookers, TaskListener listener) {
        return new TaskWatcher(
                client, lookers, Runnable::run, time, new WatchSettings(INTERVAL, BACKOFF, 5), listener,
                new ProgressReports(null, new NoProgress(), Runnable::run, time));
    }

    private TaskListener noting() {
        return new TaskListener() {

            @Override
            public void ended(Task task) {
                told.add(task);
            }

            @Override
            public void lost(String taskId, ViduException why) {
                lost.add(taskId);
            }
        };
    }

    private String create() {
        ObjectNode body = new ObjectMapper().createObjectNode().put("model", "viduq3-turbo").put("prompt", "A kite.")
                .put("duration", 1).put("resolution", "540p");
        return client.create(Catalog.bundled().choose("text2video", body), body, KeyChoice.USUAL, Sending.NOTHING)
                .orThrow().task().id();
    }

    private static int lists() {
        return emulator().requests().count("GET", LIST);
    }

    private static int reads() {
        return emulator().requests().count("GET", CREATIONS);
    }

    private static List<List<String>> idsAskedFor() {
        return emulator().requests().to("GET", LIST).stream()
                .map(request -> Arrays.stream(URLDecoder.decode(request.rawQuery(), StandardCharsets.UTF_8).split("&"))
                        .filter(pair -> pair.startsWith("task_ids=")).map(pair -> pair.substring("task_ids=".length()))
                        .toList())
                .toList();
    }

    private static ViduEmulator emulator() {
        return PLATFORM.emulator();
    }
}
