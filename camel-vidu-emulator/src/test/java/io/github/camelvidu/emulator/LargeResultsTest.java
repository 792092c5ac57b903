// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Results that are as long as a test wants them, and lie nowhere. */
class LargeResultsTest {

    private static final long GIB = 1L << 30;

    @TempDir
    static Path directory;

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().processingTime(Duration.ZERO).queueStep(Duration.ZERO)
                    .videoBytes(task -> task.prompt().equals("Large.") ? 64 * GIB : 0));

    private PlatformClient client;
    private JsonNode large;

    @BeforeEach
    void finishATask() {
        client = new PlatformClient(VIDU.emulator());
        large = created("Large.");
    }

    @Test
    void theHeadTellsTheLength() throws Exception {
        RawGet got = RawGet.answered("HEAD", large.path("url").asText(), "Connection: close");

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.header("Content-Length")).isEqualTo(Long.toString(64 * GIB));
        assertThat(got.header("Content-Type")).isEqualTo("video/mp4");
        assertThat(got.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(got.header("ETag")).matches("\"[0-9a-f]+\"");
    }

    @Test
    void theWholeBeginsLikeAVideo() throws Exception {
        URLConnection connection = URI.create(large.path("url").asText()).toURL().openConnection();

        assertThat(connection.getContentLengthLong()).isEqualTo(64 * GIB);
        InputStream in = connection.getInputStream();
        assertThat(in.readNBytes(12)).asString().endsWith("ftypisom");
        in.skipNBytes(50_000_000);
        in.close();
    }

    @Test
    void aPartCanLieFarBehind() {
        String link = large.path("url").asText();
        String etag = client.download(link, "Range", "bytes=0-0").header("ETag").orElseThrow();

        Reply end = client.download(link, "Range", "bytes=" + (64 * GIB - 1000) + "-", "If-Range", etag);
        Reply last = client.download(link, "Range", "bytes=-10");
        Reply behind = client.download(link, "Range", "bytes=" + 64 * GIB + "-");

        assertThat(end.status()).isEqualTo(206);
        assertThat(end.header("Content-Range"))
                .contains("bytes " + (64 * GIB - 1000) + "-" + (64 * GIB - 1) + "/" + 64 * GIB);
        assertThat(end.body()).hasSize(1000).endsWith(last.body());
        assertThat(behind.status()).isEqualTo(416);
    }

    @Test
    void theWatermarkedCopyIsAnotherAndTheCoverIsAPicture() {
        Reply clean = client.download(large.path("url").asText(), "Range", "bytes=1000-1999");
        Reply watermarked = client.download(large.path("watermarked_url").asText(), "Range", "bytes=1000-1999");
        Reply cover = client.download(large.path("cover_url").asText());

        assertThat(watermarked.status()).isEqualTo(206);
        assertThat(watermarked.body()).isNotEqualTo(clean.body());
        assertThat(watermarked.header("ETag")).isNotEqualTo(clean.header("ETag"));
        assertThat(cover.header("Content-Type")).contains("image/jpeg");
    }

    @Test
    void othersAreDrawnAsEver() {
        Reply drawn = client.download(created("Small.").path("url").asText());

        assertThat(drawn.body()).hasSizeLessThan(10_000_000);
        assertThat(drawn.body()).asString().contains("moov");
    }

    @Test
    void theSameTaskHasTheSameVideoAfterARestart() throws Exception {
        String id;
        String etag;
        ViduEmulatorBuilder kept = ViduEmulator.builder().dataDir(directory).processingTime(Duration.ZERO)
                .queueStep(Duration.ZERO).videoBytes(GIB);
        try (ViduEmulator before = kept.start()) {
            client = new PlatformClient(before);
            JsonNode creation = created("Anything.");
            id = before.tasks().get(0).id() + "";
            etag = client.download(creation.path("url").asText(), "Range", "bytes=-1").header("ETag").orElseThrow();
        }
        try (ViduEmulator after = kept.start()) {
            client = new PlatformClient(after);
            String link = client.creations(id).at("/creations/0/url").asText();
            assertThat(client.download(link, "Range", "bytes=-1").header("ETag")).contains(etag);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.mapToLong(file -> file.toFile().length())).allMatch(length -> length < 50_000_000);
        }
    }

    @Test
    void aVideoThatIsTooShortForItsHeadIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ViduEmulator.builder().videoBytes(48))
                .withMessage("videoBytes must be 0 or at least 49, but is 48");
    }

    private JsonNode created(String prompt) {
        String id = client.create(
                PlatformClient.textRequest().put("prompt", prompt).put("duration", 1).put("watermark", true));
        Awaitility.await().until(() -> client.state(id).equals("success"));
        return client.creations(id).at("/creations/0");
    }
}
