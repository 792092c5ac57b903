// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.List;

import io.github.camelvidu.emulator.fault.CallbackFault;
import io.github.camelvidu.emulator.spy.RecordedCallback;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Callbacks are expected, and none arrives that can be believed. */
class LostCallbacksTest extends CalledBackTestSupport {

    static List<CallbackFault> whatNeverArrives() {
        return List.of(
                CallbackFault.on("*").drop(), CallbackFault.on("*").forge(), CallbackFault.on("*").signWith("vda_other"),
                CallbackFault.on("*").body("<html>no</html>"), CallbackFault.on("*").late(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @MethodSource("whatNeverArrives")
    void withoutCallbacksPollingEndsEveryTask(CallbackFault fault) {
        emulator().faults().add(fault);

        Exchange done = sendIt(NO_DOWNLOAD, PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(emulator().callbacks().all()).extracting(RecordedCallback::status).doesNotContain(200);
        assertMoney(1, 1, COST);
    }
}
