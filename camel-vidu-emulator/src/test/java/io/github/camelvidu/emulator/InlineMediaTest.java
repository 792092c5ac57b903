// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures, clips and sounds in all kinds of places of a request (Vidu reference, section 5). */
class InlineMediaTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension();

    @ParameterizedTest
    @CsvSource({
            "1000, 1000, 894, 895, true", "1000, 1000, 1118, 1118, true", "1000, 1000, 1119, 1119, false",
            "1118, 1118, 1000, 1000, true", "1119, 1119, 1000, 1000, false", "800, 1000, 1000, 1000, true" })
    void firstAndLastPictureAreAboutAsLarge(int width, int height, int lastWidth, int lastHeight, boolean accepted)
            throws IOException {
        PlatformClient.Reply reply = post("start-end2video", "{'model':'viduq2-turbo','images':['" + png(width, height) + "','"
                                                             + png(lastWidth, lastHeight) + "']}");

        if (accepted) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        } else {
            assertRefused("PageSizeOutOfRange", reply);
        }
    }

    @Test
    void aPictureThatIsLinkedIsComparedWithNone() throws IOException {
        assertThat(post("start-end2video", "{'model':'viduq2-turbo','images':['" + png(100, 100)
                                           + "','https://media.example.com/in/large.png']}")
                .status()).isEqualTo(200);
    }

    @Test
    void thePicturesOfASubjectAreLookedAt() throws IOException {
        String request = "{'model':'viduq3','prompt':'p','subjects':[{'name':'a'},{'name':'b','images':['";

        assertRefused("PageSizeOutOfRange", post("reference2video", request + png(127, 128) + "']}]}"));
        assertRefused("ImageDownloadFailure", post("reference2video", request + "b.png']}]}"));
        assertThat(post("reference2video", request + png(128, 128) + "']}]}").status()).isEqualTo(200);
    }

    @Test
    void inlineContentIsNotRepeatedFromItemsOfListsEither() throws IOException {
        JsonNode answer = post("multiframe", "{'model':'viduq2-pro','start_image':'" + png(64, 64) + "','image_settings':["
                                             + "{'key_image':'https://a.example/1'},{'key_image':'" + png(64, 64) + "'}]}")
                .json();

        assertThat(answer.path("start_image").asText()).matches("ssupload:\\?id=\\d+");
        assertThat(answer.at("/image_settings/0/key_image").asText()).isEqualTo("https://a.example/1");
        assertThat(answer.at("/image_settings/1/key_image").asText()).matches("ssupload:\\?id=\\d+")
                .isNotEqualTo(answer.path("start_image").asText());
    }

    @ParameterizedTest
    @CsvSource({ "1, 200", "10, 200", "0.5, 400" })
    void aSoundIsMeasured(double seconds, int status) throws Exception {
        PlatformClient.Reply reply
                = post("lip-sync", "{'video_url':'https://a.example/v','audio_url':'" + wav(seconds) + "'}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    }

    @Test
    void aSoundIsNoPictureAndAPictureNoSound() throws Exception {
        assertRefused("ImageFormatInvalid",
                post("lip-sync", "{'video_url':'https://a.example/v','audio_url':'" + png(64, 64) + "'}"));
        assertRefused("ImageFormatInvalid", post("lip-sync", "{'video_url':'https://a.example/v','audio_url':'"
                                                             + png(64, 64).replace("image/png", "audio/wav") + "'}"));
        assertRefused("ImageFormatInvalid", post("lip-sync", "{'video_url':'https://a.example/v','audio_url':'"
                                                             + wav(2).replace("audio/wav", "image/png") + "'}"));
        assertRefused("ImageFormatInvalid",
                post("reference2video", "{'model':'viduq4-preview','prompt':'p','images':['https://a.example/i'],'sounds':['"
                                        + wav(5) + "']}"));
    }

    @ParameterizedTest
    @CsvSource({ "1.9, 400", "2, 200", "30, 200", "31, 400" })
    void aClipIsMeasured(double seconds, int status) {
        PlatformClient.Reply reply
                = post("image2dance", "{'image_url':'https://a.example/i','video_url':'" + mp4(seconds) + "'}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        if (status == 200) {
            assertThat(reply.json().path("credits").asDouble()).isEqualTo(10 * seconds);
        }
    }

    @Test
    void bareBase64IsNoReference() throws IOException {
        String base64 = png(64, 64).substring("data:image/png;base64,".length());

        assertRefused("ImageDownloadFailure", post("img2video", "{'model':'viduq2-pro','images':['" + base64 + "']}"));
    }

    @Test
    void whatWasNeverUploadedCannotBeFetched() {
        for (String id : new String[] { "7", "9223372036854775807", "99999999999999999999" }) {
            assertRefused("ImageDownloadFailure",
                    post("img2video", "{'model':'viduq2-pro','images':['ssupload:?id=" + id + "']}"));
        }
    }

    @Test
    void aFileWithoutEffectIsNotLookedAt() {
        assertThat(post("reference2video", "{'model':'viduq2-pro','prompt':'p','images':['https://a.example/i'],'videos':[]}")
                .status()).isEqualTo(200);
        PlatformClient.Reply reply = post("upscale-new", "{'video_creation_id':'7','video_url':'no link'}");
        assertThat(reply.reason()).isEqualTo("CreationNotFound");
    }

    private static PlatformClient.Reply post(String operation, String body) {
        try {
            return new PlatformClient(VIDU.emulator())
                    .post("/ent/v2/" + operation, PlatformClient.JSON.readTree(body.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void assertRefused(String reason, PlatformClient.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.reason()).isEqualTo(reason);
        PlatformContract.assertMatchesSchema("Error", reply.json());
    }

    private static String png(int width, int height) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", content);
        return dataUri("image/png", content.toByteArray());
    }

    private static String wav(double seconds) throws IOException {
        int frames = (int) (8000 * seconds);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(new byte[frames * 2]), format, frames),
                AudioFileFormat.Type.WAVE, content);
        return dataUri("audio/wav", content.toByteArray());
    }

    /** A film without pictures: its brand and its length. */
    private static String mp4(double seconds) {
        ByteBuffer header = ByteBuffer.allocate(100).putInt(12, 1000).putInt(16, (int) (seconds * 1000));
        byte[] brand = "isom\0\0\2\0isomiso2mp41".getBytes(StandardCharsets.US_ASCII);
        return dataUri("video/mp4", join(box("ftyp", brand), box("moov", join(box("mvhd", header.array()), track()))));
    }

    private static byte[] track() {
        byte[] handler = "\0\0\0\0\0\0\0\0vide\0\0\0\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = ByteBuffer.allocate(84).putInt(40, 0x10000).putInt(56, 0x10000).putInt(72, 0x40000000)
                .putInt(76, 640 << 16).putInt(80, 360 << 16);
        return box("trak", join(box("tkhd", header.array()), box("mdia", box("hdlr", handler))));
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length).putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII)).put(content).array();
    }

    private static byte[] join(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    private static String dataUri(String type, byte[] content) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content);
    }
}
