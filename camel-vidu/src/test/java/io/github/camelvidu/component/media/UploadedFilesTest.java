// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UploadedFilesTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:15Z");

    private static final Instant DELETED = Instant.parse("2026-11-24T00:00:00Z");

    private final UploadedFiles files = new UploadedFiles();
    private final AtomicInteger uploads = new AtomicInteger();

    @Test
    void theSameBytesAreUploadedOnceAsLongAsTheStorageKeepsThemForWhoeverReadsThem() {
        assertThat(upload("a", START)).isEqualTo("ssupload:?id=1");
        assertThat(upload("b", START)).isEqualTo("ssupload:?id=2");

        assertThat(files.knows("a", DELETED.minusMillis(1))).isTrue();
        assertThat(upload("a", DELETED.minusMillis(1))).isEqualTo("ssupload:?id=1");
        assertThat(files.knows("a", DELETED)).isFalse();
        assertThat(upload("a", DELETED)).isEqualTo("ssupload:?id=3");
    }

    @Test
    void anUploadThatIsOnItsWayIsWaitedFor() {
        CompletableFuture<UploadedFile> underWay = new CompletableFuture<>();
        CompletableFuture<UploadedFile> first = files.find("a", START, START, () -> underWay);

        assertThat(files.knows("a", START.plusSeconds(1))).isTrue();
        CompletableFuture<UploadedFile> second = files.find("a", START, START, () -> {
            throw new AssertionError("uploaded twice");
        });
        underWay.complete(new UploadedFile("ssupload:?id=7", DELETED));

        assertThat(first.join().uri()).isEqualTo("ssupload:?id=7");
        assertThat(second.join()).isEqualTo(first.join());
    }

    @Test
    void anUploadThatFailedIsForgotten() {
        CompletableFuture<UploadedFile> failed
                = files.find("a", START, START, () -> CompletableFuture.failedFuture(new IllegalStateException("no")));

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

    private String upload(String sha256, Instant until) {
        return files.find(sha256, until, until, () -> CompletableFuture.completedFuture(
                new UploadedFile("ssupload:?id=" + uploads.incrementAndGet(), DELETED))).join().uri();
    }
}
