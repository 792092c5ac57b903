// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What can go wrong with a result on its way, as it is on the wire. */
class MediaFaultsTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z"))));

    private static final Fault AT_ONCE = Fault.on("GET", "/results/**").times(1);
    private static final String CLOSE = "Connection: close";

    private PlatformClient client;
    private String id;
    private String link;
    private byte[] whole;

    @BeforeEach
    void finishATask() {
        client = new PlatformClient(VIDU.emulator());
        id = client.create(PlatformClient.textRequest().put("duration", 1).put("seed", 7));
        VIDU.emulator().clock().advance(Duration.ofMinutes(5));
        link = client.creations(id).at("/creations/0/url").asText();
        whole = client.download(link).body();
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0, 0.01, 0.5, 0.99 })
    void aConnectionIsResetAfterAShareOfTheBody(double share) throws Exception {
        strike(AT_ONCE.resetAfter(share));

        RawGet got = RawGet.of(link);

        int part = (int) Math.round(whole.length * share);
        assertThat(got.reset()).isTrue();
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.header("Content-Length")).isEqualTo(Integer.toString(whole.length));
        assertThat(got.body()).isEqualTo(Arrays.copyOf(whole, part));
        assertThat(rest(part)).isEqualTo(Arrays.copyOfRange(whole, part, whole.length));
    }

    @Test
    void aResetWithinARangeIsAfterAShareOfThatPart() throws Exception {
        strike(AT_ONCE.resetAfter(0.5));

        RawGet got = RawGet.of(link, "Range: bytes=100-299");

        assertThat(got.reset()).isTrue();
        assertThat(got.status()).isEqualTo(206);
        assertThat(got.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
    }

    @Test
    void aShortBodyHasLessThanWasAnnounced() throws Exception {
        strike(AT_ONCE.shortBody(1_000));

        RawGet got = RawGet.of(link);

        assertThat(got.reset()).isFalse();
        assertThat(got.header("Content-Length")).isEqualTo(Integer.toString(whole.length + 1_000));
        assertThat(got.body()).isEqualTo(whole);
    }

    @Test
    void aLongBodyHasMoreThanWasAnnounced() throws Exception {
        strike(AT_ONCE.longBody(1_000));

        RawGet got = RawGet.of(link);

        assertThat(got.header("Content-Length")).isEqualTo(Integer.toString(whole.length));
        assertThat(got.body()).hasSize(whole.length + 1_000).startsWith(whole);
        assertThat(Arrays.copyOfRange(got.body(), whole.length, got.body().length)).containsOnly('x');
    }

    @ParameterizedTest
    @CsvSource({ "0.5, close", "0.5, keep-alive", "1, close", "1, keep-alive" })
    void aBodyInChunksEndsBeforeTheLastOne(double share, String connection) throws Exception {
        strike(AT_ONCE.cutChunks(share));

        RawGet got = RawGet.of(link, "Connection: " + connection);

        assertThat(got.reset()).isFalse();
        assertThat(got.header("Content-Length")).isEmpty();
        assertThat(got.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(got.chunks()).isEqualTo(Arrays.copyOf(whole, (int) Math.round(whole.length * share)));
        assertThat(new String(got.body(), StandardCharsets.ISO_8859_1)).doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void aSlowBodyTakesItsTimeAndHoldsUpNoOther() throws Exception {
        strike(AT_ONCE.slow(whole.length * 2L));
        long begin = System.nanoTime();

        byte[] slow = client.download(link).body();

        assertThat(System.nanoTime() - begin).isBetween(
                TimeUnit.MILLISECONDS.toNanos(400), TimeUnit.SECONDS.toNanos(5));
        assertThat(slow).isEqualTo(whole);
    }

    @Test
    void aFewBytesASecondComeOneByOne() throws Exception {
        strike(AT_ONCE.slow(40));
        long begin = System.nanoTime();

        Reply part = client.download(link, "Range", "bytes=0-9");

        assertThat(System.nanoTime() - begin).isBetween(
                TimeUnit.MILLISECONDS.toNanos(200), TimeUnit.SECONDS.toNanos(5));
        assertThat(part.body()).isEqualTo(Arrays.copyOf(whole, 10));
    }

    @Test
    void aRangeCanBeIgnored() throws Exception {
        strike(AT_ONCE.ignoreRange());

        RawGet got = RawGet.of(link, "Range: bytes=100-", CLOSE);

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.header("Content-Range")).isEmpty();
        assertThat(got.body()).isEqualTo(whole);
        assertThat(client.download(link, "Range", "bytes=100-").status()).isEqualTo(206);
    }

    @Test
    void anotherResultCanLieThere() {
        String etag = client.download(link).header("ETag").orElseThrow();
        strike(Fault.on("GET", "/results/**").replaced("\"another\""));

        Reply other = client.download(link, "Range", "bytes=2000-", "If-Range", etag);
        Reply part = client.download(link, "Range", "bytes=2000-", "If-Range", "\"another\"");
        Reply careless = client.download(link, "Range", "bytes=2000-");

        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("ETag")).contains("\"another\"");
        assertThat(other.body()).hasSameSizeAs(whole).startsWith(Arrays.copyOf(whole, 1024));
        assertThat(other.body()[1024]).isNotEqualTo(whole[1024]);
        for (Reply range : List.of(part, careless)) {
            assertThat(range.status()).isEqualTo(206);
            assertThat(range.header("ETag")).contains("\"another\"");
            assertThat(range.body()).isEqualTo(Arrays.copyOfRange(other.body(), 2000, other.body().length));
        }
    }

    @Test
    void aBodyCanBeCompressedThoughNobodyAskedForIt() throws Exception {
        strike(AT_ONCE.gzip());

        RawGet got = RawGet.of(link, "Accept-Encoding: identity", CLOSE);

        assertThat(got.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(got.header("ETag")).isNotEmpty();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(got.chunks())).readAllBytes()).isEqualTo(whole);
    }

    @Test
    void aCompressedPartIsThatPart() throws Exception {
        strike(AT_ONCE.gzip());

        RawGet got = RawGet.of(link, "Range: bytes=100-299", CLOSE);

        assertThat(got.status()).isEqualTo(206);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(got.chunks())).readAllBytes())
                .isEqualTo(Arrays.copyOfRange(whole, 100, 300));
    }

    @Test
    void aPageCanStandInPlaceOfTheMedia() throws Exception {
        strike(AT_ONCE.replyRaw(200, "text/html", "<html>Log in</html>"));

        RawGet got = RawGet.of(link, CLOSE);

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.header("Content-Type")).isEqualTo("text/html");
        assertThat(got.body()).asString(StandardCharsets.UTF_8).isEqualTo("<html>Log in</html>");
    }

    @Test
    void theContentTypeCanBeWrong() throws Exception {
        strike(AT_ONCE.header("Content-Type", "application/octet-stream"));

        RawGet got = RawGet.of(link, CLOSE);

        assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(got.body()).isEqualTo(whole);
    }

    @Test
    void aHeaderIsPutOnABrokenAnswerToo() throws Exception {
        strike(AT_ONCE.header("ETag", "W/\"weak\"").truncate(100));

        RawGet got = RawGet.of(link);

        assertThat(got.header("ETag")).isEqualTo("W/\"weak\"");
        assertThat(got.body()).hasSize(100);
    }

    @Test
    void theFirstBytesCanBeDamaged() {
        strike(Fault.on("GET", "/results/**").damage(16));

        byte[] damaged = client.download(link).body();

        assertThat(damaged).hasSameSizeAs(whole);
        for (int i = 0; i < 16; i++) {
            assertThat(damaged[i]).isEqualTo((byte) ~whole[i]);
        }
        assertThat(Arrays.copyOfRange(damaged, 16, damaged.length)).isEqualTo(Arrays.copyOfRange(whole, 16, whole.length));
        assertThat(rest(8)).isEqualTo(Arrays.copyOfRange(damaged, 8, damaged.length));
        assertThat(rest(16)).isEqualTo(Arrays.copyOfRange(whole, 16, whole.length));
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 303, 307, 308 })
    void aLinkCanLeadElsewhere(int status) throws Exception {
        strike(AT_ONCE.redirect(status, "https://elsewhere.example.net/a?b=c%20d"));

        RawGet got = RawGet.of(link, CLOSE);

        assertThat(got.status()).isEqualTo(status);
        assertThat(got.header("Location")).isEqualTo("https://elsewhere.example.net/a?b=c%20d");
        assertThat(got.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "403, AccessDenied", "404, NoSuchKey", "500, InternalError", "503, SlowDown" })
    void theStorageCanRefuseForEver(int status, String code) throws Exception {
        strike(Fault.on("GET", "/results/**").refuse(status, code));

        for (int time = 0; time < 3; time++) {
            String fresh = client.creations(id).at("/creations/0/url").asText();
            RawGet got = RawGet.of(fresh, CLOSE);
            assertThat(got.status()).isEqualTo(status);
            assertThat(got.header("Content-Type")).isEqualTo("application/xml");
            assertThat(got.body()).asString(StandardCharsets.UTF_8).contains("<Code>" + code + "</Code>");
        }
    }

    @Test
    void aYoungLinkCanHaveLapsed() throws Exception {
        strike(AT_ONCE.expired());

        RawGet young = RawGet.of(link, CLOSE);
        VIDU.emulator().clock().advance(Duration.ofHours(25));
        RawGet old = RawGet.of(link, CLOSE);

        assertThat(young.status()).isEqualTo(old.status()).isEqualTo(403);
        assertThat(message(young)).isEqualTo(message(old)).contains("Request has expired");
    }

    @Test
    void afterAFaultTheResultIsAsItWas() {
        List<Fault> faults = List.of(
                AT_ONCE.resetAfter(0.5), AT_ONCE.shortBody(1), AT_ONCE.longBody(1), AT_ONCE.cutChunks(0.5),
                AT_ONCE.gzip(), AT_ONCE.damage(1), AT_ONCE.replaced("\"x\""), AT_ONCE.refuse(500, "InternalError"));
        for (Fault fault : faults) {
            strike(fault);
            try {
                RawGet.of(link, CLOSE);
            } catch (Exception e) {
                throw new AssertionError(fault.effect().toString(), e);
            }
            assertThat(client.download(link).body()).as(fault.effect().toString()).isEqualTo(whole);
        }
    }

    @Test
    void aFaultCanBeForOneKindOfFile() {
        strike(Fault.on("GET", "/results/**/cover.jpeg").refuse(404, "NoSuchKey"));

        assertThat(client.download(client.creations(id).at("/creations/0/cover_url").asText()).status()).isEqualTo(404);
        assertThat(client.download(link).status()).isEqualTo(200);
    }

    @Test
    void theHeadAloneIsAnsweredAsEver() throws Exception {
        strike(Fault.on("*", "/results/**").resetAfter(0.5));

        RawGet got = RawGet.answered("HEAD", link, CLOSE);

        assertThat(got.reset()).isFalse();
        assertThat(got.header("Content-Length")).isEqualTo(Integer.toString(whole.length));
        assertThat(got.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(got.body()).isEmpty();
    }

    @Test
    void whatNoFaultCanBeIsRefused() {
        List<Supplier<Fault>> wrong = List.of(
                () -> AT_ONCE.resetAfter(1.1), () -> AT_ONCE.resetAfter(Double.NaN), () -> AT_ONCE.cutChunks(-0.1),
                () -> AT_ONCE.shortBody(0), () -> AT_ONCE.longBody(-1), () -> AT_ONCE.slow(0), () -> AT_ONCE.damage(0),
                () -> AT_ONCE.redirect(304, "https://elsewhere.example.net"));

        assertThat(wrong).allSatisfy(fault -> assertThatIllegalArgumentException().isThrownBy(fault::get)
                .withMessageContaining("this is "));
    }

    private static void strike(Fault fault) {
        VIDU.emulator().faults().add(fault);
    }

    private static String message(RawGet got) {
        return new String(got.body(), StandardCharsets.UTF_8).replaceAll("<RequestId>.*</RequestId>", "");
    }

    private byte[] rest(int from) {
        return client.download(link, "Range", "bytes=" + from + "-").body();
    }
}
