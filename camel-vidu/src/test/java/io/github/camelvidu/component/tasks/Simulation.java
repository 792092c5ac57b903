// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.component.client.KeyChoice;
import io.github.camelvidu.component.ledger.Budget;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.time.ManualTimekeeper;

/** Two nodes, their ledger, the platform and the clock, all of which stand still until the test moves them. */
final class Simulation {

    static final int NODES = 2;
    static final int MAX_CREDITS_PER_HOUR = 3 * SimulatedTask.CREDITS;

    /** Longer than it takes to find out about a lost request of a node that is gone. */
    private static final Duration LONG = Duration.ofMinutes(15);

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Set<String> wanted = new HashSet<>();
    private final TaskLedger ledger;
    private final LedgerInvariants invariants;
    private final SimulatedPlatform platform;
    private final int places;
    private int born;

    Simulation(Function<InstantSource, TaskLedger> ledgers) {
        this(ledgers, 0);
    }

    /** @param places how many tasks of a node may be alive before it begins none; 0 for no limit */
    Simulation(Function<InstantSource, TaskLedger> ledgers, int places) {
        this.places = places;
        ledger = ledgers.apply(time::now);
        invariants = new LedgerInvariants(ledger, MAX_CREDITS_PER_HOUR);
        platform = new SimulatedPlatform(time, invariants::check);
        invariants.lookAt(platform);
        for (int i = 0; i < NODES; i++) {
            nodes.add(newNode());
        }
    }

    /**
     * Does the steps, then lets everything come to its end.
     *
     * @throws AssertionError if something does not hold at any time, or in the end
     */
    void run(List<Step> steps) {
        SettledLedger settled = new SettledLedger(this);
        try {
            check();
            for (Step step : steps) {
                step.in(this);
                check();
            }
            settleDown();
            settled.assertNothingIsLeft();
            submitAgain();
            settled.assertNothingIsLeft();
            settled.assertEachExchangeHasItsEnd();
            deliverAll();
            settled.assertAllIsDelivered();
            nodes.forEach(SimulatedNode::assertNoPlaceIsTaken);
        } finally {
            // no thread is left
            nodes.forEach(SimulatedNode::crash);
        }
    }

    /** Which states rows have gone to from which. */
    Set<String> ways() {
        return invariants.ways();
    }

    /** Those of the nodes that are there now. */
    List<SimulatedExchange> exchanges() {
        return nodes.stream().flatMap(node -> node.exchanges().stream()).toList();
    }

    ManualTimekeeper time() {
        return time;
    }

    SimulatedPlatform platform() {
        return platform;
    }

    SimulatedNode node(int which) {
        return nodes.get(which);
    }

    List<LedgerEntry> rows() {
        return invariants.rows();
    }

    void submit(int node, String key, boolean awaited, boolean settle, boolean resubmitFailed) {
        wanted.add(key);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("prompt", key).put("model", "viduq3-turbo");
        nodes.get(node).begin(new SimulatedExchange(
                nodes.get(node), new WantedTask(
                        key, Catalog.bundled().choose("text2video", body), body, SimulatedTask.CREDITS,
                        new SubmitPolicy(resubmitFailed, settle, awaited, false, null, new Budget(MAX_CREDITS_PER_HOUR, null)),
                        KeyChoice.USUAL, RequestInputs.NONE)));
    }

    /** A route with {@code from("vidu:tasks")} takes what is there. */
    void deliver(int which) {
        SimulatedNode node = nodes.get(which);
        node.execute(() -> {
            try {
                node.tasks().deliveries().claim(10).forEach(row -> node.tasks().deliveries().delivered(row.key()));
            } catch (ViduLedgerException e) {
                // it asks again at its next poll
            }
        });
    }

    /** In its place another one begins, with the same ledger. */
    void crash(int which) {
        nodes.get(which).crash();
        nodes.set(which, newNode());
    }

    private void check() {
        invariants.check();
        invariants.orThrow();
    }

    /** From here on all goes well: what has begun comes to its end. */
    private void settleDown() {
        platform.noMoreFaults();
        for (SimulatedNode node : nodes) {
            node.ledgerFails(0, 0, false);
            node.goOnAll();
        }
        do {
            time.advance(LONG);
            platform.endAllWell();
            time.advance(Duration.ofMinutes(2));
        } while (platform.tasks().stream().anyMatch(SimulatedTask::isAlive));
        check();
    }

    /** Once more on each node, by somebody who does not give up. */
    private void submitAgain() {
        for (String key : wanted) {
            for (int node = 0; node < NODES; node++) {
                submit(node, key, true, true, true);
            }
        }
        settleDown();
    }

    /** What no exchange has taken is taken by a route that asks for such. */
    private void deliverAll() {
        deliver(0);
        settleDown();
    }

    private SimulatedNode newNode() {
        return new SimulatedNode("node-" + ++born, time, ledger, platform, places, invariants::check);
    }
}
