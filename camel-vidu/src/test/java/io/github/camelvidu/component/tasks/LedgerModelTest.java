// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.List;

import io.github.camelvidu.component.SoakOnly;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * The rules about money hold whatever happens in whatever order: two nodes submit, join, wait and crash, the platform
 * loses answers, and the ledger is away at times.
 */
class LedgerModelTest {

    private static final int KEYS = 4;
    /** Of the tries, in percent. */
    private static final double SHARE = 1;

    /** Steps of rows without which the test would prove little. */
    private static final List<String> WAYS = List.of(
            "UNCERTAIN to SUBMITTED", "UNCERTAIN to ABSENT", "RESERVED to REFUSED", "REFUSED to RESERVED",
            "ABSENT to RESERVED", "FAILED to RESERVED");

    /** Nodes in trouble have much to say. */
    @BeforeContainer
    static void silence() {
        Configurator.setLevel(LedgerModelTest.class.getPackageName(), Level.OFF);
    }

    @AfterContainer
    static void speak() {
        Configurator.setLevel(LedgerModelTest.class.getPackageName(), Level.WARN);
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 500, seed = "20261116", edgeCases = EdgeCasesMode.NONE)
    void nothingIsPaidTwiceOrLost(@ForAll("steps") List<Step> steps) {
        Simulation simulation = new Simulation(MemoryTaskLedger::new);
        simulation.run(steps);
        for (String way : WAYS) {
            Statistics.label(way).collect(simulation.ways().contains(way))
                    .coverage(all -> all.check(true).percentage(share -> share > SHARE));
        }
    }

    @Property(tries = 5, seed = "20261116", edgeCases = EdgeCasesMode.NONE)
    void norWithALedgerInADatabase(@ForAll("steps") List<Step> steps) {
        new Simulation(ClockedDatabase::ledger).run(steps);
    }

    @Property(tries = 150, seed = "20261116", edgeCases = EdgeCasesMode.NONE)
    void norAreThePlacesForTasksThatMayBeAlive(@ForAll("steps") List<Step> steps) {
        new Simulation(MemoryTaskLedger::new, 1).run(steps);
    }

    @AddLifecycleHook(SoakOnly.class)
    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void norInManyMoreOrders(@ForAll("steps") List<Step> steps) {
        new Simulation(MemoryTaskLedger::new).run(steps);
    }

    @AddLifecycleHook(SoakOnly.class)
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void norInManyMoreOrdersWithALedgerInADatabase(@ForAll("steps") List<Step> steps) {
        new Simulation(ClockedDatabase::ledger).run(steps);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> node = Arbitraries.integers().between(0, Simulation.NODES - 1);
        Arbitrary<Integer> which = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> key = Arbitraries.integers().between(0, KEYS - 1);
        Arbitrary<Boolean> often = Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false));
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(node, key, often, often, either).as(Step.Submit::new)),
                Tuple.of(2, Combinators.combine(node, which).as(Step.GiveUp::new)),
                Tuple.of(1, Combinators.combine(node, key, often).as(Step.Hold::new)),
                Tuple.of(1, node.map(Step.Deliver::new)),
                Tuple.of(10, Combinators.combine(node, which, Arbitraries.integers().between(-1, 8)).as(Step.Run::new)),
                Tuple.of(6, node.map(Step.RunAll::new)),
                Tuple.of(4, Combinators.combine(node, which).as(Step.GoOn::new)),
                Tuple.of(2, node.map(Step.Crash::new)),
                Tuple.of(2, Combinators.combine(
                        node, Arbitraries.integers().between(0, 4), Arbitraries.integers().between(1, 6), either)
                        .as(Step.LedgerFails::new)),
                Tuple.of(5, Arbitraries.of(CreateFate.class).map(Step.NextCreate::new)),
                Tuple.of(2, Combinators.combine(
                        Arbitraries.of(SimulatedPlatform.ReadFault.class), Arbitraries.integers().between(1, 4))
                        .as(Step.ReadsFail::new)),
                Tuple.of(1, Arbitraries.of(0, 1, 60).map(Step.ListLag::new)),
                Tuple.of(3, Combinators.combine(
                        which, Arbitraries.of("InternalServiceFailure", "CreationPolicyViolation").injectNull(0.5))
                        .as(Step.TaskEnds::new)),
                Tuple.of(4, Arbitraries.of(1, 3, 10, 40, 100, 400).map(Step.Advance::new)),
                Tuple.of(4, Arbitraries.just(new Step.NextAppointment())));
        return step.list().ofMinSize(1).ofMaxSize(80);
    }
}
