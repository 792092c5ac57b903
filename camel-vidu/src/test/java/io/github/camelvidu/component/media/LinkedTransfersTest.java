// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduMediaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelvidu.component.media.Downloads.ETAG;
import static io.github.camelvidu.component.media.Downloads.assertIs;
import static io.github.camelvidu.component.media.Downloads.files;
import static io.github.camelvidu.component.media.Downloads.link;
import static io.github.camelvidu.component.media.Downloads.url;
import static org.assertj.core.api.Assertions.assertThat;

/** Which link is asked, how, and what else than the file may be behind it. */
class LinkedTransfersTest extends StorageTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {
            "/a;v=1/~b%7Ec/d%2Fe?sig=a%2Bb+c%2D-&z=1&a=2&a=1&;=~;&empty=&flag&e=%c3%a9&u=%E4%bd%A0",
            "/%20?X-Amz-Credential=k%2F20261116%2Fr&X-Amz-Signature=0f&response-content-type=video%2fmp4",
            "/a//b/./../c?q='!()*,:@/?" })
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
    @ValueSource(strings = {
            "?Expires=1700000000&Signature=s", "?X-Amz-Date=20240101T000000Z&X-Amz-Expires=3600&X-Amz-Signature=s" })
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

    @Test
    void aStorageThatAsksToStayAwayForLongerThanAnybodyWaitsEndsTheAttempts() {
        storage.answers(StorageServer.answer("503 Busy", "Retry-After: 120\r\nContent-Length: 0\r\n", new byte[0]));

        ViduMediaException failure = downloads.refused(link(storage), folder, "a");

        assertThat(failure).hasMessageContaining("the storage answered 503");
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(storage.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "soon", "" })
    void aStorageThatIsBusyIsAskedAgain(String retryAfter) throws Exception {
        storage.answers(StorageServer.answer(
                "503 Busy", "Retry-After: " + retryAfter + "\r\nContent-Length: 0\r\n", new byte[0]));

        assertIs(fetch(), FILM);
        assertThat(storage.requests()).hasSize(2);
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
}
