// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds when everything has come to its end. */
final class SettledLedger {

    private final Simulation simulation;

    SettledLedger(Simulation simulation) {
        this.simulation = simulation;
    }

    /** No reservation, nobody who waits, and no paid task that the ledger does not know, or knows twice. */
    void assertNothingIsLeft() {
        assertThat(simulation.rows()).allSatisfy(row -> {
            assertThat(row.state().atRest()).as("%s of %s is at rest", row, row.owner()).isTrue();
            assertThat(row.reservedCredits()).isZero();
        });
        assertThat(simulation.exchanges()).allSatisfy(
                exchange -> assertThat(exchange.isOver()).as("%s", exchange).isTrue());
        Map<String, String> charged = simulation.platform().tasks().stream().filter(SimulatedTask::isCharged)
                .collect(Collectors.toMap(SimulatedTask::id, SimulatedTask::key));
        assertThat(simulation.rows()).filteredOn(row -> row.chargedCredits() > 0)
                .allSatisfy(row -> {
                    assertThat(row.state()).isEqualTo(LedgerState.SUCCEEDED);
                    assertThat(row.chargedCredits()).isEqualTo(SimulatedTask.CREDITS);
                })
                .extracting(LedgerEntry::taskId).as("paid tasks").containsExactlyInAnyOrderElementsOf(charged.keySet());
        assertThat(simulation.rows()).filteredOn(row -> charged.containsKey(row.taskId()))
                .allSatisfy(row -> assertThat(row.key()).isEqualTo(charged.get(row.taskId())));
    }

    /** A result, or a failure of which a route can tell what it cost. */
    void assertEachExchangeHasItsEnd() {
        assertThat(simulation.exchanges()).allSatisfy(exchange -> {
            exchange.failure().ifPresent(failure -> assertThat(failure).isInstanceOf(ViduException.class));
            if (exchange.hasResult()) {
                assertThat(simulation.rows()).filteredOn(row -> row.key().equals(exchange.key())).singleElement()
                        .extracting(LedgerEntry::state).isEqualTo(LedgerState.SUCCEEDED);
            }
        });
    }

    void assertAllIsDelivered() {
        assertThat(simulation.rows()).filteredOn(row -> row.state().ended())
                .allSatisfy(row -> assertThat(row.deliveredAt()).as("%s is delivered", row).isNotNull());
    }
}
