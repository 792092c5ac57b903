// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark;

import java.time.Duration;

/**
 * How much is measured. Each is a system property of its name.
 *
 * @param inFlight   tasks under way at a time while the looks at them are counted
 * @param window     how long they are counted, each of the runs
 * @param waiting    tasks that wait while memory and threads are weighed, and when a node is killed
 * @param crowd      tasks that wait in a small heap
 * @param submits    requests of each run
 * @param mediaBytes of the large file that is fetched
 * @param files      of a mebibyte that are fetched together
 * @param runs       how often each measurement is made
 * @param contenders only those whose name has this in it wait; all when it is empty
 */
public record Settings(
        int inFlight, Duration window, int waiting, int crowd, int submits, long mediaBytes, int files, int runs,
        String contenders) {

    private static final long GIB = 1 << 30;

    public static Settings fromProperties() {
        return new Settings(
                Integer.getInteger("inFlight", 2_000), Duration.ofSeconds(Integer.getInteger("window", 10)),
                Integer.getInteger("waiting", 10_000), Integer.getInteger("crowd", 100_000),
                Integer.getInteger("submits", 3_000), Long.getLong("mediaBytes", GIB), Integer.getInteger("files", 200),
                Integer.getInteger("runs", 5),
                System.getProperty("contenders", ""));
    }
}
