// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.time.Duration;
import java.util.List;

import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.fault.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContendersTest {

    static List<Contender> contenders() {
        return MoneyBenchmark.contenders();
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void withoutFaultsEveryContenderGetsWhatItPaysFor(Contender contender) throws Exception {
        assertThat(new MoneyRun(contender, 0, 3, Duration.ofMinutes(1), 1).run())
                .isEqualTo(new MoneyRun.Outcome(1, 1, 0, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({ "true, 2", "false, 1" })
    void camelHttpRepeatsACreateByItselfUnlessItIsToldNotTo(boolean asItComes, int creates) throws Exception {
        try (ViduEmulator platform = ViduEmulator.builder().processingTime(Duration.ZERO).start();
             Contender.Client client
                     = new HandWrittenRoute("as it comes or not", 0, asItComes).open(platform, Duration.ofMinutes(1))) {
            platform.faults().add(Fault.on("POST", CreateFaults.PATH).times(1).afterCommit().reply(503, "ServiceUnavailable"));

            boolean delivered = client.generate("key", "A kite over the dunes.");

            assertThat(delivered).isEqualTo(asItComes);
            assertThat(platform.tasks()).hasSize(creates);
        }
    }
}
