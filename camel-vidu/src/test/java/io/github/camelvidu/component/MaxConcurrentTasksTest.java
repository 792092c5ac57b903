// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.ledger.BudgetPeriod;
import io.github.camelvidu.component.ledger.CreditsUsed;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import io.github.camelvidu.emulator.store.TaskRecord;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** No more tasks are alive at once than {@code maxConcurrentTasks} says, and who waits for a place holds nothing. */
class MaxConcurrentTasksTest extends ViduTestSupport {

    private static final String NO_DOWNLOAD = GENERATE + "&download=false";
    private static final String NO_WAIT = NO_DOWNLOAD + "&waitForCompletion=false";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Outcome LONG = Outcome.success().after(Duration.ofMinutes(10));

    private final TaskLedger ledger = new MemoryTaskLedger(InstantSource.system());

    @Override
    void configure(ViduComponent vidu) {
        vidu.setLedger(ledger);
        vidu.setMaxConcurrentTasks(1);
        vidu.getConfiguration().setMaxCreditsPerHour(100_000);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(ViduException.class).handled(true).to("mock:failed");
                for (String route : List.of("a", "b", "c")) {
                    from("seda:" + route + "?size=1000&pollTimeout=20").routeId(route)
                            .to(NO_DOWNLOAD).to("mock:" + route).to("mock:done");
                }
                from("seda:unwaited?size=1000&pollTimeout=20").routeId("unwaited").to(NO_WAIT).to("mock:done");
            }
        };
    }

    @Test
    void neverAreMoreTasksAliveWhateverBecomesOfThem() throws Exception {
        Random random = new Random(20261125);
        emulator().script().when(task -> random.nextInt(5) == 0, Outcome.failed("CreationPolicyViolation"));
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(6).chance(0.2).reply("Forbidden"));
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(2).chance(0.2).afterCommit().reset());
        MockEndpoint done = getMockEndpoint("mock:done");
        MockEndpoint failed = getMockEndpoint("mock:failed");
        String[] routes = { "a", "b", "c", "unwaited" };
        int wanted = 60;
        for (int i = 0; i < wanted; i++) {
            template.sendBody("seda:" + routes[i % routes.length], PROMPT);
        }

        Awaitility.await().atMost(Duration.ofSeconds(40))
                .until(() -> done.getReceivedCounter() + failed.getReceivedCounter() == wanted);
        Awaitility.await().until(() -> ledger
                .entries(account("default"), EnumSet.of(LedgerState.SUBMITTED, LedgerState.UNCERTAIN), 100).isEmpty());

        assertThat(mostAliveAtATime()).isEqualTo(1);
        assertThat(used().reserved()).isZero();
        assertThat(sendIt(NO_DOWNLOAD + "&waitTimeout=10s", PROMPT).getException()).as("there is a place again")
                .isNotInstanceOf(ViduTaskTimeoutException.class);
    }

    @Test
    void asManyAreAliveAsMayBe() {
        ViduComponent three = another("three", 3);
        emulator().script().when(task -> true, LONG);
        List<CompletableFuture<Exchange>> wanted = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            wanted.add(begin(NO_DOWNLOAD.replace("vidu:", "three:")));
        }
        Awaitility.await().until(() -> three.parked().size() == 8);
        Awaitility.await().during(Duration.ofMillis(200)).until(() -> emulator().tasks().size() == 3);
        assertThat(used().reserved()).as("nothing is set aside for those that wait").isEqualTo(3 * COST);
        assertThat(ledger.entries(account("default"), EnumSet.allOf(LedgerState.class), 10)).hasSize(3);

        Awaitility.await().until(() -> {
            emulator().clock().advance(Duration.ofMinutes(11));
            return wanted.stream().allMatch(CompletableFuture::isDone);
        });
        assertThat(mostAliveAtATime()).isEqualTo(3);
        assertMoney(8, 8, 8 * COST);
    }

    @Test
    void theRoutesTakeTurnsAndKeepTheirOrder() throws Exception {
        emulator().script().when(task -> true, Outcome.success().after(Duration.ofMillis(1)));
        CompletableFuture<Exchange> running = blocked();
        int many = 30;
        for (int i = 0; i < many; i++) {
            template.sendBody("seda:a", "prompt " + i);
        }
        Awaitility.await().until(() -> vidu().parked().size() == many + 1);
        template.sendBody("seda:b", "the only one");
        Awaitility.await().until(() -> vidu().parked().size() == many + 2);

        emulator().clock().advance(Duration.ofMinutes(11));

        assertThat(running).succeedsWithin(SOON);
        getMockEndpoint("mock:done").expectedMessageCount(many + 1);
        getMockEndpoint("mock:done").assertIsSatisfied();
        List<String> prompts = emulator().requests().to("POST", TEXT2VIDEO).stream().skip(1)
                .map(MaxConcurrentTasksTest::prompt).toList();
        assertThat(prompts.indexOf("the only one")).as("its turn").isLessThanOrEqualTo(1);
        assertThat(prompts.stream().filter(prompt -> !prompt.equals("the only one")).toList())
                .isEqualTo(IntStream.range(0, many).mapToObj(i -> "prompt " + i).toList());
    }

    @Test
    void aPlaceIsFreeWhenATaskEndsHoweverItEnds() {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        sendIt(NO_DOWNLOAD, PROMPT);
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reply("Forbidden"));
        sendIt(NO_DOWNLOAD, PROMPT);
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reset());
        assertThat(sendIt(NO_DOWNLOAD, PROMPT).getException()).as("absent, and submitted again").isNull();
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).afterCommit().reset());
        assertThat(sendIt(NO_DOWNLOAD, PROMPT).getException()).as("found").isNull();
        sendIt(NO_DOWNLOAD + "&maxCreditsPerTask=1", PROMPT);
        sendIt(NO_DOWNLOAD + "&maxCreditsPerHour=1", PROMPT);
        emulator().script().next(Outcome.stuckIn("queueing"));
        String id = submit();
        CompletableFuture<Exchange> next = begin(NO_DOWNLOAD);
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> vidu().parked().size() == 1);
        assertThat(next).isNotDone();

        sendFor("vidu:cancel", id);

        assertThat(next).succeedsWithin(SOON).satisfies(done -> assertThat(done.getException()).isNull());
    }

    @Test
    void aTaskThatNobodyWaitsForKeepsItsPlaceUntilItEnds() {
        emulator().script().next(LONG);
        failure(sendIt(NO_DOWNLOAD + "&waitTimeout=100", PROMPT), ViduTaskTimeoutException.class, Money.UNKNOWN);
        CompletableFuture<Exchange> next = begin(NO_WAIT);
        Awaitility.await().during(Duration.ofMillis(200)).until(() -> creates() == 1);

        emulator().clock().advance(Duration.ofMinutes(11));

        assertThat(next).succeedsWithin(SOON);
        assertThat(creates()).isEqualTo(2);
    }

    @Test
    void aRequestOfWhichNobodyKnowsKeepsItsPlace() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).afterCommit().reset());
        emulator().faults().add(Fault.on("GET", LIST).times(30).reply("InternalServiceFailure"));
        sendIt(NO_DOWNLOAD + "&uncertain=fail", PROMPT);
        CompletableFuture<Exchange> next = begin(NO_DOWNLOAD);
        Awaitility.await().during(Duration.ofMillis(200)).until(() -> creates() == 1);
        emulator().faults().clear();

        assertThat(next).succeedsWithin(SOON);
        assertThat(mostAliveAtATime()).isEqualTo(1);
    }

    @Test
    void whoWaitsTooLongForAPlaceHasSubmittedNothing() {
        blocked();

        Exchange late = sendIt(NO_DOWNLOAD + "&waitTimeout=200", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        ViduTaskTimeoutException failure = failure(late, ViduTaskTimeoutException.class);
        assertThat(failure).hasMessage("waitTimeout is over: nothing was submitted");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getIdempotencyKey()).isEqualTo("k");
        assertThat(failure.getTaskId()).isNull();
        assertThat(ledger.find(account("default"), "k")).isEmpty();
        assertMoney(1, 1, 0);
    }

    @Test
    void aRouteThatStopsTakesItsExchangesOutOfTheQueue() throws Exception {
        CompletableFuture<Exchange> running = blocked();
        MockEndpoint failed = getMockEndpoint("mock:failed");
        failed.expectedMessageCount(5);
        for (int i = 0; i < 5; i++) {
            template.sendBody("seda:a", PROMPT);
        }
        Awaitility.await().until(() -> vidu().parked().size() == 6);
        template.sendBody("seda:b", PROMPT);
        Awaitility.await().until(() -> vidu().parked().size() == 7);

        context.getRouteController().stopRoute("a");

        failed.assertIsSatisfied();
        assertThat(failed.getExchanges()).allSatisfy(exchange -> {
            ViduTaskTimeoutException failure
                    = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ViduTaskTimeoutException.class);
            assertThat(failure).hasMessage("the route is stopping: nothing was submitted");
            assertThat(failure.getMoney()).isEqualTo(Money.NOT_CHARGED);
            assertThat(failure.isRetryable()).isTrue();
        });
        getMockEndpoint("mock:b").expectedMessageCount(1);
        emulator().clock().advance(Duration.ofMinutes(11));
        getMockEndpoint("mock:b").assertIsSatisfied();
        assertThat(running).succeedsWithin(SOON);
        assertMoney(2, 2, 2 * COST);
    }

    @Test
    void whenTheContextStopsNothingIsBegunInTheFreePlaces() {
        blocked();
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(begin(NO_DOWNLOAD));
        }
        Awaitility.await().until(() -> vidu().parked().size() == 6);

        context.stop();

        assertThat(waiting).allSatisfy(one -> assertThat(one).succeedsWithin(SOON).satisfies(
                done -> assertThat(failure(done, ViduTaskTimeoutException.class))
                        .hasMessageContaining("nothing was submitted")));
        assertMoney(1, 1, 0);
    }

    @Test
    void fiveHundredThatWaitForAPlaceHoldNoThread() {
        blocked();
        for (int i = 0; i < 500; i++) {
            template.sendBody("seda:" + (i % 2 == 0 ? "a" : "b"), PROMPT);
        }
        Awaitility.await().until(() -> vidu().parked().size() == 501);

        long threads = Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(thread -> thread.contains("(" + context.getName() + ")")).count();
        assertThat(threads).as("threads, however many wait").isLessThan(40);
        assertMoney(1, 1, 0);
    }

    @Test
    void whoJoinsATaskThatIsThereNeedsNoPlace() {
        emulator().script().next(LONG);
        CompletableFuture<Exchange> first = begin(NO_DOWNLOAD, "k");
        Awaitility.await().until(() -> emulator().tasks().size() == 1);
        CompletableFuture<Exchange> joined = begin(NO_DOWNLOAD, "k");
        emulator().clock().advance(Duration.ofMinutes(11));
        assertThat(first).succeedsWithin(SOON);
        assertThat(joined).succeedsWithin(SOON);
        emulator().script().next(LONG);
        submit();

        Exchange again = sendIt(NO_DOWNLOAD, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        assertThat(again.getException()).isNull();
        assertMoney(2, 2, COST);
    }

    @Test
    void twoThatWaitForAPlaceUnderOneKeyGetOneTask() {
        CompletableFuture<Exchange> running = blocked();
        emulator().script().next(LONG);
        CompletableFuture<Exchange> first = begin(NO_DOWNLOAD + "&waitTimeout=500", "k");
        CompletableFuture<Exchange> second = begin(NO_DOWNLOAD, "k");
        CompletableFuture<Exchange> third = begin(NO_DOWNLOAD, "k");
        Awaitility.await().until(() -> vidu().parked().size() == 4);
        assertThat(first).as("it leaves the others in the queue").succeedsWithin(SOON);
        emulator().clock().advance(Duration.ofMinutes(11));
        assertThat(running).succeedsWithin(SOON);
        Awaitility.await().until(() -> creates() == 2);

        emulator().clock().advance(Duration.ofMinutes(11));

        assertThat(second).succeedsWithin(SOON).satisfies(done -> assertThat(done.getException()).isNull());
        assertThat(third).succeedsWithin(SOON).satisfies(done -> assertThat(done.getException()).isNull());
        assertMoney(2, 2, 2 * COST);
    }

    @Test
    void anotherAccountHasPlacesOfItsOwn() {
        blocked();

        assertThat(sendIt(NO_DOWNLOAD + "&accountName=second", PROMPT).getException()).isNull();
    }

    @Test
    void whatIsAnsweredAtOnceNeedsNoPlace() {
        blocked();

        Exchange speech = sendIt("vidu:generate?kind=audio-tts&voiceSettingVoiceId=Wise_Woman&waitTimeout=5s", "Hello.");

        assertThat(speech.getException()).isNull();
    }

    @Test
    void whatAnEarlierLifeHasLeftCounts() {
        emulator().script().next(LONG);
        sendIt(NO_WAIT, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");
        LedgerEntry left = ledger.find(account("default"), "k").orElseThrow();
        assertThat(ledger.replace(left, left.withOwner("gone").withLeaseUntil(ledger.now()))).isTrue();
        another("later", 1);
        sendIt("later:credits", null);
        Awaitility.await().until(() -> !ledger.find(account("default"), "k").orElseThrow().owner().equals("gone"));

        CompletableFuture<Exchange> next = begin(NO_DOWNLOAD.replace("vidu:", "later:"));

        Awaitility.await().during(Duration.ofMillis(200)).until(() -> creates() == 1);
        emulator().clock().advance(Duration.ofMinutes(11));
        assertThat(next).succeedsWithin(SOON).satisfies(done -> assertThat(done.getException()).isNull());
        assertMoney(2, 2, 2 * COST);
    }

    /** Another component with the same ledger. */
    private ViduComponent another(String scheme, int places) {
        ViduComponent component = new ViduComponent();
        component.setLedger(ledger);
        component.setPollInterval(20);
        component.setMaxConcurrentTasks(places);
        component.setConfiguration(vidu().getConfiguration());
        context.addComponent(scheme, component);
        return component;
    }

    /** A task that takes the only place for ten minutes. */
    private CompletableFuture<Exchange> blocked() {
        emulator().script().next(LONG);
        CompletableFuture<Exchange> running = begin(NO_DOWNLOAD);
        Awaitility.await().until(() -> emulator().tasks().size() == 1);
        return running;
    }

    private CompletableFuture<Exchange> begin(String uri) {
        return template.asyncSend(uri, exchange -> exchange.getMessage().setBody(PROMPT));
    }

    private CompletableFuture<Exchange> begin(String uri, String key) {
        return template.asyncSend(uri, exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, key);
        });
    }

    private static String prompt(RecordedRequest create) {
        try {
            return JSON.readTree(create.body()).path("prompt").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the platform saw it. */
    private static long mostAliveAtATime() {
        List<TaskRecord> tasks = emulator().tasks();
        return tasks.stream().mapToLong(one -> tasks.stream().filter(other -> isAlive(other, one.createdAt())).count())
                .max().orElse(0);
    }

    private static boolean isAlive(TaskRecord task, Instant at) {
        return !task.createdAt().isAfter(at) && (task.endedAt() == null || task.endedAt().isAfter(at));
    }

    private static String account(String name) {
        return emulator().url() + "#" + name;
    }

    private CreditsUsed used() {
        return ledger.used(account("default"), BudgetPeriod.HOUR, ledger.now());
    }
}
