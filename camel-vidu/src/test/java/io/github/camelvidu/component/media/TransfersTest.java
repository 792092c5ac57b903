// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.component.media.StorageServer.Reply;
import io.github.camelvidu.component.time.Timekeeper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelvidu.component.media.Downloads.ETAG;
import static io.github.camelvidu.component.media.Downloads.assertIs;
import static io.github.camelvidu.component.media.Downloads.files;
import static io.github.camelvidu.component.media.Downloads.link;
import static io.github.camelvidu.component.media.Downloads.url;
import static org.assertj.core.api.Assertions.assertThat;

/** Links, limits, disks, and several who want the same. */
class TransfersTest {

    private static final int SIZE = 400_000;
    private static final byte[] FILM = Downloads.film(SIZE, 3);

    @TempDir
    Path folder;

    private final Downloads downloads = new Downloads();
    private StorageServer storage;

    @BeforeEach
    void open() throws IOException {
        storage = new StorageServer().thenAlways(StorageServer.file(FILM, ETAG));
    }

    @AfterEach
    void close() throws IOException {
        downloads.close();
        storage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/a;v=1/~b%7Ec/d%2Fe?sig=a%2Bb+c%2D-&z=1&a=2&a=1&;=~;&empty=&flag&e=%c3%a9&u=%E4%bd%A0",
            "/%20?X-Amz-Credential=k%2F20261116%2Fr&X-Amz-Signature=0f&response-content-type=video%2fmp4", "/a//b/./../c?q='!()*,:@/?" })
    void aLinkIsSentByteForByte(String target) {
        downloads.fetched(new MediaLink("http://" + Downloads.HOST + ":" + storage.port() + target, null), folder, "a");

        assertThat(storage.requests()).singleElement()
                .satisfies(request -> assertThat(request.target()).isEqualTo(target));
    }

    @Test
    void nothingIsSentThatTheStorageNeedNotKnow() {
        fetch();

        assertThat(storage.requests().get(0).head().lines().filter(line -> line.contains(":"))
                .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)))
                .containsOnly("accept-encoding", "host", "connection", "user-agent");
        assertThat(storage.requests().get(0).header("Accept-Encoding")).contains("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = { "?Expires=1700000000&Signature=s", "?X-Amz-Date=20240101T000000Z&X-Amz-Expires=3600&X-Amz-Signature=s" })
    void aLinkThatSaysThatItIsOverIsNotTriedWhenThereIsAFreshOne(String query) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        String old = "http://" + Downloads.HOST + ":" + storage.port() + "/old" + query;

        assertIs(downloads.fetched(
                new MediaLink(old, () -> url(storage) + "&n=" + asked.incrementAndGet(), "815", "0"), folder, "a"), FILM);

        assertThat(asked).hasValue(1);
        assertThat(storage.requests()).singleElement()
                .satisfies(request -> assertThat(request.target()).endsWith("&n=1"));
    }

    @Test
    void aLinkThatSaysThatItIsOverIsTriedWhenThereIsNoOther() throws Exception {
        assertIs(downloads.fetched(new MediaLink(url(storage) + "&Expires=1700000000", null), folder, "a"), FILM);
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403, 404, 410 })
    void aRefusedLinkIsRenewedAndTheTransferGoesOn(int status) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        storage.answers(StorageServer.cut(FILM, ETAG, 100_000, false), StorageServer.status(status));

        assertIs(downloads.fetched(link(storage, () -> url(storage) + "&n=" + asked.incrementAndGet()), folder, "a"), FILM);

        assertThat(asked).hasValue(1);
        assertThat(storage.requests()).extracting(StorageServer.Request::offset).containsExactly(0, 100_000, 100_000);
        assertThat(storage.requests().get(2).target()).endsWith("&n=1");
    }

    @Test
    void a403ForEverEnds() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        storage.thenAlways(StorageServer.status(403));

        ViduMediaException failure = downloads.refused(link(storage, () -> {
            asked.incrementAndGet();
            return url(storage);
        }), folder, "a");

        assertThat(failure.getMoney()).isEqualTo(Money.CHARGED);
        assertThat(failure.getTaskId()).isEqualTo("815");
        assertThat(failure.getHttpStatus()).isEqualTo(403);
        assertThat(failure.getAttempts()).isEqualTo(Downloads.ATTEMPTS);
        assertThat(asked).hasValue(Downloads.ATTEMPTS - 1);
        assertThat(failure).hasMessageNotContaining("Signature");
        assertThat(files(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "br", "deflate, gzip" })
    void anEncodingThatNobodyAskedForIsRefusedAndAskedForAgain(String encoding) throws Exception {
        storage.answers(StorageServer.answer("200 OK",
                "Content-Encoding: " + encoding + "\r\nContent-Length: 3\r\n", new byte[] { 31, (byte) 139, 8 }));

        assertIs(fetch(), FILM);
        assertThat(storage.requests()).hasSize(2);
    }

    @Test
    void aPageInPlaceOfTheFileIsSeenAtItsBeginning() throws Exception {
        byte[] page = ("<html>" + " ".repeat(SIZE)).getBytes(StandardCharsets.US_ASCII);
        storage.answers(StorageServer.answer("200 OK",
                "ETag: \"page\"\r\nContent-Type: video/mp4\r\nContent-Length: " + page.length + "\r\n", page));

        assertIs(fetch(), FILM);
        assertThat(storage.requests().get(1).header("Range")).as("nothing of the page is kept").isEmpty();
    }

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
            time.leaps = false;
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
        FullDisk disk = new FullDisk(150_000);
        downloads.output = disk;

        ViduMediaException failure = downloads.refused(link(storage), folder, "a");

        assertThat(failure).hasMessageContaining("the disk of " + folder).hasMessageContaining("No space left on device");
        assertThat(failure.getMoney()).isEqualTo(Money.CHARGED);
        assertThat(failure.isRetryable()).isTrue();
        int requests = storage.requests().size();
        disk.makeRoom();
        assertIs(fetch(), FILM);
        assertThat(storage.requests().get(requests).offset()).isPositive().isLessThanOrEqualTo(150_000);
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
    void aTargetThatExistsIsReplacedInOneStep() throws Exception {
        Files.writeString(folder.resolve("a.mp4"), "what was there");
        storage.answers((request, client) -> {
            assertThat(folder.resolve("a.mp4")).hasContent("what was there");
            StorageServer.file(FILM, ETAG).to(request, client);
        });

        assertIs(fetch(), FILM);
        assertThat(storage.requests()).hasSize(1);
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void thoseWhoWantTheSameInTheSamePlaceShareOneTransfer() throws Exception {
        CountDownLatch both = new CountDownLatch(1);
        storage.answers((request, client) -> {
            await(both);
            StorageServer.file(FILM, ETAG).to(request, client);
        });

        CompletableFuture<MediaFile> first = downloads.fetch(link(storage), folder, "a");
        CompletableFuture<MediaFile> second = downloads.fetch(link(storage), folder, "a");
        CompletableFuture<MediaFile> givenUp = downloads.fetch(link(storage), folder, "a");
        givenUp.cancel(true);
        both.countDown();

        assertIs(first.join(), FILM);
        assertThat(second.join()).isEqualTo(first.join());
        assertThat(storage.requests()).hasSize(1);
    }

    @Test
    void resultsOfTwoTasksUnderOneNameDoNotGetIntoEachOther() throws Exception {
        byte[] other = Downloads.film(SIZE, 4);
        CountDownLatch both = new CountDownLatch(2);
        Reply byTask = (request, client) -> {
            both.countDown();
            await(both);
            boolean isOther = request.target().contains("other");
            StorageServer.file(isOther ? other : FILM, isOther ? "\"two\"" : ETAG).to(request, client);
        };
        storage.answers(byTask, byTask);

        CompletableFuture<MediaFile> first = downloads.fetch(link(storage), folder, "a");
        CompletableFuture<MediaFile> second = downloads.fetch(
                new MediaLink(url(storage) + "&other", null, "816", "0"), folder, "a");

        assertThat(first.join().sha256()).isNotEqualTo(second.join().sha256());
        assertThat(Files.readAllBytes(folder.resolve("a.mp4"))).isIn(FILM, other);
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void aPartThatAnotherProcessWorksOnIsLeftAlone() throws Exception {
        storage.thenAlways(StorageServer.cut(FILM, ETAG, 200_000, false));
        downloads.refused(link(storage), folder, "a");
        storage.thenAlways(StorageServer.file(FILM, ETAG));
        Path note = folder.resolve(files(folder).stream().filter(name -> name.endsWith(".note")).findFirst().orElseThrow());
        PartNote held = PartNote.hold(note).orElseThrow();

        assertIs(fetch(), FILM);

        assertThat(storage.requests()).last().satisfies(request -> assertThat(request.header("Range")).isEmpty());
        assertThat(files(folder)).hasSize(3).contains("a.mp4");
        held.release();
    }

    @Test
    void aPartFromBeforeTheMachineWentDownBeginsAnew() throws Exception {
        PartFile before = PartFile.kept(folder, "a", "815/0", MediaOutput.DISK, "run 1");
        before.begin(ETAG, SIZE);
        try (var out = before.open()) {
            out.write(FILM, 0, 1_000);
        }
        before.close();

        PartFile same = PartFile.kept(folder, "a", "815/0", MediaOutput.DISK, "run 1");
        assertThat(same.etag()).contains(ETAG);
        assertThat(same.length()).isEqualTo(1_000);
        same.close();
        PartFile after = PartFile.kept(folder, "a", "815/0", MediaOutput.DISK, "run 2");
        assertThat(after.etag()).isEmpty();
        assertThat(after.length()).isZero();
        after.close();
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void aNoteThatIsDamagedIsNoNote() throws Exception {
        PartFile before = PartFile.kept(folder, "a", "815/0", MediaOutput.DISK, "run 1");
        before.begin(ETAG, SIZE);
        try (var out = before.open()) {
            out.write(FILM, 0, 1_000);
        }
        before.close();
        Path note = folder.resolve(files(folder).stream().filter(name -> name.endsWith(".note")).findFirst().orElseThrow());
        assertThat(note).content().doesNotContain("http").doesNotContain("Signature");
        Files.writeString(note, "total=\\uzzzz\netag=\"one\"\nboot=run 1");

        assertThat(PartFile.kept(folder, "a", "815/0", MediaOutput.DISK, "run 1").etag()).isEmpty();
    }

    @Test
    void whatNobodyHasGoneOnWithForLongIsRemoved() throws Exception {
        Path old = Files.createFile(folder.resolve(".vidu-0123456789abcdef0123456789abcdef.part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        Path recent = Files.createFile(folder.resolve(".vidu-00000000000000000000000000000000.part"));
        Path foreign = Files.createFile(folder.resolve("mine.part"));
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.now().minus(Duration.ofDays(8))));

        fetch();

        assertThat(files(folder)).containsExactly(recent.getFileName().toString(), "a.mp4", "mine.part");
    }

    @Test
    void stoppingEndsATransferThatIsUnderWay() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        storage.answers((request, client) -> {
            StorageServer.write(client, "200 OK", "ETag: " + ETAG + "\r\nContent-Length: " + SIZE + "\r\n");
            client.getOutputStream().write(FILM, 0, 100_000);
            client.getOutputStream().flush();
            await(gone);
            client.getOutputStream().write(FILM, 100_000, SIZE - 100_000);
        });
        CompletableFuture<MediaFile> transfer = downloads.fetch(link(storage), folder, "a");
        Awaitility.await().until(() -> storage.requests().size() == 1);

        downloads.downloader().stop();
        gone.countDown();

        assertThat(transfer).failsWithin(Duration.ofSeconds(5));
        assertThat(folder.resolve("a.mp4")).doesNotExist();
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

    private MediaFile fetch() {
        return downloads.fetched(link(storage), folder, "a");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
