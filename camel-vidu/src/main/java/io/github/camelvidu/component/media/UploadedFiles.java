// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What has been uploaded or is on its way, by its content, so that the same file is not uploaded again for each attempt
 * and each exchange. Uploads that failed are forgotten. Thread-safe.
 */
final class UploadedFiles {

    /**
     * The platform deletes uploads after about seven days (Vidu reference, section 7), and an off-peak task may take
     * two days to be looked at.
     */
    static final Duration KEPT = Duration.ofDays(4);
    static final int MOST = 1_000;

    private final Map<String, Upload> uploads = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Upload> eldest) {
            return size() > MOST;
        }
    };

    private record Upload(Instant begun, CompletableFuture<String> uri) {

        boolean isGood(Instant now) {
            return !uri.isCompletedExceptionally() && begun.plus(KEPT).isAfter(now);
        }
    }

    /** Whether there is an upload of the content. */
    boolean knows(String sha256, Instant now) {
        synchronized (uploads) {
            Upload known = uploads.get(sha256);
            return known != null && known.isGood(now);
        }
    }

    /** The content is uploaded anew when it is next wanted, unless that was begun since. */
    void forget(String sha256, Instant before) {
        synchronized (uploads) {
            Upload known = uploads.get(sha256);
            if (known != null && known.begun.isBefore(before)) {
                uploads.remove(sha256);
            }
        }
    }

    /** The upload that there is, or else a new one. */
    CompletableFuture<String> find(String sha256, Instant now, Supplier<CompletableFuture<String>> begin) {
        CompletableFuture<String> mine = new CompletableFuture<>();
        synchronized (uploads) {
            Upload known = uploads.get(sha256);
            if (known != null && known.isGood(now)) {
                return known.uri.copy();
            }
            uploads.put(sha256, new Upload(now, mine));
        }
        begin.get().whenComplete((uri, failure) -> {
            if (failure == null) {
                mine.complete(uri);
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine.copy();
    }
}
