// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.waiting;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.benchmark.client.Contender;
import io.github.camelvidu.benchmark.client.Contenders;
import io.github.camelvidu.benchmark.platform.Platform;

/** Many tasks wait, and the process of the contender is weighed before and after. */
record WeightRun(Contender contender, int waiting) {

    /** Not shorter: those that ask for each task would have this machine do nothing else. */
    static final Duration INTERVAL = Duration.ofSeconds(15);

    /** So many come first and end, so that what is needed once is there. */
    private static final int FIRST = 200;
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofHours(1);
    private static final int PER_SECOND = 800;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * What one waiting task adds, and what all add.
     *
     * @param bytes   of the heap, for each
     * @param threads of the platform, for all
     */
    record Outcome(double bytes, int threads) {
    }

    Outcome run() throws Exception {
        try (Platform platform = Platform.start(0);
             ClientProcess client = ClientProcess.start(contender, platform, INTERVAL, "4g")) {
            client.even(0, FIRST, SHORT, PER_SECOND);
            if (contender == Contenders.PARKED) {
                client.awaitBegun(FIRST, PATIENCE);
            } else {
                client.awaitKnown(FIRST, PATIENCE);
            }
            JsonNode before = client.weigh();
            client.even(FIRST, waiting, LONG, PER_SECOND);
            client.awaitBegun(FIRST + waiting, PATIENCE);
            if (contender != Contenders.PARKED) {
                platform.awaitUnfinished(waiting, PATIENCE);
                // each task has been looked at once, at the least
                TimeUnit.MILLISECONDS.sleep(INTERVAL.plus(SHORT).toMillis());
            }
            JsonNode after = client.weigh();
            return new Outcome(
                    (after.path("heap").doubleValue() - before.path("heap").doubleValue()) / waiting,
                    after.path("threads").intValue() - before.path("threads").intValue());
        }
    }
}
