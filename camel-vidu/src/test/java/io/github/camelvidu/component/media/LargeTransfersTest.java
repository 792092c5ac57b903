// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.component.media.StorageServer.Reply;
import org.junit.jupiter.api.Test;

import static io.github.camelvidu.component.media.Downloads.ETAG;
import static io.github.camelvidu.component.media.Downloads.assertIs;
import static io.github.camelvidu.component.media.Downloads.files;
import static io.github.camelvidu.component.media.Downloads.link;
import static org.assertj.core.api.Assertions.assertThat;

/** What is done with a large file while it comes, on other threads, and what happens when that fails. */
class LargeTransfersTest extends StorageTestSupport {

    /** Long enough that the disk is told to take it before it is whole. */
    private static final int TIMES = (int) (PartWriter.FORCED / LARGE_SIZE) + 2;

    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Test
    void aLargeFileIsDigestedOnOtherThreadsAndASmallOneOnItsOwn() {
        Executor threads = downloads.beside;
        AtomicInteger pieces = new AtomicInteger();
        downloads.beside = piece -> {
            pieces.incrementAndGet();
            threads.execute(piece);
        };

        fetch();
        assertThat(pieces).hasValue(0);
        storage.thenAlways(StorageServer.file(LARGE_FILM, ETAG));
        MediaFile file = downloads.fetched(link(storage), folder, "large");

        assertThat(file.sha256()).isEqualTo(sha256(LARGE_FILM, 1));
        assertThat(pieces).hasPositiveValue();
    }

    @Test
    void aPieceThatCouldNotBeDigestedIsDigestedInTheNextAttempt() throws Exception {
        Executor threads = downloads.beside;
        AtomicInteger refusals = new AtomicInteger(1);
        downloads.beside = piece -> {
            if (refusals.getAndDecrement() > 0) {
                throw new RejectedExecutionException("no thread");
            }
            threads.execute(piece);
        };
        storage.thenAlways(StorageServer.file(LARGE_FILM, ETAG));

        assertIs(fetch(), LARGE_FILM);

        assertThat(storage.requests()).hasSize(2);
        assertThat(storage.requests().get(1).offset()).as("what is on disk is of use").isPositive();
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void aTransferWhoseThreadsEndEndsTooAndIsGoneOnWithLater() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        AtomicInteger pieces = new AtomicInteger();
        downloads.beside = piece -> {
            if (pieces.incrementAndGet() > 2) {
                threads.shutdown();
            }
            threads.execute(piece);
        };
        storage.thenAlways(StorageServer.file(LARGE_FILM, ETAG));

        assertThat(downloads.refused(link(storage), folder, "a")).hasMessageContaining("could not be digested");
        int requests = storage.requests().size();
        try (Downloads next = new Downloads()) {
            assertIs(next.fetched(link(storage), folder, "a"), LARGE_FILM);
        }

        assertThat(storage.requests().get(requests).offset()).isGreaterThanOrEqualTo((int) PartFile.LARGE);
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void aFileIsForcedToDiskWhileItComesAndOnceMoreWhenItIsWhole() throws Exception {
        downloads.output = new Disk(0);
        storage.thenAlways(many());

        MediaFile file = fetch();

        assertThat(file.length()).isEqualTo((long) TIMES * LARGE_SIZE);
        assertThat(file.sha256()).isEqualTo(sha256(LARGE_FILM, TIMES));
        assertThat(calls).hasSizeGreaterThan(1).startsWith("force of a part").endsWith("force of the whole");
    }

    @Test
    void whatTheDiskDoesNotTakeWhileItComesIsAskedForAnew() throws Exception {
        downloads.output = new Disk(1);
        storage.thenAlways(many());

        assertThat(fetch().sha256()).isEqualTo(sha256(LARGE_FILM, TIMES));

        assertThat(calls).startsWith("refusal of a part").endsWith("force of the whole");
        assertThat(storage.requests()).hasSize(2).noneMatch(request -> request.header("Range").isPresent());
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void whatTheDiskDoesNotTakeAtTheEndIsAskedForAnew() throws Exception {
        downloads.output = new Disk(1);
        storage.thenAlways(StorageServer.file(LARGE_FILM, ETAG));

        assertIs(fetch(), LARGE_FILM);

        assertThat(calls).containsExactly("refusal of the whole", "force of the whole");
        assertThat(storage.requests()).hasSize(2).noneMatch(request -> request.header("Range").isPresent());
    }

    @Test
    void aDiskThatTakesNothingIsToldAndNothingIsLeft() throws Exception {
        downloads.output = new Disk(Integer.MAX_VALUE);
        storage.thenAlways(StorageServer.file(LARGE_FILM, ETAG));

        assertThat(downloads.refused(link(storage), folder, "a"))
                .hasMessageContaining("the disk of " + folder).hasMessageContaining("No space left on device");

        assertThat(files(folder)).isEmpty();
    }

    @Test
    void aTemporaryFileIsNotForced() {
        downloads.output = new Disk(Integer.MAX_VALUE);
        storage.thenAlways(many());

        MediaFile file = downloads.downloader().fetch(link(storage), folder, "a", true, downloads.rules()).join();

        assertThat(file.sha256()).isEqualTo(sha256(LARGE_FILM, TIMES));
        assertThat(calls).isEmpty();
    }

    @Test
    void largeFilesThatComeTogetherDoNotGetIntoEachOther() throws Exception {
        byte[] other = Downloads.film(LARGE_SIZE, 8);
        bothTogether(LARGE_FILM, other);

        CompletableFuture<MediaFile> first = downloads.fetch(link(storage), folder, "a");
        CompletableFuture<MediaFile> second = downloads.fetch(otherLink(), folder, "b");

        assertIs(first.join(), LARGE_FILM);
        assertIs(second.join(), other);
        assertThat(files(folder)).containsExactly("a.mp4", "b.mp4");
    }

    /** The large film so many times over, as one. */
    private static Reply many() {
        return (request, client) -> {
            StorageServer.write(client, "200 OK",
                    "ETag: " + ETAG + "\r\nContent-Length: " + (long) TIMES * LARGE_SIZE + "\r\n");
            for (int time = 0; time < TIMES; time++) {
                client.getOutputStream().write(LARGE_FILM);
            }
        };
    }

    private static String sha256(byte[] film, int times) {
        MessageDigest digest = Sha256.digest();
        for (int time = 0; time < times; time++) {
            digest.update(film);
        }
        return Sha256.hex(digest);
    }

    /** A disk that tells what it is asked to force, and fails the first times. */
    private final class Disk implements MediaOutput {

        private final AtomicInteger failures;
        private volatile boolean open;

        Disk(int failures) {
            this.failures = new AtomicInteger(failures);
        }

        @Override
        public OutputStream open(Path part) throws IOException {
            open = true;
            return new FilterOutputStream(DISK.open(part)) {

                @Override
                public void write(byte[] bytes, int offset, int count) throws IOException {
                    out.write(bytes, offset, count);
                }

                @Override
                public void close() throws IOException {
                    open = false;
                    super.close();
                }
            };
        }

        @Override
        public void force(Path part) throws IOException {
            boolean fails = failures.getAndDecrement() > 0;
            calls.add((fails ? "refusal" : "force") + (open ? " of a part" : " of the whole"));
            if (fails) {
                throw new IOException("No space left on device");
            }
            DISK.force(part);
        }
    }
}
