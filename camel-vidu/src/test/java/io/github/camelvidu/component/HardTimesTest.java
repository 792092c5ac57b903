// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A ledger that breaks, a task that can not be read, a stop at the wrong moment: nobody hangs, and no task's id is
 * lost.
 */
@Timeout(60)
class HardTimesTest extends ViduTestSupport {

    private static final String WAIT = GENERATE + "&download=false";

    private volatile Consumer<LedgerEntry> onReplace = after -> {
    };
    private volatile Runnable onFindTask = () -> {
    };

    @Override
    void configure(ViduComponent vidu) {
        vidu.setLedger(HookedLedger.of(new MemoryTaskLedger(InstantSource.system()), (method, arguments) -> {
            if (method.equals("findTask")) {
                onFindTask.run();
            } else if (method.equals("replace")) {
                onReplace.accept((LedgerEntry) arguments[1]);
            }
        }));
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice").to(WAIT).setBody(constant("")).doTry().to(WAIT).doCatch(ViduException.class).end();
                from("direct:parts").split(body(), new GroupedBodyAggregationStrategy()).to(GENERATE).end()
                        .process(exchange -> {
                            List<Long> lengths = new ArrayList<>();
                            for (Object media : exchange.getMessage().getBody(List.class)) {
                                lengths.add((long) ((MediaStream) media).readAllBytes().length);
                            }
                            exchange.getMessage().setBody(lengths);
                        });
            }
        };
    }

    @Test
    void aTaskThatCanNotBeReadDoesNotKeepTheOthersFromBeingSeen() {
        emulator().script().next(Outcome.failed("CODEC"), Outcome.success());
        String unreadable = submit();
        emulator().faults().add(
                Fault.on("GET", "/ent/v2/tasks/" + unreadable + "/creations").reply("InternalServiceFailure"));
        CompletableFuture<Exchange> stuck
                = template.asyncSend("vidu:await?download=false&waitTimeout=10s&taskId=" + unreadable, exchange -> {
                });
        Awaitility.await().until(() -> emulator().requests().count("GET", CREATIONS) > 0);

        Exchange done = sendIt(WAIT + "&waitTimeout=5s", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(stuck).isNotDone();
        emulator().faults().clear();
        assertThat(stuck).succeedsWithin(Duration.ofSeconds(5))
                .satisfies(failed -> assertThat(failed.getException()).isInstanceOf(ViduTaskFailedException.class));
    }

    @Test
    void anIdThatTheListDoesNotTakeDoesNotKeepTheOthersFromBeingSeen() {
        CompletableFuture<Exchange> odd
                = template.asyncSend("vidu:await?download=false&waitTimeout=10s",
                        exchange -> exchange.getMessage().setHeader(ViduConstants.TASK_ID, "+5"));

        Exchange done = sendIt(WAIT + "&waitTimeout=5s", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(odd).succeedsWithin(Duration.ofSeconds(5))
                .satisfies(failed -> assertThat(failed.getException()).isInstanceOf(ViduRequestException.class));
    }

    @Test
    void anErrorInASweepDoesNotEndTheWatching() {
        AtomicInteger errors = new AtomicInteger();
        onReplace = after -> {
            if (after.state() == LedgerState.SUCCEEDED && errors.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("on purpose");
            }
        };

        Exchange done = sendIt(WAIT + "&waitTimeout=10s", PROMPT);

        assertThat(errors.get()).isGreaterThan(1);
        assertThat(done.getException()).isNull();
    }

    @Test
    void theTasksIdIsNotLostWhenTheLedgerBreaksAfterTheRequest() {
        onReplace = after -> {
            if (after.state() == LedgerState.SUBMITTED) {
                throw new IllegalStateException("the database is gone");
            }
        };

        Exchange done = sendIt(WAIT + "&uncertain=fail", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "order-1");

        String id = Long.toString(emulator().tasks().get(0).id());
        assertThat(done.getException()).isInstanceOfSatisfying(ViduSubmitUncertainException.class, lost -> {
            assertThat(lost.getTaskId()).isEqualTo(id);
            assertThat(lost.getIdempotencyKey()).isEqualTo("order-1");
            assertThat(lost.getMoney()).isEqualTo(Money.UNKNOWN);
            assertThat(lost.isRetryable()).isFalse();
            assertThat(lost).hasMessageContaining("vidu:await").hasRootCauseMessage("the database is gone");
        });
    }

    @Test
    void anExchangeWaitsForALedgerThatIsAwayAndGetsItsResult() {
        AtomicInteger refusals = new AtomicInteger();
        onReplace = after -> {
            if (after.state() == LedgerState.SUBMITTED && refusals.getAndIncrement() < 3) {
                throw new IllegalStateException("the database is away");
            }
        };

        Exchange done = sendIt(WAIT, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "order-1");

        assertThat(done.getException()).isNull();
        assertThat(refusals.get()).isGreaterThan(3);
        assertMoney(1, 1, COST);
    }

    @Test
    void aRouteCanStopWhileTheLedgerIsAway() {
        onReplace = after -> {
            if (after.state() == LedgerState.SUBMITTED) {
                throw new IllegalStateException("the database is away");
            }
        };
        CompletableFuture<Exchange> done
                = template.asyncSend(WAIT, exchange -> exchange.getMessage().setBody(PROMPT));
        Awaitility.await().until(() -> emulator().tasks().size() == 1);

        context.stop();

        assertThat(done).succeedsWithin(Duration.ofSeconds(5)).satisfies(stopped -> assertThat(
                failure(stopped, ViduSubmitUncertainException.class, Money.UNKNOWN).getTaskId()).isNotNull());
    }

    @Test
    void aWaitEndsEvenIfTheLedgerCanNotBeRead() {
        emulator().script().next(Outcome.failed("CODEC"));
        onFindTask = () -> {
            throw new IllegalStateException("the database is gone");
        };

        Exchange done = sendIt(WAIT + "&waitTimeout=10s", PROMPT);

        assertThat(done.getException()).isInstanceOf(ViduTaskFailedException.class);
    }

    @Test
    void whoWaitsToTryATransferAgainIsToldOfTheStop() {
        // settings hold for accounts that are not yet in use
        vidu().setRetryDelay(600_000);
        emulator().faults().add(Fault.on("GET", MEDIA).replyRaw(503, "text/plain", "later"));
        CompletableFuture<Exchange> done
                = template.asyncSend(GENERATE + "&accountName=patient", exchange -> exchange.getMessage().setBody(PROMPT));
        Awaitility.await().until(
                () -> emulator().requests().to("GET", MEDIA).stream().anyMatch(request -> request.status() == 503));

        context.stop();

        assertThat(done).succeedsWithin(Duration.ofSeconds(5))
                .satisfies(stopped -> assertThat(stopped.getException()).isInstanceOfSatisfying(
                        ViduMediaException.class, exception -> assertThat(exception.getTaskId()).isNotNull()));
    }

    @Test
    void whatAPartBroughtIsThereWhenThePartsArePutTogether() {
        Exchange done = sendIt("direct:parts", List.of(PROMPT, "A second prompt.", "A third prompt."));

        assertThat(done.getException()).isNull();
        assertThat((List<?>) done.getMessage().getBody(List.class)).hasSize(3).noneMatch(Long.valueOf(0)::equals);
    }

    @Test
    void afterAFailureNoHeaderNamesTheTaskOfAnEarlierGenerate() {
        Exchange done = sendIt("direct:twice", PROMPT);

        assertThat(creates()).isEqualTo(1);
        assertThat(done.getMessage().getHeaders()).doesNotContainKeys(
                ViduConstants.TASK_ID, ViduConstants.STATE, ViduConstants.URL, ViduConstants.CREDITS);
    }

    static List<Number> noWholeNumbers() {
        return List.of(5.9, 1e300, Double.NaN, new BigDecimal("5.5"), new BigInteger("18446744073709551621"));
    }

    @ParameterizedTest
    @MethodSource("noWholeNumbers")
    void aNumberThatIsNotWholeOrTooLargeIsRefusedAndNotBent(Number seed) {
        Exchange done = sendIt(WAIT, PROMPT, "CamelViduSeed", seed);

        assertThat(done.getException()).isInstanceOfSatisfying(
                ViduRequestException.class, refused -> assertThat(refused.getFields()).containsExactly("seed"));
        assertThat(creates()).isZero();
    }

    @Test
    void theLargestPossibleAnswerIsNoLimitAtAll() {
        vidu().setMaxAnswerSize(Integer.MAX_VALUE);

        assertThat(sendIt(WAIT + "&accountName=unlimited", PROMPT).getException()).isNull();
    }
}
