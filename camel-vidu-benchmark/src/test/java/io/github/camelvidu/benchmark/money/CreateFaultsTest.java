// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.fault.Faults;
import io.github.camelvidu.emulator.fault.Incoming;
import io.github.camelvidu.emulator.fault.Operations;
import io.github.camelvidu.emulator.rules.RuleBook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CreateFaultsTest {

    private static final Duration TIME_OUT = Duration.ofSeconds(1);

    @Test
    void everyKindStrikesEquallyOften() {
        Faults faults = new Faults(new Operations(RuleBook.published(), task -> Optional.empty()), 1);
        CreateFaults.at(0.4, TIME_OUT).forEach(faults::add);
        Map<Fault, Integer> struck = new HashMap<>();

        for (int request = 0; request < 80_000; request++) {
            faults.strike(new Incoming("POST", CreateFaults.PATH, "")).ifPresent(fault -> struck.merge(fault, 1, Integer::sum));
        }

        assertThat(struck).hasSize(8);
        assertThat(struck.values()).allSatisfy(times -> assertThat(times).isBetween(3_700, 4_300));
        assertThat(struck.keySet()).filteredOn(Fault::committed).hasSize(4);
    }

    @Test
    void onlyCreatesAreStruck() {
        Faults faults = new Faults(new Operations(RuleBook.published(), task -> Optional.empty()), 1);
        CreateFaults.at(1, TIME_OUT).forEach(faults::add);

        assertThat(faults.strike(new Incoming("GET", "/ent/v2/tasks", ""))).isEmpty();
        assertThat(faults.strike(new Incoming("POST", CreateFaults.PATH, ""))).isPresent();
    }
}
