// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.ledger.BudgetPeriod;
import io.github.camelvidu.component.ledger.CreditsUsed;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code cancelOnTimeout} and {@code cancelOnStop}: what nobody waits for any more is not paid, if that can be had. */
class GivenUpTasksTest extends ViduTestSupport {

    private static final String NO_DOWNLOAD = GENERATE + "&download=false";
    private static final String CANCELS = NO_DOWNLOAD + "&cancelOnTimeout=true&waitTimeout=300";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String KEY = "k";

    private final TaskLedger ledger = new MemoryTaskLedger(InstantSource.system());

    @Override
    void configure(ViduComponent vidu) {
        vidu.setLedger(ledger);
        vidu.getConfiguration().setMaxCreditsPerHour(1_000);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:failed");
                from("seda:cancels?pollTimeout=20").routeId("cancels").to(NO_DOWNLOAD + "&cancelOnStop=true").to("mock:done");
                from("seda:leaves?pollTimeout=20").routeId("leaves").to(NO_DOWNLOAD).to("mock:done");
                from("vidu:tasks?delay=20&initialDelay=20").routeId("results").autoStartup(false).to("mock:results");
            }
        };
    }

    @Test
    void aTaskThatWaitsIsCancelledAndItsCreditsComeBack() throws Exception {
        emulator().script().next(Outcome.stuckIn("queueing"));

        ViduTaskTimeoutException failure = failure(keyed(CANCELS), ViduTaskTimeoutException.class);

        assertThat(failure).hasMessageEndingWith("waitTimeout is over. The task was cancelled");
        assertThat(failure.getReason()).isEqualTo("UserCancelled");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getTaskId()).isEqualTo(taskId());
        assertThat(failure.getIdempotencyKey()).isEqualTo(KEY);
        assertThat(emulator().account().reserved()).isZero();
        assertMoney(1, 1, 0);
        assertCancelledRow();
        assertThat(row().deliveredAt()).as("the exchange was told").isNotNull();

        MockEndpoint results = getMockEndpoint("mock:results");
        context.getRouteController().startRoute("results");
        Awaitility.await().during(Duration.ofMillis(200)).until(() -> results.getReceivedCounter() == 0);
    }

    @Test
    void theSameKeyTellsOfTheCancelledTaskAfterwards() {
        emulator().script().next(Outcome.stuckIn("queueing"));
        keyed(CANCELS);

        assertThat(failure(keyed(CANCELS), ViduTaskFailedException.class).getReason()).isEqualTo("UserCancelled");
        assertMoney(1, 1, 0);
    }

    @Test
    void aTaskThatRunsGoesOn() {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(10)));

        ViduTaskTimeoutException failure = failure(keyed(CANCELS), ViduTaskTimeoutException.class, Money.UNKNOWN);

        assertThat(failure).hasMessageContaining("does not cancel it any more").hasMessageContaining("vidu:await");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(row().state()).isEqualTo(LedgerState.SUBMITTED);
        emulator().clock().advance(Duration.ofMinutes(11));
        assertThat(keyed(NO_DOWNLOAD).getException()).isNull();
        assertMoney(1, 1, COST);
    }

    @Test
    void awaitCancelsTooAlsoATaskOfSomebodyElse() {
        emulator().script().next(Outcome.stuckIn("created"));
        Platform.post(emulator(), TEXT2VIDEO, """
                {"model":"viduq3-turbo","prompt":"x","duration":1,"resolution":"540p"}""");

        failure(sendFor("vidu:await?cancelOnTimeout=true&waitTimeout=200", taskId()), ViduTaskTimeoutException.class);

        assertThat(emulator().account().reserved()).isZero();
    }

    @Test
    void withoutTheOptionNothingIsCancelled() {
        emulator().script().next(Outcome.stuckIn("queueing"));

        failure(keyed(NO_DOWNLOAD + "&waitTimeout=200&cancelOnStop=true"), ViduTaskTimeoutException.class, Money.UNKNOWN);

        assertThat(emulator().requests().count("POST", CANCEL)).isZero();
    }

    @Test
    void onlyTheLastWhoWaitsCancels() {
        emulator().script().next(Outcome.stuckIn("queueing"));
        CompletableFuture<Exchange> patient = begin(NO_DOWNLOAD + "&cancelOnTimeout=true&waitTimeout=1500");
        Awaitility.await().until(() -> emulator().tasks().size() == 1);

        ViduTaskTimeoutException first = failure(keyed(CANCELS), ViduTaskTimeoutException.class, Money.UNKNOWN);

        assertThat(first).hasMessageContaining("others wait for it");
        assertThat(emulator().requests().count("POST", CANCEL)).isZero();
        assertThat(patient).succeedsWithin(SOON)
                .satisfies(done -> assertThat(failure(done, ViduTaskTimeoutException.class).getReason())
                        .isEqualTo("UserCancelled"));
        assertThat(emulator().requests().count("POST", CANCEL)).isEqualTo(1);
        assertCancelledRow();
    }

    @Test
    void whoWaitsWithoutTheOptionKeepsTheTaskAlive() {
        emulator().script().next(Outcome.stuckIn("queueing"));
        CompletableFuture<Exchange> other = begin(NO_DOWNLOAD);
        Awaitility.await().until(() -> emulator().tasks().size() == 1);

        failure(keyed(CANCELS), ViduTaskTimeoutException.class, Money.UNKNOWN);

        assertThat(other).isNotDone();
        assertThat(emulator().requests().count("POST", CANCEL)).isZero();
    }

    @Test
    void anExchangeOfAnotherNodeThatHoldsTheRowKeepsTheTaskAlive() {
        emulator().script().next(Outcome.stuckIn("queueing"));
        String id = keyed(NO_DOWNLOAD + "&waitForCompletion=false").getMessage().getHeader(ViduConstants.TASK_ID, String.class);
        change(row().withOwner("another").held(Instant.now().plusSeconds(60), Instant.now()));

        ViduTaskTimeoutException failure = failure(
                sendFor("vidu:await?cancelOnTimeout=true&waitTimeout=200", id), ViduTaskTimeoutException.class, Money.UNKNOWN);
        assertThat(failure).hasMessageContaining("others wait for it");

        change(row().withAwaited(false));
        failure(sendFor("vidu:await?cancelOnTimeout=true&waitTimeout=200", id), ViduTaskTimeoutException.class);
        assertCancelledRow();
    }

    @Test
    void aCancelWhoseAnswerIsLostIsFoundOut() {
        emulator().script().next(Outcome.stuckIn("queueing"));
        emulator().faults().add(Fault.on("POST", CANCEL).afterCommit().reset());

        ViduTaskTimeoutException failure = failure(keyed(CANCELS), ViduTaskTimeoutException.class);

        assertThat(failure.getReason()).isEqualTo("UserCancelled");
        assertCancelledRow();
    }

    @Test
    void aCancelThatThePlatformDoesNotAnswerInTimeIsLeftOpen() {
        emulator().script().next(Outcome.stuckIn("queueing"));
        emulator().faults().add(Fault.on("POST", CANCEL).reply("InternalServiceFailure"));
        emulator().faults().add(Fault.on("GET", CREATIONS).reply("InternalServiceFailure"));

        ViduTaskTimeoutException failure = failure(keyed(CANCELS), ViduTaskTimeoutException.class, Money.UNKNOWN);

        assertThat(failure).hasMessageContaining("is not known yet");
        assertThat(row().state()).isEqualTo(LedgerState.SUBMITTED);
    }

    @Test
    void aTaskThatEndedWellBeforeItCouldBeCancelledIsAResult() {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(10)));
        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));
        CompletableFuture<Exchange> waiting = begin(NO_DOWNLOAD + "&cancelOnTimeout=true&waitTimeout=1000");
        Awaitility.await().until(() -> emulator().tasks().size() == 1);

        emulator().clock().advance(Duration.ofMinutes(11));

        assertThat(waiting).succeedsWithin(SOON).satisfies(done -> {
            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getBody(Task.class).creations()).isNotEmpty();
        });
        assertThat(emulator().requests().count("POST", CANCEL)).isEqualTo(1);
        assertMoney(1, 1, COST);
    }

    @Test
    void aRouteThatStopsCancelsItsTasksIfItIsToldTo() throws Exception {
        emulator().script().when(task -> true, Outcome.stuckIn("queueing"));
        sendAndAwait("seda:cancels");

        long begin = System.nanoTime();
        context.getRouteController().stopRoute("cancels");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);

        ViduTaskTimeoutException failure = failed();
        assertThat(failure).hasMessageEndingWith("its route is stopping. The task was cancelled");
        assertThat(failure.getMoney()).isEqualTo(Money.NOT_CHARGED);
        assertThat(emulator().account().reserved()).isZero();
        assertCancelledRow();
    }

    @Test
    void aContextThatStopsCancelsThemToo() throws Exception {
        emulator().script().when(task -> true, Outcome.stuckIn("queueing"));
        sendAndAwait("seda:cancels");

        context.stop();

        assertThat(emulator().account().reserved()).isZero();
        assertThat(row().state()).isEqualTo(LedgerState.FAILED);
        assertThat(row().errCode()).isEqualTo("UserCancelled");
    }

    @Test
    void aRouteThatIsNotToldToLeavesItsTasks() throws Exception {
        emulator().script().when(task -> true, Outcome.stuckIn("queueing"));
        sendAndAwait("seda:leaves");

        context.getRouteController().stopRoute("leaves");

        assertThat(failed().getMoney()).isEqualTo(Money.UNKNOWN);
        assertThat(emulator().requests().count("POST", CANCEL)).isZero();
        assertThat(row().state()).isEqualTo(LedgerState.SUBMITTED);
    }

    @Test
    void aStopDoesNotWaitLongForAPlatformThatDoesNotAnswer() throws Exception {
        emulator().script().when(task -> true, Outcome.stuckIn("queueing"));
        emulator().faults().add(Fault.on("POST", CANCEL).delay(Duration.ofSeconds(4)));
        sendAndAwait("seda:cancels");

        long begin = System.nanoTime();
        context.getRouteController().stopRoute("cancels");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);

        assertThat(failed()).hasMessageContaining("is not known yet");
    }

    @Test
    void whoWaitsForTheTaskOfAnotherNodeIsToldThatItsTimeIsOver() {
        emulator().script().next(Outcome.stuckIn("queueing"));
        keyed(NO_DOWNLOAD + "&waitForCompletion=false");
        LedgerEntry mine = row();
        change(mine.withState(LedgerState.RESERVED).withTaskId(null).withOwner("another")
                .withLeaseUntil(Instant.now().plusSeconds(60)));

        ViduTaskTimeoutException failure
                = failure(keyed(NO_DOWNLOAD + "&waitTimeout=200"), ViduTaskTimeoutException.class, Money.UNKNOWN);

        assertThat(failure).hasMessageStartingWith("waitTimeout is over: nothing was submitted again");
        assertThat(failure.getIdempotencyKey()).isEqualTo(KEY);
    }

    private Exchange keyed(String uri) {
        return sendIt(uri, PROMPT, ViduConstants.IDEMPOTENCY_KEY, KEY);
    }

    private CompletableFuture<Exchange> begin(String uri) {
        return template.asyncSend(uri, exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, KEY);
        });
    }

    /** Sends a prompt, and waits until its exchange waits for its task. */
    private void sendAndAwait(String uri) {
        template.sendBodyAndHeader(uri, PROMPT, ViduConstants.IDEMPOTENCY_KEY, KEY);
        Awaitility.await().until(() -> emulator().requests().to("GET", LIST).stream()
                .anyMatch(request -> request.rawQuery().contains("task_ids=")));
    }

    private ViduTaskTimeoutException failed() throws InterruptedException {
        MockEndpoint failed = getMockEndpoint("mock:failed");
        failed.expectedMessageCount(1);
        failed.assertIsSatisfied();
        return failed.getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, ViduTaskTimeoutException.class);
    }

    private void assertCancelledRow() {
        Awaitility.await().untilAsserted(() -> assertThat(row().state()).isEqualTo(LedgerState.FAILED));
        assertThat(row().errCode()).isEqualTo("UserCancelled");
        assertThat(ledger.used(account(), BudgetPeriod.HOUR, ledger.now())).isEqualTo(CreditsUsed.NONE);
    }

    private LedgerEntry row() {
        return ledger.find(account(), KEY).orElseThrow();
    }

    private void change(LedgerEntry to) {
        assertThat(ledger.replace(row(), to)).isTrue();
    }

    private static String account() {
        return emulator().url() + "#default";
    }

    private static String taskId() {
        return Long.toString(emulator().tasks().get(0).id());
    }
}
