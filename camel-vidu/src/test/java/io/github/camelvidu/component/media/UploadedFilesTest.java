// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UploadedFilesTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:15Z");

    private final UploadedFiles files = new UploadedFiles();
    private final AtomicInteger uploads = new AtomicInteger();

    @Test
    void theSameBytesAreUploadedOnceAsLongAsTheStorageIsSureToKeepThemForATask() {
        assertThat(upload("a", START)).isEqualTo("ssupload:?id=1");
        assertThat(upload("b", START)).isEqualTo("ssupload:?id=2");
        assertThat(upload("a", START.plus(Duration.ofDays(4)).minusMillis(1))).isEqualTo("ssupload:?id=1");
        assertThat(upload("a", START.plus(Duration.ofDays(4)))).isEqualTo("ssupload:?id=3");
    }

    @Test
    void anUploadThatFailedIsForgotten() {
        CompletableFuture<String> failed
                = files.find("a", START, () -> CompletableFuture.failedFuture(new IllegalStateException("no")));

        assertThat(failed).isCompletedExceptionally();
        assertThat(files.knows("a", START)).isFalse();
        assertThat(upload("a", START)).isEqualTo("ssupload:?id=1");
    }

    @Test
    void whatWasUploadedBeforeIsForgottenButNotWhatHasTakenItsPlace() {
        upload("a", START);
        assertThat(files.knows("a", START)).isTrue();

        files.forget("a", START.plusMillis(1));
        assertThat(files.knows("a", START)).isFalse();
        assertThat(upload("a", START.plusMillis(2))).isEqualTo("ssupload:?id=2");

        files.forget("a", START.plusMillis(1));
        assertThat(upload("a", START.plusMillis(3))).isEqualTo("ssupload:?id=2");
    }

    private String upload(String sha256, Instant now) {
        return files.find(sha256, now, () -> CompletableFuture.completedFuture("ssupload:?id=" + uploads.incrementAndGet()))
                .join();
    }
}
