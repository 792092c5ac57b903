// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code from("vidu:tasks?scope=account")}: tasks that others have submitted. */
class AccountTasksTest extends AccountTestSupport {

    private static final String TASKS = "vidu:tasks?scope=account&initialDelay=0&delay=10&since=2026-11-16T00:00:00Z";
    private static final Pattern FROM = Pattern.compile("created_at\\.from=([^&]+)");

    @Test
    void eachEndedTaskOfTheAccountIsGivenOnceWhoeverSubmittedIt() throws Exception {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        CamelContext node = node(TASKS);
        submitAsAnother(2);
        String own = submit(node);
        awaitLists(3);
        assertThat(ids(node)).as("none has ended").isEmpty();

        advance(PROCESSING);

        Awaitility.await().until(() -> ids(node).size() == 3);
        awaitLists(4);
        assertThat(ids(node)).containsExactlyInAnyOrderElementsOf(allIds());
        assertThat(exchange(node, allIds().get(0)).getMessage().getHeader(ViduConstants.ERROR_CODE))
                .as("which the list does not tell").isEqualTo("CreationPolicyViolation");
        assertThat(exchange(node, allIds().get(1)).getMessage().getHeader(ViduConstants.TASK_KEY)).isNull();
        assertThat(exchange(node, own).getMessage().getHeader(ViduConstants.TASK_KEY)).isNotNull();
        assertThat(exchange(node, own).getMessage().getHeader(ViduConstants.KIND)).isEqualTo("text2video");
        assertThat(exchange(node, own).getMessage().getBody(Task.class).creations()).isNotEmpty();
    }

    @Test
    void aGroupThatRemembersNothingBeginsWithItsFirstStart() throws Exception {
        submitAsAnother(1);
        advance(Duration.ofMinutes(1));
        CamelContext node = node(TASKS.replace("&since=2026-11-16T00:00:00Z", ""));
        awaitLists(2);

        submitAsAnother(1);
        advance(PROCESSING);

        Awaitility.await().until(() -> !ids(node).isEmpty());
        awaitLists(3);
        assertThat(ids(node)).containsExactly(allIds().get(1));
    }

    @Test
    void theMarkWaitsForTheSlowestTask() throws Exception {
        emulator().script().next(Outcome.stuckIn("processing"));
        CamelContext node = node(TASKS);
        submitAsAnother(1);
        advance(Duration.ofHours(1));
        submitAsAnother(1);
        advance(PROCESSING);
        Awaitility.await().until(() -> ids(node).size() == 1);
        advance(Duration.ofHours(1));
        awaitLists(4);

        assertThat(lastFrom()).as("the first has not ended").isEqualTo(START);
    }

    @Test
    void onceAllAreDeliveredOnlyTheLastMinutesAreListed() throws Exception {
        CamelContext node = node(TASKS);
        submitAsAnother(3);
        advance(PROCESSING);
        Awaitility.await().until(() -> ids(node).size() == 3);

        advance(Duration.ofHours(1));

        Instant now = START.plus(PROCESSING).plus(Duration.ofHours(1));
        Awaitility.await().until(() -> lastFrom().equals(now.minus(Duration.ofMinutes(10))));
        submitAsAnother(1);
        advance(PROCESSING);
        Awaitility.await().until(() -> ids(node).size() == 4);
        assertThat(ids(node)).doesNotHaveDuplicates();
    }

    @Test
    void aTaskWhoseExchangeFailsIsGivenAgain() throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        CamelContext node = node(vidu -> {
        }, new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(TASKS).process(exchange -> {
                    if (failed.add(exchange.getMessage().getBody(Task.class).id())) {
                        throw new IllegalStateException("not now");
                    }
                }).to("mock:told");
            }
        });
        submitAsAnother(2);
        advance(PROCESSING);

        Awaitility.await().until(() -> ids(node).size() == 2);

        awaitLists(3);
        assertThat(ids(node)).containsExactlyInAnyOrderElementsOf(allIds());
        assertThat(failed).hasSize(2);
    }

    @Test
    void aRestartInTheMiddleOfAPageGoesOnWithTheRest() throws Exception {
        DataSource database = newDatabase();
        submitAsAnother(5);
        advance(PROCESSING);
        CamelContext first = node(vidu -> vidu.setDataSource(database), TASKS + "&maxMessagesPerPoll=2&repeatCount=1");
        Awaitility.await().until(() -> ids(first).size() == 2);
        List<String> all = new ArrayList<>(ids(first));
        first.stop();

        CamelContext second = node(vidu -> vidu.setDataSource(database), TASKS + "&maxMessagesPerPoll=2");

        Awaitility.await().until(() -> ids(second).size() == 3);
        awaitLists(3);
        all.addAll(ids(second));
        assertThat(all).containsExactlyInAnyOrderElementsOf(allIds());
    }

    @Test
    void repositoriesOfTheRegistryTakeThePlaceOfTheDatabase() throws Exception {
        MemoryStateRepository marks = new MemoryStateRepository();
        MemoryIdempotentRepository items = new MemoryIdempotentRepository();
        submitAsAnother(2);
        advance(PROCESSING);
        String uri = TASKS + "&stateRepository=#marks&idempotentRepository=#items";
        CamelContext first = node(vidu -> {
            vidu.getCamelContext().getRegistry().bind("marks", marks);
            vidu.getCamelContext().getRegistry().bind("items", items);
        }, uri);
        Awaitility.await().until(() -> ids(first).size() == 2);
        first.stop();
        submitAsAnother(1);
        advance(PROCESSING);

        CamelContext second = node(vidu -> {
            vidu.getCamelContext().getRegistry().bind("marks", marks);
            vidu.getCamelContext().getRegistry().bind("items", items);
        }, uri);

        Awaitility.await().until(() -> !ids(second).isEmpty());
        awaitLists(3);
        assertThat(ids(second)).containsExactly(allIds().get(2));
        assertThat(items.contains(emulator().url() + "#default/tasks/default/" + allIds().get(0))).isTrue();
    }

    @Test
    void nodesOfAGroupShareTheTasks() throws Exception {
        DataSource database = newDatabase();
        submitAsAnother(10);
        CamelContext first = node(vidu -> vidu.setDataSource(database), TASKS + "&maxMessagesPerPoll=2");
        CamelContext second = node(vidu -> vidu.setDataSource(database), TASKS + "&maxMessagesPerPoll=2");
        awaitLists(2);

        advance(PROCESSING);

        Awaitility.await().until(() -> ids(first).size() + ids(second).size() >= 10);
        awaitLists(6);
        List<String> all = new ArrayList<>(ids(first));
        all.addAll(ids(second));
        assertThat(all).containsExactlyInAnyOrderElementsOf(allIds());
    }

    @Test
    void aTaskThatANodeHoldsIsNoOthersHoweverLongItsRouteTakes() throws Exception {
        DataSource database = newDatabase();
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch holds = new CountDownLatch(1);
        submitAsAnother(1);
        advance(PROCESSING);
        CamelContext slow = node(vidu -> vidu.setDataSource(database), new RouteBuilder() {
            @Override
            public void configure() {
                from(TASKS).process(exchange -> {
                    holds.countDown();
                    goOn.await();
                }).to("mock:told");
            }
        });
        holds.await();

        CamelContext other = node(vidu -> vidu.setDataSource(database), TASKS);
        Instant leases = Instant.now().plusMillis(3 * LEASE);
        Awaitility.await().until(() -> Instant.now().isAfter(leases));
        goOn.countDown();

        Awaitility.await().until(() -> ids(slow).size() == 1);
        awaitLists(3);
        assertThat(ids(other)).isEmpty();
    }

    @Test
    void aTaskOfANodeThatDiesIsGivenToAnother() throws Exception {
        DataSource database = newDatabase();
        submitAsAnother(1);
        advance(PROCESSING);
        CamelContext dies = node(vidu -> vidu.setDataSource(database), new RouteBuilder[0]);
        try (ConsumerTemplate template = dies.createConsumerTemplate()) {
            assertThat(template.receive(TASKS.replace("&initialDelay=0", ""), 5_000)).isNotNull();
        }
        CamelContext other = node(vidu -> vidu.setDataSource(database), TASKS);
        awaitLists(1);
        assertThat(ids(other)).as("its lease is not out").isEmpty();

        dies.stop();

        Awaitility.await().until(() -> ids(other).size() == 1);
    }

    @Test
    void aListThatFailsIsAskedForAgainAndNothingIsLost() throws Exception {
        submitAsAnother(3);
        advance(PROCESSING);
        emulator().faults().add(Fault.on("GET", ViduTestSupport.LIST).times(5).reply("InternalServiceFailure"));
        emulator().faults().add(Fault.on("GET", ViduTestSupport.CREATIONS).times(5).reply("InternalServiceFailure"));

        CamelContext node = node(TASKS);

        Awaitility.await().until(() -> ids(node).size() == 3);
        awaitLists(3);
        assertThat(ids(node)).containsExactlyInAnyOrderElementsOf(allIds());
    }

    private static void awaitLists(int more) {
        awaitCalls(ViduTestSupport.LIST, more);
    }

    private static List<String> allIds() {
        return emulator().tasks().stream().map(task -> Long.toString(task.id())).toList();
    }

    private static List<String> ids(CamelContext node) {
        return told(node).getExchanges().stream().map(exchange -> exchange.getMessage().getBody(Task.class).id()).toList();
    }

    private static Exchange exchange(CamelContext node, String id) {
        return told(node).getExchanges().stream()
                .filter(exchange -> exchange.getMessage().getBody(Task.class).id().equals(id)).findFirst().orElseThrow();
    }

    /** From when on the list was asked for last. */
    private static Instant lastFrom() {
        List<String> queries = emulator().requests().to("GET", ViduTestSupport.LIST).stream()
                .map(request -> URLDecoder.decode(request.rawQuery(), StandardCharsets.UTF_8))
                .filter(query -> query.contains("created_at.from=") && !query.contains("task_ids=")).toList();
        Matcher from = FROM.matcher(queries.get(queries.size() - 1));
        assertThat(from.find()).isTrue();
        return Instant.parse(from.group(1));
    }
}
