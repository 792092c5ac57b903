// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.media.MediaProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What tasks make: files of the right type, size and length. */
class ResultsTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z")))
                    .linkedMediaSeconds(7.5).account("team-b", 1000, "vda_b"));
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String LINK = "https://media.example.com/in/file";

    private PlatformClient client;

    @BeforeEach
    void connect() {
        client = new PlatformClient(VIDU.emulator());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            reference2video | {model: viduq2-pro, images: [link], prompt: p, duration: 0, resolution: 540p} | 960 | 540 | 5
            reference2video | {model: viduq2, subjects: [{name: a, images: [link]}], prompt: p, duration: 2, resolution: 540p,\
             aspect_ratio: 2:1} | 960 | 480 | 2
            start-end2video | {model: viduq2-turbo, images: [640x640, 640x640], duration: 3, resolution: 540p} | 540 | 540 | 3
            multiframe | {model: viduq2-turbo, start_image: 300x600, resolution: 540p,\
             image_settings: [{key_image: link, duration: 2}, {key_image: link}]} | 480 | 960 | 7
            template | {template: hugging, images: [link], aspect_ratio: 9:16} | 360 | 640 | 4
            template-story | {story: one_shot, images: [link]} | 1280 | 720 | 10
            lip-sync | {video_url: link, audio_url: link} | 1280 | 720 | 8
            lip-sync | {video_url: link, audio_url: 3.2 s} | 1280 | 720 | 4
            lip-sync | {video_url: link, text: Fifteen letters<#2.5#>, speed: 0.5} | 1280 | 720 | 5
            digital-human | {model: viduq2-turbo, image: 400x400, text: Good evening., resolution: 540p} | 540 | 540 | 1
            image2dance | {image_url: 301x499, video_url: link} | 302 | 500 | 8
            replace | {video_url: link, object: hat, image: link} | 1280 | 720 | 8
            upscale-new | {video_url: link, upscale_resolution: 1080p} | 1920 | 1080 | 8
            trending-replicate | {video_url: link, images: [link], aspect_ratio: 1:1, resolution: 540p} | 540 | 540 | 8""")
    void videosHaveTheSizeAndLengthThatWasAskedFor(String path, String request, int width, int height, int seconds) {
        String id = create("/ent/v2/" + path, request);

        MediaInfo video = MediaProbe.probe(results(id).get(0)).orElseThrow();

        assertThat(video).isEqualTo(new MediaInfo("video", "mp4", width, height, seconds));
        JsonNode listed = client.get("/ent/v2/tasks?task_ids=" + id).json().at("/tasks/0");
        assertThat(listed.path("duration").asInt()).isEqualTo(seconds);
        assertThat(listed.at("/creations/0/video/duration").asDouble()).isEqualTo(seconds);
        assertThat(listed.at("/creations/0/video/resolution/width").asInt()).isEqualTo(width);
        assertThat(listed.at("/creations/0/video/resolution/height").asInt()).isEqualTo(height);
        assertThat(client.creations(id).at("/creations/0/url").asText()).contains("/creation-01/video.mp4?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {model: viduq2, prompt: p, aspect_ratio: 21:9, resolution: 1080p} | 1920 | 822
            {model: viduq2, prompt: p, images: [link, 300x400], aspect_ratio: auto} | 1080 | 1440
            {model: viduq2, prompt: p, images: [link], aspect_ratio: auto, resolution: 2K} | 2560 | 1440""")
    void picturesArePng(String request, int width, int height) throws IOException {
        String id = create("/ent/v2/reference2image", request);

        byte[] content = results(id).get(0);

        assertThat(MediaProbe.probe(content)).contains(new MediaInfo("image", "png", width, height, 0));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(width, height);
        JsonNode creation = client.creations(id).at("/creations/0");
        assertThat(creation.path("url").asText()).contains("/creation-01/image.png?");
        assertThat(creation.has("cover_url")).isFalse();
        assertThat(client.get("/ent/v2/tasks?task_ids=" + id).json().at("/tasks/0/creations/0").has("video")).isFalse();
    }

    @Test
    void productPicturesAreAsManyAsAskedForAndDiffer() {
        String id = create("/ent/v2/ecommerce-img", "{image: 600x700, count: 3, background: clear_blue}");

        List<byte[]> pictures = results(id);

        assertThat(pictures).hasSize(3);
        assertThat(pictures).allSatisfy(picture -> assertThat(MediaProbe.probe(picture))
                .contains(new MediaInfo("image", "png", 600, 700, 0)));
        assertThat(pictures.get(0)).isNotEqualTo(pictures.get(1));
        assertThat(pictures.get(1)).isNotEqualTo(pictures.get(2));
        assertThat(client.creations(id).at("/creations/2/url").asText()).contains("/creation-03/image.png?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            text2audio | {model: audio1.0, prompt: Rain, duration: 2.5} | 2.5
            text2audio | {model: audio1.0, prompt: Rain} | 10
            timing2audio | {model: audio1.0, timing_prompts: [{from: 0, to: 1, prompt: a}], duration: 3} | 3""")
    void soundsAreWavOfExactlyThatLength(String path, String request, double seconds) {
        String id = create("/ent/v2/" + path, request);

        assertThat(secondsOfWav(results(id).get(0))).isEqualTo(seconds);
        JsonNode creation = client.creations(id).at("/creations/0");
        assertThat(creation.path("url").asText()).contains("/creation-01/audio.wav?");
        assertThat(creation.has("cover_url")).isFalse();
    }

    @Test
    void anExtendedVideoIsAsLongAsBothParts() {
        String source = creationOf(client.create(PlatformClient.textRequest().put("duration", 3).put("aspect_ratio", "1:1")));

        String id = create("/ent/v2/extend",
                "{model: viduq2-turbo, duration: 4, resolution: 720p, video_creation_id: '" + source + "'}");

        assertThat(MediaProbe.probe(results(id).get(0))).contains(new MediaInfo("video", "mp4", 720, 720, 7));
    }

    @Test
    void upscalingBeyondTheSourceSucceedsAndIsPaidByItsLength() {
        String source = creationOf(client.create(PlatformClient.textRequest().put("duration", 3)));

        String id = create("/ent/v2/upscale-new",
                "{video_url: link, upscale_resolution: 1080p, video_creation_id: '" + source + "'}");

        assertThat(client.creations(id).path("credits").asLong()).isEqualTo(30);
        assertThat(MediaProbe.probe(results(id).get(0))).contains(new MediaInfo("video", "mp4", 1920, 1080, 3));
    }

    @Test
    void upscalingToNoMoreThanTheSourceFailsFreeOfCharge() {
        String source = creationOf(client.create(PlatformClient.textRequest().put("duration", 1).put("resolution", "1080p")));
        long balance = VIDU.emulator().account().balance();

        String id = create("/ent/v2/upscale-new", "{video_creation_id: '" + source + "'}");

        assertThat(client.state(id)).isEqualTo("failed");
        assertThat(client.creations(id).path("err_code").asText()).isEqualTo("VideoFormatInvalid");
        assertThat(VIDU.emulator().account().balance()).isEqualTo(balance);
    }

    @ParameterizedTest
    @CsvSource({ "1", "99999999999999999999", "abc" })
    void aResultThatDoesNotExistIsNotFound(String creation) {
        PlatformClient.Reply reply = client.post("/ent/v2/upscale-new",
                PlatformClient.JSON.createObjectNode().put("video_creation_id", creation));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.reason()).isEqualTo("CreationNotFound");
    }

    @Test
    void resultsOfOtherAccountsAndPicturesCannotBeWorkedOn() {
        String video = creationOf(client.create());
        String picture = creationOf(create("/ent/v2/reference2image", "{model: viduq2, prompt: p}"));
        PlatformClient stranger = new PlatformClient(VIDU.emulator(), "Token vda_b");
        ObjectNode request = PlatformClient.JSON.createObjectNode().put("model", "viduq2-pro");

        assertThat(stranger.post("/ent/v2/extend", request.put("video_creation_id", video)).reason())
                .isEqualTo("CreationNotFound");
        assertThat(client.post("/ent/v2/extend", request.put("video_creation_id", picture)).reason())
                .isEqualTo("CreationNotFound");
        assertThat(client.post("/ent/v2/extend", request.put("video_creation_id", video)).status()).isEqualTo(200);
    }

    @Test
    void progressIsToldWhereThePlatformTellsIt() {
        PlatformClient.Reply created = client.post("/ent/v2/trending-replicate", request("{video_url: link, images: [link]}"));
        String id = created.json().path("task_id").asText();
        assertThat(client.creations(id).path("progress").asInt()).isZero();

        VIDU.emulator().clock().advance(Duration.ofMillis(20));
        VIDU.emulator().clock().advance(Duration.ofSeconds(1));
        assertThat(client.state(id)).isEqualTo("processing");
        assertThat(client.creations(id).path("progress").asInt()).isEqualTo(25);

        VIDU.emulator().clock().advance(Duration.ofMinutes(1));
        assertThat(client.creations(id).path("progress").asInt()).isEqualTo(100);
        assertThat(client.creations(client.create()).has("progress")).isFalse();
    }

    @Test
    void linksNeedALength() {
        assertThatIllegalArgumentException().isThrownBy(() -> ViduEmulator.builder().linkedMediaSeconds(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ViduEmulator.builder().linkedMediaSeconds(Double.NaN));
    }

    /** Creates a task and lets it end. */
    private String create(String path, String request) {
        PlatformClient.Reply reply = client.post(path, request(request));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        VIDU.emulator().clock().advance(Duration.ofMinutes(5));
        return reply.json().path("task_id").asText();
    }

    private String creationOf(String task) {
        VIDU.emulator().clock().advance(Duration.ofMinutes(5));
        return client.creations(task).at("/creations/0/id").asText();
    }

    private List<byte[]> results(String id) {
        List<byte[]> results = new ArrayList<>();
        client.creations(id).path("creations").forEach(creation -> {
            PlatformClient.Reply file = client.download(creation.path("url").asText());
            assertThat(file.status()).isEqualTo(200);
            results.add(file.body());
        });
        assertThat(results).isNotEmpty();
        return results;
    }

    /** Puts a link for {@code link}, an inline picture for {@code 640x480} and an inline sound for {@code 3.2 s}. */
    private static JsonNode request(String text) {
        try {
            return filledIn(YAML.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode filledIn(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(filledIn(member.getValue())));
        } else if (json instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, filledIn(list.get(i)));
            }
        } else if (json.isTextual()) {
            return PlatformClient.JSON.getNodeFactory().textNode(reference(json.textValue()));
        }
        return json;
    }

    private static String reference(String text) {
        if (text.equals("link")) {
            return LINK;
        } else if (text.matches("\\d+x\\d+")) {
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(
                    png(Integer.parseInt(text.split("x")[0]), Integer.parseInt(text.split("x")[1])));
        } else if (text.endsWith(" s")) {
            return "data:audio/wav;base64,"
                   + Base64.getEncoder().encodeToString(wav(Double.parseDouble(text.replace(" s", ""))));
        }
        return text;
    }

    private static byte[] png(int width, int height) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] wav(double seconds) {
        int frames = (int) (seconds * 8000);
        AudioFormat format = new AudioFormat(8000, 8, 1, false, false);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream();
             AudioInputStream silence = new AudioInputStream(new ByteArrayInputStream(new byte[frames]), format, frames)) {
            AudioSystem.write(silence, AudioFileFormat.Type.WAVE, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double secondsOfWav(byte[] content) {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(content))) {
            return sound.getFrameLength() / (double) sound.getFormat().getFrameRate();
        } catch (IOException | UnsupportedAudioFileException e) {
            throw new AssertionError(e);
        }
    }
}
