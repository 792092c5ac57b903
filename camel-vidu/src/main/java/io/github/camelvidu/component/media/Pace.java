// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import io.github.camelvidu.component.time.Timekeeper;

/** Watches that a transfer does not only pretend to go on. */
final class Pace {

    private final Timekeeper time;
    private final MediaPace slowest;
    private long since;
    private long bytes;

    Pace(Timekeeper time, MediaPace slowest) {
        this.time = time;
        this.slowest = slowest;
        this.since = time.nanos();
    }

    void arrived(int count) throws BrokenTransferException {
        bytes += count;
        long now = time.nanos();
        if (now - since >= slowest.window().toNanos()) {
            if (bytes < slowest.bytes()) {
                throw new BrokenTransferException(
                        "the storage sends less than " + slowest.bytes() + " bytes in " + slowest.window().toSeconds() + " s");
            }
            since = now;
            bytes = 0;
        }
    }
}
