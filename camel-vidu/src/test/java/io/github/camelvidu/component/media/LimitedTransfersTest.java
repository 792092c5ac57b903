// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.component.media.StorageServer.Reply;
import io.github.camelvidu.component.time.Timekeeper;
import org.junit.jupiter.api.Test;

import static io.github.camelvidu.component.media.Downloads.ETAG;
import static io.github.camelvidu.component.media.Downloads.assertIs;
import static io.github.camelvidu.component.media.Downloads.files;
import static io.github.camelvidu.component.media.Downloads.link;
import static org.assertj.core.api.Assertions.assertThat;

/** Transfers that are too slow, files that are too large, disks that are too small, and how large files are told of. */
class LimitedTransfersTest extends StorageTestSupport {

    @Test
    void aServerThatSendsAByteNowAndThenIsGivenUpAndTheRestIsAskedFor() throws Exception {
        LeapingTime time = new LeapingTime(downloads.time);
        downloads.time = time;
        downloads.slowest = new MediaPace(60_000, Duration.ofMinutes(1));
        storage.answers((request, client) -> {
            time.leaps = true;
            StorageServer.write(client, "200 OK", "ETag: " + ETAG + "\r\nContent-Length: " + SIZE + "\r\n");
            client.getOutputStream().write(FILM, 0, 1_000);
            client.getOutputStream().flush();
            // until the client has had enough
            client.getInputStream().read();
        }, (request, client) -> {
            time.leaps = false;
            StorageServer.file(FILM, ETAG).to(request, client);
        });

        assertIs(fetch(), FILM);
        assertThat(storage.requests().get(1).offset()).isEqualTo(1_000);
    }

    @Test
    void aFileThatIsLargerThanAllowedIsRefusedBeforeItComes() throws Exception {
        downloads.maxSize = SIZE - 1;

        ViduMediaException failure = downloads.refused(link(storage), folder, "a");

        assertThat(failure).hasMessageContaining("maxMediaSize").hasMessageContaining(String.valueOf(SIZE))
                .hasMessageContaining("vidu:download");
        assertThat(failure.getMoney()).isEqualTo(Money.CHARGED);
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void aFileThatDoesNotTellItsSizeIsRefusedWhenItHasGrownTooLarge() throws Exception {
        downloads.maxSize = 100_000;
        Reply endless = (request, client) -> {
            StorageServer.write(client, "200 OK", "ETag: " + ETAG + "\r\nTransfer-Encoding: chunked\r\n");
            while (true) {
                client.getOutputStream().write("1000\r\n".getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().write(FILM, 0, 0x1000);
                client.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        };
        storage.thenAlways(endless);

        ViduMediaException failure = downloads.refused(link(storage), folder, "a");

        assertThat(failure).hasMessageContaining("maxMediaSize");
        assertThat(storage.requests()).hasSize(1);
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void aDiskWithoutRoomIsToldBeforeAnythingIsWritten() throws Exception {
        FullDisk disk = new FullDisk(0).saying(SIZE);
        downloads.output = disk;

        ViduMediaException failure = downloads.refused(link(storage), folder, "a");

        assertThat(failure).hasMessageContaining("the disk of " + folder).hasMessageContaining(SIZE + " bytes left");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(files(folder)).isEmpty();
        disk.makeRoom();
        assertIs(fetch(), FILM);
    }

    @Test
    void aDiskThatRunsFullIsToldAndWhatWasWrittenIsGoneOnWith() throws Exception {
        int room = LARGE_SIZE - 1_000_000;
        FullDisk disk = new FullDisk(room);
        downloads.output = disk;
        storage.thenAlways(StorageServer.file(LARGE_FILM, ETAG));

        ViduMediaException failure = downloads.refused(link(storage), folder, "a");

        assertThat(failure).hasMessageContaining("the disk of " + folder).hasMessageContaining("No space left on device");
        assertThat(failure.getMoney()).isEqualTo(Money.CHARGED);
        assertThat(failure.isRetryable()).isTrue();
        int requests = storage.requests().size();
        disk.makeRoom();
        assertIs(fetch(), LARGE_FILM);
        assertThat(storage.requests().get(requests).offset()).isPositive().isLessThanOrEqualTo(room);
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void aDiskThatRunsFullKeepsNothingOfATemporaryFile() throws Exception {
        downloads.output = new FullDisk(150_000);

        assertThat(downloads.downloader().fetch(link(storage), folder, "a", true, downloads.rules()))
                .failsWithin(Duration.ofSeconds(20));
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void progressIsToldOfLargeFilesOnlyAndNotMoreThanOnceASecond() throws Exception {
        byte[] large = Downloads.film(20 * 1024 * 1024, 5);
        storage.answers(StorageServer.file(large, ETAG));

        assertIs(fetch(), large);

        assertThat(downloads.progress).isNotEmpty().allSatisfy(news -> {
            assertThat(news.taskId()).isEqualTo("815");
            assertThat(news.name()).isEqualTo("a");
            assertThat(news.bytes()).isBetween(8L * 1024 * 1024, (long) large.length);
            assertThat(news.total()).isEqualTo(large.length);
        });
        downloads.progress.clear();
        downloads.fetched(link(storage), folder, "small");
        downloads.interested = false;
        storage.answers(StorageServer.file(large, ETAG));
        downloads.fetched(link(storage), folder, "unheard");
        assertThat(downloads.progress).isEmpty();
    }

    /** A clock that, when it leaps, is more than a minute later each time it is looked at. */
    private static final class LeapingTime implements Timekeeper {

        private final Timekeeper even;
        private final AtomicInteger leapt = new AtomicInteger();
        private volatile boolean leaps;

        LeapingTime(Timekeeper even) {
            this.even = even;
        }

        @Override
        public Instant now() {
            return even.now();
        }

        @Override
        public long nanos() {
            int minutes = leaps ? leapt.incrementAndGet() : leapt.get();
            return even.nanos() + Duration.ofSeconds(61).toNanos() * minutes;
        }

        @Override
        public Future<?> after(Duration delay, Runnable action) {
            return even.after(delay, action);
        }
    }
}
