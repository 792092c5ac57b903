// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.time.Duration;

import io.github.camelvidu.component.time.Timekeeper;

/** Tells how a transfer goes on: nothing of small files, and of large ones now and then. */
final class ProgressNews {

    /** What has arrived since it was told last. */
    private static final long STEP = 8L * 1024 * 1024;
    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final Timekeeper time;
    private final MediaProgressListener listener;
    private final MediaTransfer transfer;
    private long told;
    private long toldAt;

    ProgressNews(Timekeeper time, MediaProgressListener listener, MediaTransfer transfer) {
        this.time = time;
        this.listener = listener;
        this.transfer = transfer;
        this.toldAt = time.nanos() - SELDOM.toNanos();
    }

    void arrived(long bytes, long total) {
        if (bytes - told < STEP || time.nanos() - toldAt < SELDOM.toNanos() || !listener.isInterested()) {
            return;
        }
        told = bytes;
        toldAt = time.nanos();
        listener.progressed(new MediaProgress(transfer.link().taskId(), transfer.name(), bytes, total));
    }
}
