// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.github.camelvidu.api.account.CreditsEvent;
import io.github.camelvidu.api.account.CreditsEvent.BalanceChanged;
import io.github.camelvidu.api.account.CreditsEvent.BalanceLow;
import io.github.camelvidu.api.account.CreditsEvent.LedgerDiffers;
import io.github.camelvidu.api.account.CreditsEvent.PackageBought;
import io.github.camelvidu.api.account.CreditsEvent.PackageEmpty;
import io.github.camelvidu.api.account.CreditsEvent.PackageLapsed;
import io.github.camelvidu.api.account.CreditsEvent.PackageLapsing;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code from("vidu:credits")}. */
class CreditsConsumerTest extends AccountTestSupport {

    private static final String EVENTS = "vidu:credits?initialDelay=0&delay=25";
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    Path folder;

    @Test
    void theFirstLookTellsNothingOfAnAccountThatIsWell() throws Exception {
        CamelContext node = node(EVENTS + "&lowBalance=70");

        awaitLooks(3);

        assertThat(events(node)).isEmpty();
        assertThat(emulator().requests().last().rawQuery()).isEqualTo("show_detail=true");
    }

    @Test
    void aChangeIsToldWithItsDifferenceAndAHeaderForRoutes() throws Exception {
        CamelContext node = node(EVENTS);
        awaitLooks(2);

        submit(node);

        BalanceChanged changed = await(node, BalanceChanged.class);
        assertThat(changed).isEqualTo(new BalanceChanged(START, CREDITS, CREDITS - COST));
        assertThat(changed.difference()).isEqualTo(-COST);
        Exchange exchange = told(node).getExchanges().get(0);
        assertThat(exchange.getMessage().getHeader(ViduConstants.EVENT_TYPE)).isEqualTo("balance-changed");
        assertThat(exchange.getMessage().getHeader(ViduConstants.BALANCE)).isEqualTo((long) CREDITS - COST);
        awaitLooks(3);
        assertThat(events(node)).as("told once").hasSize(1);
    }

    @Test
    void aLowBalanceIsToldOnceForEachTimeItFalls() throws Exception {
        CamelContext node = node(EVENTS + "&lowBalance=60");
        awaitLooks(2);

        submit(node);
        awaitLooks(3);
        assertThat(events(node, BalanceLow.class)).as("63 is enough").isEmpty();

        submit(node);
        submit(node);
        await(node, BalanceLow.class);
        awaitLooks(3);
        assertThat(events(node, BalanceLow.class)).as("56 or 49 are low, once").singleElement()
                .satisfies(low -> assertThat(low.limit()).isEqualTo(60))
                .satisfies(low -> assertThat(low.balance()).isIn(56L, 49L));

        emulator().account().addCredits(20);
        awaitLooks(3);
        submit(node);
        submit(node);
        Awaitility.await().until(() -> events(node, BalanceLow.class).size() == 2);
        awaitLooks(3);
        assertThat(events(node, BalanceLow.class)).hasSize(2);
    }

    @Test
    void aBalanceThatIsLowAtTheFirstLookIsTold() throws Exception {
        CamelContext node = node(EVENTS + "&lowBalance=71");

        assertThat(await(node, BalanceLow.class)).isEqualTo(new BalanceLow(START, CREDITS, 71));
        awaitLooks(3);
        assertThat(events(node)).hasSize(1);
    }

    @Test
    void aPackageThatIsBoughtIsToldAndExplainsTheChange() throws Exception {
        CamelContext node = node(EVENTS);
        awaitLooks(2);

        emulator().account().addCredits(1_000);

        assertThat(await(node, PackageBought.class).creditPackage().creditAmount()).isEqualTo(1_000);
        awaitLooks(4);
        assertThat(events(node)).hasSize(2).hasOnlyElementsOfTypes(BalanceChanged.class, PackageBought.class);
    }

    @Test
    void aPackageThatLapsesIsToldBeforeAndAfterEachOnce() throws Exception {
        CamelContext node = node(EVENTS + "&lapseNotice=7d");
        awaitLooks(2);

        advance(YEAR.minusDays(7).minusSeconds(1));
        awaitLooks(3);
        assertThat(events(node)).isEmpty();

        advance(Duration.ofSeconds(1));
        PackageLapsing lapsing = await(node, PackageLapsing.class);
        assertThat(lapsing.creditPackage().validTo()).isEqualTo(START.plus(YEAR));
        assertThat(lapsing.at()).isEqualTo(START.plus(YEAR).minus(Duration.ofDays(7)));
        awaitLooks(3);
        advance(Duration.ofDays(1));
        awaitLooks(3);
        assertThat(events(node)).hasSize(1);

        advance(Duration.ofDays(6));
        assertThat(await(node, PackageLapsed.class).lost()).isEqualTo(CREDITS);
        awaitLooks(4);
        assertThat(events(node)).hasSize(3).hasOnlyElementsOfTypes(
                PackageLapsing.class, BalanceChanged.class, PackageLapsed.class);
    }

    @Test
    void aPackageThatIsEmptyIsTold() throws Exception {
        CamelContext node = node(EVENTS);
        awaitLooks(2);

        submitAsAnother(9);
        awaitLooks(3);
        assertThat(events(node, PackageEmpty.class)).isEmpty();

        submitAsAnother(1);
        assertThat(await(node, PackageEmpty.class).creditPackage().creditRemain()).isZero();
        awaitLooks(3);
        assertThat(events(node, PackageEmpty.class)).hasSize(1);
    }

    @Test
    void whatTheLedgerSpendsAndGetsBackAgreesWithTheBalance() throws Exception {
        CamelContext node = node(EVENTS);
        awaitLooks(2);

        emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        submit(node);
        submit(node);
        awaitLooks(3);
        advance(PROCESSING);
        Awaitility.await().until(() -> emulator().account().reserved() == 0);
        awaitLooks(5);
        submit(node);
        awaitLooks(3);

        assertThat(emulator().account().balance()).isEqualTo(CREDITS - 2 * COST);
        assertThat(events(node)).isNotEmpty().hasOnlyElementsOfType(BalanceChanged.class);
    }

    @Test
    void whatOthersSpendDiffersFromTheLedgerAndIsToldOnce() throws Exception {
        CamelContext node = node(EVENTS);
        awaitLooks(2);
        submit(node);
        awaitLooks(2);
        advance(PROCESSING);
        awaitEnded(node, 1);
        awaitLooks(3);

        submitAsAnother(2);

        LedgerDiffers differs = await(node, LedgerDiffers.class);
        awaitLooks(4);
        long difference = events(node, LedgerDiffers.class).stream().mapToLong(LedgerDiffers::difference).sum();
        assertThat(difference).isEqualTo(-2 * COST);
        assertThat(differs.underWay()).isZero();
        assertThat(differs.seen()).isEqualTo(differs.expected() + differs.difference());
    }

    @Test
    void whatOthersSpendIsSeenAlsoWhileTasksAreUnderWay() throws Exception {
        CamelContext node = node(EVENTS);
        awaitLooks(2);
        submit(node);
        submit(node);
        awaitLooks(3);

        submitAsAnother(1);

        assertThat(await(node, LedgerDiffers.class)).isEqualTo(new LedgerDiffers(START, 56, 49, 2 * COST));
        awaitLooks(4);
        assertThat(events(node, LedgerDiffers.class)).hasSize(1);
    }

    @Test
    void whatTasksThatWereUnderWayAtTheFirstLookCanExplainIsNoDifference() throws Exception {
        CamelContext node = node(vidu -> {
        }, new RouteBuilder() {
            @Override
            public void configure() {
                from(EVENTS).routeId("told").autoStartup(false).to("mock:told");
            }
        });
        submit(node);
        submit(node);
        node.getRouteController().startRoute("told");
        awaitLooks(2);

        submitAsAnother(1);
        awaitLooks(4);
        assertThat(events(node, LedgerDiffers.class)).as("the platform might have taken it for one of the two").isEmpty();

        submitAsAnother(2);
        assertThat(await(node, LedgerDiffers.class)).isEqualTo(new LedgerDiffers(START, 42, 35, 2 * COST));
    }

    @Test
    void anEventWhoseExchangeFailsIsToldAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        CamelContext node = node(vidu -> {
        }, new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(EVENTS + "&lowBalance=71").process(exchange -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("not now");
                    }
                }).to("mock:told");
            }
        });

        await(node, BalanceLow.class);

        awaitLooks(3);
        assertThat(events(node)).hasSize(1);
        assertThat(failures).hasNegativeValue();
    }

    @Test
    void anEventThatAnotherRouteCarriesOnIsNotToldTwiceMeanwhile() throws Exception {
        CamelContext node = node(vidu -> {
        }, new RouteBuilder() {
            @Override
            public void configure() {
                from(EVENTS + "&lowBalance=71").to("seda:later");
                from("seda:later").delay(300).to("mock:told");
            }
        });

        await(node, BalanceLow.class);

        awaitLooks(3);
        assertThat(events(node)).hasSize(1);
    }

    @Test
    void whatIsRememberedOutlivesARestartWithAStateRepository() throws Exception {
        File file = folder.resolve("state").toFile();
        CamelContext first = node(
                vidu -> vidu.getConfiguration().setStateRepository(FileStateRepository.fileStateRepository(file)),
                EVENTS + "&lowBalance=71");
        await(first, BalanceLow.class);
        awaitLooks(1);
        first.stop();
        submitAsAnother(1);
        emulator().account().addCredits(5);

        CamelContext second = node(
                vidu -> vidu.getConfiguration().setStateRepository(FileStateRepository.fileStateRepository(file)),
                EVENTS + "&lowBalance=71");

        await(second, PackageBought.class);
        awaitLooks(4);
        assertThat(events(second)).as("what changed meanwhile, and no low balance again")
                .containsExactly(new BalanceChanged(START, CREDITS, CREDITS - COST + 5),
                        events(second, PackageBought.class).get(0));
    }

    @Test
    void withoutOneARestartBeginsAgain() throws Exception {
        CamelContext first = node(EVENTS + "&lowBalance=71");
        await(first, BalanceLow.class);
        first.stop();
        submitAsAnother(1);

        CamelContext second = node(EVENTS + "&lowBalance=71");

        await(second, BalanceLow.class);
        awaitLooks(3);
        assertThat(events(second)).hasSize(1);
    }

    @Test
    void nodesOfAGroupAreToldOnceTogetherByTheLedgersDatabase() throws Exception {
        DataSource database = newDatabase();
        CamelContext first = node(vidu -> vidu.setDataSource(database), EVENTS + "&lowBalance=66");
        CamelContext second = node(vidu -> vidu.setDataSource(database), EVENTS + "&lowBalance=66");
        CamelContext others = node(vidu -> vidu.setDataSource(database), EVENTS + "&lowBalance=66&consumerGroup=others");
        awaitLooks(6);

        submit(first);

        Awaitility.await().until(() -> events(others, BalanceLow.class).size() == 1);
        Awaitility.await().until(() -> events(first, BalanceLow.class).size() + events(second, BalanceLow.class).size() == 1);
        awaitLooks(9);
        assertThat(events(first).size() + events(second).size()).isEqualTo(2);
        assertThat(events(others)).hasSize(2);
    }

    @Test
    void aRestartedNodeGoesOnWithTheLedgersDatabase() throws Exception {
        DataSource database = newDatabase();
        CamelContext first = node(vidu -> vidu.setDataSource(database), EVENTS + "&lowBalance=71");
        awaitLooks(2);
        submit(first);
        await(first, BalanceChanged.class);
        awaitLooks(2);
        first.stop();

        CamelContext second = node(vidu -> vidu.setDataSource(database), EVENTS + "&lowBalance=71");
        submit(second);

        await(second, BalanceChanged.class);
        awaitLooks(4);
        assertThat(events(second)).containsExactly(new BalanceChanged(START, CREDITS - COST, CREDITS - 2 * COST));
    }

    @Test
    void theEventsOfALookAreABatch() throws Exception {
        CamelContext node = node(EVENTS + "&lowBalance=71&lapseNotice=366d");

        Awaitility.await().until(() -> events(node).size() == 2);

        assertThat(told(node).getExchanges()).extracting(exchange -> exchange.getProperty(Exchange.BATCH_SIZE)).containsOnly(2);
        assertThat(told(node).getExchanges()).extracting(exchange -> exchange.getProperty(Exchange.BATCH_INDEX))
                .containsExactly(0, 1);
        assertThat(told(node).getExchanges()).extracting(exchange -> exchange.getProperty(Exchange.BATCH_COMPLETE))
                .containsExactly(false, true);
    }

    @Test
    void aPollTakesNoMoreEventsThanItMayAndTheNextOneTheOthers() throws Exception {
        CamelContext node = node(EVENTS + "&lowBalance=71&lapseNotice=366d&maxMessagesPerPoll=1");

        Awaitility.await().until(() -> events(node).size() == 2);

        awaitLooks(3);
        assertThat(events(node)).hasSize(2).hasOnlyElementsOfTypes(BalanceLow.class, PackageLapsing.class);
        assertThat(told(node).getExchanges()).extracting(exchange -> exchange.getProperty(Exchange.BATCH_SIZE)).containsOnly(1);
    }

    @Test
    void aLookThatFailsIsMadeAgainAtTheNextPoll() throws Exception {
        emulator().faults().add(Fault.on("GET", ViduTestSupport.CREDITS).times(3).reply("InternalServiceFailure"));

        CamelContext node = node(EVENTS + "&lowBalance=71");

        await(node, BalanceLow.class);
        awaitLooks(3);
        assertThat(events(node)).hasSize(1);
    }

    @Test
    void aRouteThatSaysNothingLooksOnceAMinute() throws Exception {
        CamelContext node = node("vidu:credits");

        assertThat(node.getEndpoint("vidu:credits", ViduEndpoint.class).getDelay()).isEqualTo(60_000);
        assertThat(node.getEndpoint("vidu:credits?delay=500", ViduEndpoint.class).getDelay()).isEqualTo(500);
        assertThat(node.getEndpoint("vidu:credits?timeUnit=SECONDS", ViduEndpoint.class).getDelay()).isEqualTo(60);
    }

    private static void awaitLooks(int more) {
        awaitCalls(ViduTestSupport.CREDITS, more);
    }

    private static <T extends CreditsEvent> T await(CamelContext node, Class<T> type) {
        Awaitility.await().until(() -> !events(node, type).isEmpty());
        return events(node, type).get(0);
    }

    private static <T extends CreditsEvent> List<T> events(CamelContext node, Class<T> type) {
        return events(node).stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<CreditsEvent> events(CamelContext node) {
        return told(node).getExchanges().stream().map(exchange -> exchange.getMessage().getBody(CreditsEvent.class)).toList();
    }
}
