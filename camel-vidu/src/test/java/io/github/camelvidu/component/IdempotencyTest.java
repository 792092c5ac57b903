// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.api.error.ViduPolicyException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** At most one task is alive or paid under a key. */
class IdempotencyTest extends ViduTestSupport {

    private static final String NO_DOWNLOAD = GENERATE + "&download=false";

    private final TaskLedger ledger = new MemoryTaskLedger(InstantSource.system());
    private volatile boolean diskIsFull;

    @Override
    void configure(ViduComponent vidu) {
        vidu.setLedger(HookedLedger.of(ledger, (method, arguments) -> {
            if (diskIsFull && method.equals("insert")) {
                throw new IllegalStateException("disk full");
            }
        }));
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(ViduException.class).maximumRedeliveries(3).redeliveryDelay(1);
                from("direct:redelivered").to(NO_DOWNLOAD);
                from("direct:twice").to(NO_DOWNLOAD).setProperty("first", header(ViduConstants.TASK_ID))
                        .setBody(constant(PROMPT)).to(NO_DOWNLOAD);
                from("direct:read").to(GENERATE).to("mock:read");
                from("direct:keyed").to(NO_DOWNLOAD + "&idempotencyKey=${header.order}");
            }
        };
    }

    @Test
    void theSameKeyTwiceIsOneTaskWithTheSameResult() {
        Exchange first = keyed(NO_DOWNLOAD, PROMPT);
        Exchange second = keyed(NO_DOWNLOAD, PROMPT);

        assertThat(second.getException()).isNull();
        assertThat(id(second)).isEqualTo(id(first));
        assertThat(second.getMessage().getHeader(ViduConstants.STATE)).isEqualTo("success");
        assertMoney(1, 1, COST);
    }

    @Test
    void theSameKeyWithoutWaitingGivesTheTaskThatIsThere() {
        emulator().script().next(Outcome.stuckIn("processing"));
        Exchange first = keyed(NO_DOWNLOAD + "&waitForCompletion=false", PROMPT);
        Exchange second = keyed(NO_DOWNLOAD + "&waitForCompletion=false", PROMPT);

        assertThat(id(second)).isEqualTo(id(first)).isNotBlank();
        assertMoney(1, 1, 0);
    }

    @Test
    void theKeyMayBeAnExpression() {
        sendIt("direct:keyed", PROMPT, "order", "a");
        sendIt("direct:keyed", PROMPT, "order", "a");
        sendIt("direct:keyed", PROMPT, "order", "b");

        assertMoney(2, 2, 2 * COST);
        assertThat(ledger.find(account(), "a")).hasValueSatisfying(row -> {
            assertThat(row.state()).isEqualTo(LedgerState.SUCCEEDED);
            assertThat(row.creditsReserved()).isEqualTo(COST);
            assertThat(row.creditsCharged()).isEqualTo(COST);
        });
    }

    @Test
    void theHeaderComesBeforeTheExpression() {
        sendIt("direct:keyed", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        assertThat(ledger.find(account(), "k")).isPresent();
    }

    @Test
    void manyExchangesAtOnceUnderAKeyAreOneRequestAndEachGetsTheMedia() throws Exception {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).delay(Duration.ofMillis(200)));
        MockEndpoint read = getMockEndpoint("mock:read");
        read.expectedMessageCount(30);
        Set<Integer> lengths = ConcurrentHashMap.newKeySet();
        read.whenAnyExchangeReceived(
                exchange -> lengths.add(exchange.getMessage().getBody(InputStream.class).readAllBytes().length));

        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sent.add(template.asyncSend("direct:read", exchange -> {
                exchange.getMessage().setBody(PROMPT);
                exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, "k");
            }));
        }
        Set<String> ids = new HashSet<>();
        for (CompletableFuture<Exchange> exchange : sent) {
            assertThat(exchange.join().getException()).isNull();
            ids.add(id(exchange.join()));
        }

        read.assertIsSatisfied();
        assertThat(ids).hasSize(1);
        assertThat(lengths).hasSize(1).doesNotContain(0);
        assertMoney(1, 1, COST);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        String id = id(keyed(NO_DOWNLOAD, PROMPT));

        Exchange done = keyed(NO_DOWNLOAD, "Another prompt.");

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getIdempotencyKey()).isEqualTo("k");
        assertThat(failure.getTaskId()).as("that task is the other request's").isNull();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure).hasMessageContaining("another request").hasMessageContaining(id).hasMessageNotContaining("prompt.");
        assertMoney(1, 1, COST);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefusedWhileTheFirstIsOnItsWay() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).delay(Duration.ofMillis(300)));
        CompletableFuture<Exchange> first = template.asyncSend(NO_DOWNLOAD, exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, "k");
        });
        Awaitility.await().until(() -> creates() == 1);

        failure(keyed(NO_DOWNLOAD, "Another prompt."), ViduRequestException.class);

        assertThat(first.join().getException()).isNull();
        assertMoney(1, 1, COST);
    }

    @Test
    void onlyWhereToCallBackMayDiffer() {
        keyed(NO_DOWNLOAD + "&callbackUrl=https://example.com/a", PROMPT);

        assertThat(keyed(NO_DOWNLOAD + "&callbackUrl=https://example.com/b", PROMPT).getException()).isNull();
        assertMoney(1, 1, COST);
    }

    @Test
    void theFailureOfATaskIsTheAnswerToEveryoneUnderItsKey() {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        ViduPolicyException first = failure(keyed(NO_DOWNLOAD, PROMPT), ViduPolicyException.class);

        ViduPolicyException second = failure(keyed(NO_DOWNLOAD, PROMPT), ViduPolicyException.class);

        assertThat(second).hasMessage(first.getMessage());
        assertThat(second.getTaskId()).isEqualTo(first.getTaskId());
        assertThat(second.getReason()).isEqualTo("CreationPolicyViolation");
        assertThat(second.getMarker()).isEqualTo(first.getMarker());
        assertMoney(1, 1, 0);
    }

    @Test
    void resubmitFailedTriesAFailureThatCostNothingAndMayPassAgainWithANewMarker() {
        emulator().script().next(Outcome.failed("InternalServiceFailure"));
        ViduTaskFailedException first
                = failure(keyed(NO_DOWNLOAD + "&resubmitFailed=true", PROMPT), ViduTaskFailedException.class);

        Exchange second = keyed(NO_DOWNLOAD + "&resubmitFailed=true", PROMPT);

        assertThat(second.getException()).isNull();
        assertThat(id(second)).isNotEqualTo(first.getTaskId());
        assertThat(ledger.find(account(), "k")).hasValueSatisfying(row -> {
            assertThat(row.attempt()).isEqualTo(2);
            assertThat(row.marker()).isNotEqualTo(first.getMarker());
            assertThat(row.state()).isEqualTo(LedgerState.SUCCEEDED);
        });
        assertMoney(2, 2, COST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "CreationPolicyViolation", "UserCancelled", "ReasonOfTomorrow" })
    void resubmitFailedLeavesWhatWillNotPass(String errCode) {
        emulator().script().next(Outcome.failed(errCode));
        keyed(NO_DOWNLOAD + "&resubmitFailed=true", PROMPT);

        assertThat(keyed(NO_DOWNLOAD + "&resubmitFailed=true", PROMPT).getException()).isInstanceOf(ViduException.class);
        assertMoney(1, 1, 0);
    }

    @Test
    void camelsRedeliveryMeetsTheSameRowWithoutAKeyOfItsOwn() {
        emulator().script().next(Outcome.failed("InternalServiceFailure"));

        Exchange done = sendIt("direct:redelivered", PROMPT);

        failure(done, ViduTaskFailedException.class);
        assertThat(done.getMessage().getHeader(Exchange.REDELIVERY_COUNTER)).isEqualTo(3);
        assertMoney(1, 1, 0);
    }

    @Test
    void camelsRedeliverySendsAgainWhatThePlatformRefused() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(2).reply("Forbidden"));

        Exchange done = sendIt("direct:redelivered", PROMPT);

        assertThat(done.getException()).isNull();
        assertMoney(3, 1, COST);
    }

    @Test
    void theRandomKeyOfOneGenerateDoesNotReachTheNext() {
        Exchange done = sendIt("direct:twice", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(id(done)).isNotEqualTo(done.getProperty("first"));
        assertThat(done.getMessage().getHeaders()).doesNotContainKey(ViduConstants.IDEMPOTENCY_KEY);
        assertThat(done.getProperties().keySet()).noneMatch(name -> name.contains("IdempotencyKey"));
        assertMoney(2, 2, 2 * COST);
    }

    @Test
    void withoutAKeyEachExchangeIsATaskOfItsOwn() {
        sendIt(NO_DOWNLOAD, PROMPT);
        sendIt(NO_DOWNLOAD, PROMPT);

        assertMoney(2, 2, 2 * COST);
    }

    @Test
    void whatTheLedgerCanNotRememberIsNotSent() {
        diskIsFull = true;

        Exchange done = sendIt(NO_DOWNLOAD, PROMPT);

        ViduLedgerException failure = failure(done, ViduLedgerException.class);
        assertThat(failure).hasRootCauseMessage("disk full");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getIdempotencyKey()).isNotBlank();
        assertNothingWasSent();
        Awaitility.await().until(() -> vidu().parked().size() == 0);
    }

    @Test
    void twoAccountsHaveTheirOwnKeys() {
        keyed(NO_DOWNLOAD, PROMPT);
        keyed(NO_DOWNLOAD + "&accountName=second", PROMPT);

        assertMoney(2, 2, 2 * COST);
    }

    @Test
    void aKeyWithAFailedPlatformCallIsNotLost() {
        emulator().script().next(Outcome.stuckIn("created"));
        emulator().faults().add(Fault.on("GET", CREATIONS).reply("InternalServiceFailure"));
        String id = id(keyed(NO_DOWNLOAD + "&waitForCompletion=false", PROMPT));

        ViduServerException failure = failure(
                keyed(NO_DOWNLOAD + "&waitForCompletion=false", PROMPT), ViduServerException.class,
                Money.UNKNOWN);

        assertThat(failure.getTaskId()).isEqualTo(id);
        assertThat(creates()).isEqualTo(1);
    }

    private Exchange keyed(String uri, String prompt) {
        return sendIt(uri, prompt, ViduConstants.IDEMPOTENCY_KEY, "k");
    }

    private static String id(Exchange done) {
        return done.getMessage().getHeader(ViduConstants.TASK_ID, String.class);
    }

    private static String account() {
        return emulator().url() + "#default";
    }
}
