// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.camelvidu.component.media.StorageServer.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelvidu.component.media.Downloads.ETAG;
import static io.github.camelvidu.component.media.Downloads.assertIs;
import static io.github.camelvidu.component.media.Downloads.files;
import static io.github.camelvidu.component.media.Downloads.link;
import static org.assertj.core.api.Assertions.assertThat;

/** Transfers that break are gone on with where that is safe, and begin anew where it is not. */
class ResumedTransfersTest extends StorageTestSupport {

    private static final byte[] OTHER = Downloads.film(SIZE, 2);

    @ParameterizedTest
    @ValueSource(ints = { 1, 50, 99 })
    void aTransferThatIsResetGoesOnWhereItBroke(int percent) throws Exception {
        storage.answers(StorageServer.cut(FILM, ETAG, SIZE / 100 * percent, true));

        assertIs(fetch(), FILM);

        assertThat(storage.requests()).hasSize(2);
        assertThat(storage.requests().get(0).header("Range")).isEmpty();
        assertThat(storage.requests().get(1).header("If-Range")).contains(ETAG);
        assertThat(storage.requests().get(1).offset()).isPositive().isLessThanOrEqualTo(SIZE / 100 * percent);
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void itGoesOnAsOftenAsTheRuleAllows() throws Exception {
        storage.answers(
                StorageServer.cut(FILM, ETAG, 200_000, false), StorageServer.cut(FILM, ETAG, 500_000, false),
                StorageServer.cut(FILM, ETAG, 900_000, false));

        assertIs(fetch(), FILM);

        assertThat(storage.requests()).extracting(StorageServer.Request::offset).containsExactly(0, 200_000, 500_000, 900_000);
    }

    @Test
    void aBodyThatEndsTooSoonGoesOnWhereItEnded() throws Exception {
        storage.answers(StorageServer.cut(FILM, ETAG, 400_000, false));

        assertIs(fetch(), FILM);
        assertThat(storage.requests().get(1).offset()).isEqualTo(400_000);
    }

    @Test
    void aChunkThatIsCutGoesOnWhereItWasCut() throws Exception {
        storage.answers(StorageServer.answer(
                "200 OK", "ETag: " + ETAG + "\r\nTransfer-Encoding: chunked\r\n", chunked(FILM, 300_000, false)));

        assertIs(fetch(), FILM);
        assertThat(storage.requests().get(1).offset()).isPositive();
    }

    @Test
    void chunksThatEndAsTheyShouldAreTheWholeFile() throws Exception {
        storage.answers(StorageServer.answer(
                "200 OK", "Transfer-Encoding: chunked\r\n", chunked(FILM, SIZE, true)));

        assertIs(fetch(), FILM);
        assertThat(storage.requests()).hasSize(1);
    }

    @Test
    void aBodyThatIsLongerThanAnnouncedEndsWhereItWasAnnounced() throws Exception {
        byte[] longer = Arrays.copyOf(FILM, SIZE + 1_000);
        storage.answers(StorageServer.answer(
                "200 OK", "ETag: " + ETAG + "\r\nContent-Length: " + SIZE + "\r\n", longer));

        assertIs(fetch(), FILM);
        assertIs(downloads.fetched(link(storage), folder, "next"), FILM);
        assertThat(storage.requests()).hasSize(2);
    }

    static Stream<Arguments> fromTheStart() {
        Reply half = StorageServer.cut(FILM, ETAG, SIZE / 2, false);
        Reply whole = StorageServer.file(FILM, ETAG);
        Reply other = StorageServer.file(OTHER, "\"two\"");
        Reply weak = StorageServer.answer("200 OK", "ETag: W/\"one\"\r\nContent-Length: " + SIZE + "\r\n",
                Arrays.copyOf(FILM, SIZE / 2));
        Reply untagged = StorageServer.answer("200 OK", "Content-Length: " + SIZE + "\r\n", Arrays.copyOf(FILM, SIZE / 2));
        return Stream.of(
                Arguments.of("the range is ignored", half, ignoringTheRange(FILM, ETAG), null, FILM),
                Arguments.of("another file is sent whole", half, ignoringTheRange(OTHER, "\"two\""), null, OTHER),
                Arguments.of("the rest of another file", half, rest(OTHER, "\"two\"", SIZE / 2, SIZE), other, OTHER),
                Arguments.of("the rest without a tag", half, rest(OTHER, null, SIZE / 2, SIZE), other, OTHER),
                Arguments.of("the rest under a weak tag", half, rest(OTHER, "W/\"one\"", SIZE / 2, SIZE), other, OTHER),
                Arguments.of("a rest from elsewhere", half, rest(FILM, ETAG, SIZE / 4, SIZE), whole, FILM),
                Arguments.of("a rest of another length", half, rest(FILM, ETAG, SIZE / 2, SIZE + 5), whole, FILM),
                Arguments.of("a rest that does not say where", half,
                        StorageServer.answer("206 Partial Content", "ETag: " + ETAG + "\r\nContent-Length: 9\r\n", new byte[9]),
                        whole, FILM),
                Arguments.of("no such range", half, StorageServer.status(416), whole, FILM),
                Arguments.of("a part that nobody asked for", rest(FILM, ETAG, SIZE / 2, SIZE), whole, null, FILM),
                Arguments.of("a weak tag", weak, whole, null, FILM),
                Arguments.of("no tag", untagged, whole, null, FILM));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fromTheStart")
    void whatCanNotBeGoneOnWithBeginsAnew(String name, Reply first, Reply second, Reply third, byte[] expected)
            throws Exception {
        storage.answers(first, second);
        if (third != null) {
            storage.answers(third);
        }

        assertIs(fetch(), expected);

        assertThat(files(folder)).containsExactly("a.mp4");
        int last = storage.requests().size() - 1;
        assertThat(last).isEqualTo(third == null ? 1 : 2);
        if (third != null) {
            assertThat(storage.requests().get(last).header("Range")).as("the last request").isEmpty();
        }
    }

    @Test
    void underAWeakTagNoRangeIsAskedFor() throws Exception {
        storage.answers(StorageServer.cut(FILM, "W/\"one\"", SIZE / 2, false));

        assertIs(fetch(), FILM);
        assertThat(storage.requests()).hasSize(2).noneMatch(request -> request.header("Range").isPresent());
    }

    @Test
    void anotherDownloaderGoesOnWithWhatTheFirstHasLeftOfALargeFile() throws Exception {
        int broken = LARGE_SIZE - 1_000_000;
        storage.thenAlways(StorageServer.cut(LARGE_FILM, ETAG, broken, false));
        downloads.refused(link(storage), folder, "a");
        assertThat(files(folder)).as("part and note").hasSize(2).allMatch(name -> name.startsWith(".vidu-"));
        storage.thenAlways(StorageServer.file(LARGE_FILM, ETAG));

        try (Downloads next = new Downloads()) {
            assertIs(next.fetched(link(storage), folder, "a"), LARGE_FILM);
        }

        assertThat(storage.requests().get(Downloads.ATTEMPTS).offset()).isEqualTo(broken);
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void ofASmallFileNothingIsLeftAndAnotherDownloaderBeginsAnew() throws Exception {
        List<String> meanwhile = new CopyOnWriteArrayList<>();
        storage.thenAlways((request, client) -> {
            meanwhile.addAll(files(folder));
            StorageServer.cut(FILM, ETAG, 600_000, false).to(request, client);
        });

        downloads.refused(link(storage), folder, "a");

        assertThat(meanwhile).isNotEmpty().allMatch(name -> name.endsWith(".part"));
        assertThat(files(folder)).isEmpty();
        storage.thenAlways(StorageServer.file(FILM, ETAG));
        try (Downloads next = new Downloads()) {
            assertIs(next.fetched(link(storage), folder, "a"), FILM);
        }
        assertThat(storage.requests().get(Downloads.ATTEMPTS).header("Range")).isEmpty();
    }

    @Test
    void whatIsWholeAlreadyIsConfirmedWithItsLastByte() throws Exception {
        storage.thenAlways(StorageServer.file(LARGE_FILM, ETAG));
        Files.createDirectory(folder.resolve("a.mp4"));
        Files.createFile(folder.resolve("a.mp4/in-the-way"));
        assertThat(downloads.refused(link(storage), folder, "a")).hasMessageContaining("the disk of " + folder);
        Files.delete(folder.resolve("a.mp4/in-the-way"));
        Files.delete(folder.resolve("a.mp4"));

        assertIs(fetch(), LARGE_FILM);

        assertThat(storage.requests()).last()
                .satisfies(request -> assertThat(request.offset()).isEqualTo(LARGE_SIZE - 1));
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void aTemporaryFileLeavesNothingWhenItCanNotBeFetched() throws Exception {
        storage.thenAlways(StorageServer.cut(FILM, ETAG, 600_000, false));

        assertThat(downloads.downloader().fetch(link(storage), folder, "a", true, downloads.rules()))
                .failsWithin(Duration.ofSeconds(20));

        assertThat(storage.requests()).last().satisfies(request -> assertThat(request.offset()).isEqualTo(600_000));
        assertThat(files(folder)).isEmpty();
    }

    private static Reply ignoringTheRange(byte[] content, String etag) {
        return StorageServer.answer("200 OK", "ETag: " + etag + "\r\nContent-Length: " + content.length + "\r\n", content);
    }

    /** From a byte to the end. @param total what it says the file has */
    private static Reply rest(byte[] content, String etag, int from, int total) {
        byte[] rest = Arrays.copyOfRange(content, from, content.length);
        return StorageServer.answer("206 Partial Content",
                (etag == null ? "" : "ETag: " + etag + "\r\n") + "Content-Range: bytes " + from + "-" + (total - 1) + "/"
                                                           + total
                                                           + "\r\nContent-Length: " + rest.length + "\r\n",
                rest);
    }

    private static byte[] chunked(byte[] content, int length, boolean ends) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = 50_000;
        for (int at = 0; at < length; at += size) {
            body.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            body.write(content, at, size);
            body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.write((ends ? "0\r\n\r\n" : "ffff\r\n").getBytes(StandardCharsets.US_ASCII));
        body.write(content, length, ends ? 0 : 3);
        return body.toByteArray();
    }
}
