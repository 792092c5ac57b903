// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

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

    static final int MOST = 1_000;

    private final Map<String, Upload> uploads = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Upload> eldest) {
            return size() > MOST;
        }
    };

    private record Upload(Instant begun, CompletableFuture<UploadedFile> file) {

        /** One that is on its way is going to be as fresh as any. */
        boolean isThere(Instant until) {
            return !file.isDone() || !file.isCompletedExceptionally() && file.join().deleted().isAfter(until);
        }
    }

    /** Whether there is an upload of the content that stays until then. */
    boolean knows(String sha256, Instant until) {
        synchronized (uploads) {
            Upload known = uploads.get(sha256);
            return known != null && known.isThere(until);
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

    /** The upload that there is and that stays until then, or else a new one. */
    CompletableFuture<UploadedFile> find(
            String sha256, Instant now, Instant until, Supplier<CompletableFuture<UploadedFile>> begin) {
        CompletableFuture<UploadedFile> mine = new CompletableFuture<>();
        synchronized (uploads) {
            Upload known = uploads.get(sha256);
            if (known != null && known.isThere(until)) {
                return known.file.copy();
            }
            uploads.put(sha256, new Upload(now, mine));
        }
        begin.get().whenComplete((file, failure) -> {
            if (failure == null) {
                mine.complete(file);
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine.copy();
    }
}
