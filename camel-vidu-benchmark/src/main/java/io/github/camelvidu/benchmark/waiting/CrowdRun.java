// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.waiting;

import java.time.Duration;

import io.github.camelvidu.benchmark.client.Contenders;
import io.github.camelvidu.benchmark.platform.Platform;

/** Many more tasks wait than anybody should have, in a small heap; then all end, and all are noticed. */
record CrowdRun(int crowd) {

    static final String HEAP = "1g";

    private static final Duration LONG = Duration.ofMinutes(20);
    private static final int PER_SECOND = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * How long it took, in seconds.
     *
     * @param submitted until all tasks waited
     * @param known     from the end of all tasks until all were known
     * @param heap      bytes that were in use while all waited
     */
    record Outcome(double submitted, double known, double heap) {
    }

    Outcome run() throws Exception {
        try (Platform platform = Platform.start(0);
             ClientProcess client = ClientProcess.start(
                     Contenders.VIDU, platform, Contenders.VIDU.ownInterval(), HEAP)) {
            long begin = System.nanoTime();
            client.even(0, crowd, LONG, PER_SECOND);
            platform.awaitUnfinished(crowd, PATIENCE);
            double submitted = secondsSince(begin);
            double heap = client.weigh().path("heap").doubleValue();
            platform.advance(LONG);
            long ended = System.nanoTime();
            client.awaitKnown(crowd, PATIENCE);
            return new Outcome(submitted, secondsSince(ended), heap);
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
