// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.media.ImageProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MediaLinksTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z"))));

    private PlatformClient client;
    private EmulatorClock clock;
    private String id;

    @BeforeEach
    void finishATask() {
        client = new PlatformClient(VIDU.emulator());
        clock = VIDU.emulator().clock();
        id = client.create(PlatformClient.textRequest().put("duration", 1).put("seed", 7).put("watermark", true));
        clock.advance(Duration.ofMinutes(5));
    }

    @Test
    void aLinkLooksLikeTheExamplesAndStartsWithTheAddressTheClientUsed() {
        String example = PlatformContract.example("getCreations.success.response").at("/creations/0/url").asText();
        String link = link("url");

        assertThat(link).startsWith(VIDU.emulator().url() + "/results/tasks/26/1116/08/" + id + "/creation-01/video.mp4?");
        assertThat(URI.create(link).getRawQuery().replaceAll("Signature=.*", "").replace("X-Amz-Date=20261116T083515Z", ""))
                .isEqualTo(URI.create(example).getRawQuery().replaceAll("Signature=.*", "")
                        .replace("X-Amz-Date=20261116T083515Z", ""));
    }

    @Test
    void videoCoverAndWatermarkedCopyAreServedWithoutAKey() {
        Reply video = client.download(link("url"));
        Reply cover = client.download(link("cover_url"));
        Reply watermarked = client.download(link("watermarked_url"));

        assertThat(video.status()).isEqualTo(200);
        assertThat(video.header("Content-Type")).contains("video/mp4");
        assertThat(video.header("Content-Length")).contains(Integer.toString(video.body().length));
        assertThat(video.header("ETag").orElseThrow()).matches("\"[0-9a-f]+\"");
        assertThat(cover.header("Content-Type")).contains("image/jpeg");
        assertThat(ImageProbe.probe(cover.body())).hasValueSatisfying(image -> {
            assertThat(image.width()).isEqualTo(960);
            assertThat(image.height()).isEqualTo(540);
        });
        assertThat(watermarked.status()).isEqualTo(200);
        assertThat(watermarked.body()).isNotEqualTo(video.body());
    }

    @Test
    void theSameSeedGivesTheSameBytesAndEntityTag() {
        String twin = client.create(PlatformClient.textRequest().put("duration", 1).put("seed", 7));
        clock.advance(Duration.ofMinutes(5));

        Reply one = client.download(link("url"));
        Reply other = client.download(client.creations(twin).at("/creations/0/url").asText());

        assertThat(other.body()).isEqualTo(one.body());
        assertThat(other.header("ETag")).isEqualTo(one.header("ETag"));
    }

    @Test
    void everyQueryGivesAFreshLinkThatLivesADayAndItsCoverAnHour() {
        String video = link("url");
        String cover = link("cover_url");

        clock.advance(Duration.ofHours(1));
        assertThat(client.download(cover).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertExpired(cover);
        clock.advance(Duration.ofHours(23).minusSeconds(1));
        assertThat(client.download(video).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertExpired(video);

        assertThat(link("url")).isNotEqualTo(video);
        assertThat(client.download(link("url")).status()).isEqualTo(200);
        assertThat(client.download(client.get("/ent/v2/tasks").json().at("/tasks/0/creations/0/url").asText()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
            "X-Amz-Expires=86400, X-Amz-Expires=86401", "20261116, 20261117", "video.mp4, watermarked.mp4",
            "SignedHeaders=host, SignedHeaders=Host", "creation-01, creation-02", "&X-Amz-Signature=, &x=1&X-Amz-Signature=" })
    void aLinkThatWasChangedAnywhereIsForbidden(String from, String to) {
        Reply reply = client.download(link("url").replace(from, to));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Content-Type")).contains("application/xml");
        assertThat(reply.text()).contains("<Code>SignatureDoesNotMatch</Code>");
    }

    @Test
    void aLinkWithoutItsQueryIsForbidden() {
        assertThat(client.download(link("url").split("\\?")[0]).text()).contains("<Code>AccessDenied</Code>");
    }

    @Test
    void theKeyMustNotBeSentAlong() {
        Reply reply = client.download(link("url"), "Authorization", "Token vda_demo");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("<Code>InvalidArgument</Code>");
    }

    @ParameterizedTest
    @CsvSource({ "bytes=0-99, 0, 100", "bytes=100-, 100, -1", "bytes=-50, -50, -1", "bytes=10-999999999, 10, -1" })
    void aRangeGivesThatPart(String range, int from, int length) {
        byte[] whole = client.download(link("url")).body();
        int first = from < 0 ? whole.length + from : from;
        int end = length < 0 ? whole.length : first + length;

        Reply part = client.download(link("url"), "Range", range);

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, first, end));
        assertThat(part.header("Content-Range")).contains("bytes " + first + "-" + (end - 1) + "/" + whole.length);
    }

    @Test
    void aRangeOfAnotherVersionGivesTheWhole() {
        Reply whole = client.download(link("url"));

        Reply changed = client.download(link("url"), "Range", "bytes=5-", "If-Range", "\"other\"");
        Reply same = client.download(link("url"), "Range", "bytes=5-", "If-Range", whole.header("ETag").orElseThrow());

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(whole.body());
        assertThat(same.status()).isEqualTo(206);
    }

    @Test
    void aRangeBehindTheEndCannotBeSatisfied() {
        int size = client.download(link("url")).body().length;

        Reply reply = client.download(link("url"), "Range", "bytes=" + size + "-");

        assertThat(reply.status()).isEqualTo(416);
        assertThat(reply.header("Content-Range")).contains("bytes */" + size);
    }

    @ParameterizedTest
    @ValueSource(strings = { "lines=1-2", "bytes=5-2", "bytes=-", "bytes=1-2,4-5", "bytes" })
    void aRangeThatIsNoneIsIgnored(String range) {
        assertThat(client.download(link("url"), "Range", range).status()).isEqualTo(200);
    }

    @Test
    void headTellsTheLengthWithoutTheContent() {
        Reply reply = client.send(
                HttpRequest.newBuilder(URI.create(link("url"))).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Long.parseLong(reply.header("Content-Length").orElseThrow())).isPositive();
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void aVideoFromAnInlinePictureHasItsRatio() {
        ObjectNode request = (ObjectNode) PlatformContract.example("img2video.base64.request");
        String made = client.post("/ent/v2/img2video", request).json().path("task_id").asText();
        clock.advance(Duration.ofMinutes(1));

        JsonNode size = client.get("/ent/v2/tasks?task_ids=" + made).json().at("/tasks/0/creations/0/video/resolution");

        assertThat(size.path("width").asInt()).isEqualTo(360);
        assertThat(size.path("height").asInt()).isEqualTo(360);
    }

    private String link(String member) {
        return client.creations(id).at("/creations/0").path(member).asText();
    }

    private void assertExpired(String link) {
        Reply reply = client.download(link);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).contains("Request has expired");
    }
}
