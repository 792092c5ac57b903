// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import io.github.camelvidu.api.catalog.Reconcile;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageTotal;
import io.github.camelvidu.component.ledger.Budget;
import io.github.camelvidu.component.ledger.LedgerEntryBuilder;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** {@code from("vidu:usage")}. */
class UsageConsumerTest extends AccountTestSupport {

    private static final String HOURS = "vidu:usage?groupBy=hour&delay=20&initialDelay=0&since=" + START;
    private static final String RECORDS = "vidu:usage?delay=20&initialDelay=0&since=" + START;
    private static final String LIST = "/ent/v2/tasks";

    @BeforeEach
    void fillTheAccount() {
        emulator().account().addCredits(10_000);
    }

    @Test
    void anHourIsToldWhenItIsClosedAndThenTheNext() throws Exception {
        submitAsAnother(2);
        advance(PROCESSING);
        CamelContext node = node(this::byTheClock, HOURS);
        advance(Duration.ofMinutes(69));
        awaitCalls(LIST, 2);
        assertThat(told(node).getReceivedCounter()).as("the list may lag").isZero();

        advance(Duration.ofMinutes(1));
        soon().untilAsserted(() -> assertThat(hours(node)).extracting(UsageTotal::from, UsageTotal::to, UsageTotal::tasks,
                UsageTotal::credits, UsageTotal::revision, UsageTotal::change, UsageTotal::closed)
                .containsExactly(tuple(START, START.plus(Duration.ofHours(1)), 2, 2L * COST, 0, 2L * COST, true)));

        advance(Duration.ofHours(2));
        soon().untilAsserted(() -> assertThat(hours(node)).extracting(UsageTotal::from, UsageTotal::tasks)
                .containsExactly(tuple(START, 2), tuple(START.plus(Duration.ofHours(1)), 0),
                        tuple(START.plus(Duration.ofHours(2)), 0)));
        awaitCalls(LIST, 3);
        assertThat(told(node).getReceivedCounter()).isEqualTo(3);
    }

    @Test
    void anHourWithATaskThatRunsDoesNotHoldUpTheNextOne() throws Exception {
        emulator().script().next(Outcome.success().after(Duration.ofHours(5)));
        submitAsAnother(1);
        CamelContext node = node(this::byTheClock, HOURS);

        advance(Duration.ofHours(2).plusMinutes(10));
        soon().untilAsserted(() -> assertThat(hours(node)).extracting(UsageTotal::from)
                .containsExactly(START.plus(Duration.ofHours(1))));
        advance(Duration.ofHours(3));

        soon().untilAsserted(() -> assertThat(hours(node)).hasSize(5));
        assertThat(hours(node)).filteredOn(hour -> hour.from().equals(START)).extracting(UsageTotal::credits)
                .containsExactly((long) COST);
    }

    @Test
    void whatChangesAfterAnHourWasClosedComesAsACorrection() throws Exception {
        emulator().script().next(Outcome.success().after(Duration.ofHours(80)), Outcome.success());
        submitAsAnother(2);
        advance(Duration.ofHours(72).plusMinutes(59));
        CamelContext node = node(this::byTheClock, HOURS);
        soon().untilAsserted(() -> assertThat(hours(node)).hasSize(71));
        assertThat(hours(node)).extracting(UsageTotal::from).doesNotContain(START);

        advance(Duration.ofMinutes(1));
        soon().untilAsserted(() -> assertThat(ofTheFirstHour(node))
                .extracting(UsageTotal::open, UsageTotal::credits, UsageTotal::revision)
                .containsExactly(tuple(1, (long) COST, 0)));
        advance(Duration.ofHours(8));

        soon().untilAsserted(() -> assertThat(ofTheFirstHour(node))
                .extracting(UsageTotal::open, UsageTotal::credits, UsageTotal::revision, UsageTotal::change)
                .containsExactly(tuple(1, (long) COST, 0, (long) COST), tuple(0, 2L * COST, 1, (long) COST)));
        assertThat(hours(node).stream().mapToLong(UsageTotal::change).sum()).isEqualTo(emulator().account().charged());
    }

    @Test
    void thatTheLedgerForgetsIsNoCorrection() throws Exception {
        CamelContext node = node(this::byTheClock, HOURS);
        node.createProducerTemplate().requestBody(
                "vidu:generate?kind=audio-tts&voiceSettingVoiceId=Wise_Woman&download=false", "Hello.");
        advance(Duration.ofHours(1).plusMinutes(10));
        soon().untilAsserted(() -> assertThat(ofTheFirstHour(node)).extracting(UsageTotal::creditsFromLedger)
                .containsExactly(emulator().account().charged()));

        advance(MemoryTaskLedger.RETENTION.plusMinutes(1));
        submit(node);
        advance(Duration.ofHours(2));

        soon().untilAsserted(() -> assertThat(hours(node)).hasSize(27));
        assertThat(ofTheFirstHour(node)).hasSize(1);
    }

    @Test
    void anHourIsNotClosedWhileTheLedgerDoesNotKnowWhatBecameOfARequest() throws Exception {
        MemoryTaskLedger ledger = new MemoryTaskLedger(emulator().clock());
        ledger.insert(LedgerEntryBuilder.builder().account(emulator().url() + "#default").key("k").state(LedgerState.RESERVED)
                .attempt(1).digest("d").reconcile(Reconcile.MARKER).marker("m").kind("text2video").creditsReserved(COST)
                .createdAt(START).changedAt(START).reservedAt(START).owner("elsewhere")
                .leaseUntil(START.plus(Duration.ofDays(9)))
                .build(), Budget.UNLIMITED);
        CamelContext node = node(vidu -> vidu.setLedger(ledger), HOURS);

        advance(Duration.ofHours(3));
        soon().untilAsserted(() -> assertThat(hours(node)).hasSize(1));
        assertThat(ofTheFirstHour(node)).isEmpty();
        advance(Duration.ofHours(70));

        soon().untilAsserted(() -> assertThat(ofTheFirstHour(node)).hasSize(1));
    }

    @Test
    void aRunningTaskThatTheListDoesNotShowYetKeepsItsHourOpen() throws Exception {
        CamelContext node = node(this::byTheClock, HOURS);
        emulator().faults().add(Fault.on("GET", LIST).lag(Duration.ofHours(4)));
        emulator().script().next(Outcome.success().after(Duration.ofHours(3)));
        submit(node);

        advance(Duration.ofHours(2).plusMinutes(10));
        soon().untilAsserted(() -> assertThat(hours(node)).extracting(UsageTotal::from)
                .containsExactly(START.plus(Duration.ofHours(1))));
        emulator().faults().clear();
        advance(Duration.ofHours(1));

        soon().untilAsserted(() -> assertThat(ofTheFirstHour(node)).extracting(UsageTotal::credits, UsageTotal::revision)
                .containsExactly(tuple((long) COST, 0)));
    }

    @Test
    void aTaskThatIsListedTooLateComesAsACorrection() throws Exception {
        CamelContext node = node(this::byTheClock, HOURS);
        emulator().faults().add(Fault.on("GET", LIST).lag(Duration.ofHours(4)));
        submitAsAnother(1);
        advance(Duration.ofHours(1).plusMinutes(10));
        soon().untilAsserted(() -> assertThat(ofTheFirstHour(node)).extracting(UsageTotal::tasks).containsExactly(0));
        emulator().faults().clear();

        advance(Duration.ofHours(1));

        soon().untilAsserted(() -> assertThat(ofTheFirstHour(node)).extracting(UsageTotal::revision, UsageTotal::change)
                .containsExactly(tuple(0, 0L), tuple(1, (long) COST)));
    }

    @Test
    void anHourWhoseExchangeFailsIsOfferedAgain() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        submitAsAnother(1);
        advance(Duration.ofHours(2));
        CamelContext node = node(this::byTheClock, new RouteBuilder() {
            @Override
            public void configure() {
                from(HOURS).process(exchange -> {
                    if (broken.getAndSet(false)) {
                        throw new IllegalStateException("the disk is full");
                    }
                }).to("mock:told");
            }
        });

        soon().untilAsserted(() -> assertThat(hours(node)).extracting(UsageTotal::credits).containsExactly((long) COST));
        awaitCalls(LIST, 3);
        assertThat(told(node).getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void anHourWhoseDeliveryCouldNotBeWrittenDownIsToldAgain() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        MemoryStateRepository marks = new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                if (key.contains("/hour/") && broken.getAndSet(false)) {
                    throw new IllegalStateException("the connection is gone");
                }
                super.setState(key, value);
            }
        };
        advance(Duration.ofHours(1).plusMinutes(10));
        CamelContext node = node(vidu -> {
            byTheClock(vidu);
            vidu.getConfiguration().setStateRepository(marks);
        }, HOURS);

        soon().untilAsserted(() -> assertThat(hours(node)).extracting(UsageTotal::from).containsExactly(START, START));
    }

    @Test
    void aRecordIsToldWhenItsTaskHasEndedAndOnlyOnce() throws Exception {
        emulator().script().next(Outcome.success(), Outcome.failed("CreationPolicyViolation"),
                Outcome.success().after(Duration.ofHours(30)));
        submitAsAnother(3);
        CamelContext node = node(this::byTheClock, RECORDS);
        awaitCalls(LIST, 2);
        assertThat(told(node).getReceivedCounter()).isZero();

        advance(PROCESSING);
        soon().untilAsserted(() -> assertThat(records(node)).extracting(UsageRecord::credits).containsExactly(COST, 0));
        advance(Duration.ofHours(30));
        soon().untilAsserted(() -> assertThat(records(node)).extracting(UsageRecord::credits).containsExactly(COST, 0, COST));
        advance(Duration.ofHours(100));

        awaitCalls(LIST, 3);
        assertThat(told(node).getReceivedCounter()).isEqualTo(3);
    }

    @Test
    void aRecordThatIsThreeDaysOldIsToldAsItIsAndAgainWhenItHasChanged() throws Exception {
        emulator().script().next(Outcome.success().after(Duration.ofHours(80)));
        submitAsAnother(1);
        CamelContext node = node(this::byTheClock, RECORDS);

        advance(Duration.ofHours(72));
        soon().untilAsserted(() -> assertThat(records(node)).extracting(usage -> usage.state().wire())
                .containsExactly("processing"));
        advance(Duration.ofHours(8));

        soon().untilAsserted(() -> assertThat(records(node)).extracting(usage -> usage.state().wire())
                .containsExactly("processing", "success"));
    }

    @Test
    void aRestartInTheMiddleOfAPageGoesOnBehindWhatWasTold() throws Exception {
        DataSource database = newDatabase();
        submitAsAnother(7);
        advance(PROCESSING);
        CamelContext first
                = node(vidu -> vidu.setDataSource(database), RECORDS + "&maxMessagesPerPoll=3&repeatCount=1&pageSize=5");
        soon().untilAsserted(() -> assertThat(records(first)).hasSize(3));
        List<UsageRecord> all = new ArrayList<>(records(first));
        first.stop();

        CamelContext second = node(vidu -> vidu.setDataSource(database), RECORDS + "&pageSize=5");

        soon().untilAsserted(() -> assertThat(records(second)).hasSize(4));
        awaitCalls(LIST, 4);
        all.addAll(records(second));
        assertThat(all).extracting(UsageRecord::taskId).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void twoNodesOfOneGroupShareTheRecordsAndTheHours() throws Exception {
        DataSource database = newDatabase();
        submitAsAnother(12);
        advance(Duration.ofHours(5));
        List<CamelContext> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nodes.add(node(vidu -> vidu.setDataSource(database), new RouteBuilder() {
                @Override
                public void configure() {
                    from(RECORDS + "&maxMessagesPerPoll=2").to("mock:record");
                    from(HOURS + "&maxMessagesPerPoll=1").to("mock:told");
                }
            }));
        }

        soon().untilAsserted(() -> assertThat(nodes.stream().flatMap(
                node -> bodies(node, "mock:record", UsageRecord.class).stream()).map(UsageRecord::taskId))
                .doesNotHaveDuplicates().hasSize(12));
        soon().untilAsserted(() -> assertThat(nodes.stream().flatMap(node -> hours(node).stream()).map(UsageTotal::from))
                .doesNotHaveDuplicates().hasSize(4));
        awaitCalls(LIST, 6);
        assertThat(nodes.stream().mapToInt(node -> records(node, "mock:record").size()).sum()).isEqualTo(12);
        assertThat(nodes.stream().mapToInt(node -> told(node).getReceivedCounter()).sum()).isEqualTo(4);
    }

    @Test
    void howFarAGroupIsAmongTheRecordsSaysNothingOfTheHours() throws Exception {
        DataSource database = newDatabase();
        submitAsAnother(1);
        advance(Duration.ofDays(20));
        CamelContext first = node(vidu -> vidu.setDataSource(database), RECORDS);
        soon().untilAsserted(() -> assertThat(records(first)).hasSize(1));
        // seven days a look, until it has come to now
        awaitCalls(LIST, 6);
        first.stop();

        CamelContext second = node(vidu -> vidu.setDataSource(database), HOURS);

        soon().untilAsserted(() -> assertThat(ofTheFirstHour(second)).extracting(UsageTotal::credits)
                .containsExactly((long) COST));
    }

    @Test
    void eachGroupIsToldEverything() throws Exception {
        submitAsAnother(2);
        advance(PROCESSING);
        CamelContext node = node(this::byTheClock, new RouteBuilder() {
            @Override
            public void configure() {
                from(RECORDS + "&consumerGroup=finance").to("mock:told");
                from(RECORDS + "&consumerGroup=marketing&format=csv").to("mock:csv");
            }
        });

        soon().untilAsserted(() -> assertThat(records(node)).hasSize(2));
        soon().untilAsserted(() -> assertThat(bodies(node, "mock:csv", String.class)).hasSize(2)
                .allSatisfy(csv -> assertThat(csv.lines()).singleElement().asString().endsWith(",PLATFORM")));
    }

    @Test
    void withoutSinceAGroupBeginsWhenItIsFirstStarted() throws Exception {
        submitAsAnother(1);
        advance(Duration.ofHours(4));
        CamelContext node = node(this::byTheClock, "vidu:usage?groupBy=hour&delay=20&initialDelay=0");
        // the answer to the first may come later than its count
        awaitCalls(LIST, 2);

        advance(Duration.ofHours(1).plusMinutes(10));

        soon().untilAsserted(
                () -> assertThat(hours(node)).extracting(UsageTotal::from).containsExactly(START.plus(Duration.ofHours(4))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "vidu:usage?groupBy=day                          | closed hours with hour",
            "vidu:usage?groupBy=hour,model                   | closed hours with hour",
            "vidu:usage?createdFrom=2026-11-01T00:00:00Z     | does not take the option createdFrom in from",
            "vidu:usage-report                               | can not be consumed from",
    })
    void aRouteThatAsksForWhatCanNotBeToldDoesNotStart(String uri, String message) {
        Throwable failure = catchThrowable(() -> node(uri));

        assertThat(failure).hasStackTraceContaining(message);
    }

    @Test
    void pollEnrichAndConsumerTemplatesGetTheUsageOfNowAsOftenAsTheyAsk() throws Exception {
        submitAsAnother(1);
        advance(PROCESSING);
        CamelContext node = node(this::byTheClock, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich").pollEnrich("vidu:usage?groupBy=kind&format=csv");
            }
        });
        String usage = "vidu:usage?groupBy=kind";

        for (Exchange exchange : List.of(
                node.createConsumerTemplate().receive(usage), node.createConsumerTemplate().receiveNoWait(usage),
                node.createConsumerTemplate().receive(usage, 5_000))) {
            assertThat(exchange.getMessage().getBody(List.class)).singleElement()
                    .isEqualTo(total(node.createConsumerTemplate().receiveBody(usage, List.class)));
        }
        assertThat(node.createProducerTemplate().requestBody("direct:enrich", null, String.class))
                .contains("text2video,,,1,1,0,0,7");
        assertThat(node.createConsumerTemplate().receiveBody("vidu:usage-report?createdFrom=" + START + "&format=json",
                String.class))
                .contains("\"not_asked\":[{");
    }

    @Test
    void whatGoesWrongIsThrownAtAConsumerTemplate() throws Exception {
        CamelContext node = node(this::byTheClock, new RouteBuilder[0]);

        assertThat(catchThrowable(() -> node.createConsumerTemplate().receive("vidu:usage?createdTo=2020-01-01T00:00:00Z")))
                .hasStackTraceContaining("createdTo must be later than createdFrom");
        assertThat(catchThrowable(() -> node.createConsumerTemplate().receive("vidu:usage?since=2020-01-01T00:00:00Z")))
                .hasStackTraceContaining("does not take the option since in pollEnrich");
    }

    /** However busy the machine is. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    private void byTheClock(ViduComponent vidu) {
        vidu.setLedger(new MemoryTaskLedger(emulator().clock()));
    }

    private static List<UsageTotal> hours(CamelContext node) {
        return bodies(node, "mock:told", UsageTotal.class);
    }

    private static List<UsageTotal> ofTheFirstHour(CamelContext node) {
        return hours(node).stream().filter(hour -> hour.from().equals(START)).toList();
    }

    private static List<UsageRecord> records(CamelContext node) {
        return records(node, "mock:told");
    }

    private static List<UsageRecord> records(CamelContext node, String mock) {
        return bodies(node, mock, UsageRecord.class);
    }

    private static <T> List<T> bodies(CamelContext node, String mock, Class<T> type) {
        return node.getEndpoint(mock, MockEndpoint.class).getReceivedExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(type)).toList();
    }

    private static Object total(List<?> totals) {
        assertThat(totals).hasSize(1);
        return totals.get(0);
    }
}
