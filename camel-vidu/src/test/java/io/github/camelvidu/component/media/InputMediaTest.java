// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduMediaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputMediaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    /** One, two and three bytes more than a whole number of pieces, and around the size of buffers. */
    @ParameterizedTest
    @ValueSource(ints = { 200, 201, 202, 6143, 6144, 6145, 100_000, 1_000_001 })
    void bytesBecomeADataUriWhoseLengthIsKnownBefore(int length) throws IOException {
        byte[] picture = MediaSamples.png(length);
        InputMedia media = InputMedia.of(picture);

        String text = asJson(media).path("image").asText();

        assertThat(text).isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(picture));
        assertThat(media.inlineLength()).isEqualTo(text.length());
        assertThat(media.length()).isEqualTo(length);
    }

    @Test
    void aFileIsTheSameAsItsBytes() throws Exception {
        byte[] picture = MediaSamples.png(50_000);
        InputMedia file = InputMedia.of(Files.write(folder.resolve("kite.bin"), picture));

        assertThat(asJson(file)).isEqualTo(asJson(InputMedia.of(picture)));
        assertThat(file.sha256()).isEqualTo(InputMedia.of(picture).sha256())
                .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture)));
        assertThat(file.contentType()).isEqualTo("image/png");
        try (InputStream once = file.open(); InputStream again = file.open()) {
            assertThat(once.readAllBytes()).isEqualTo(picture);
            assertThat(again.readAllBytes()).isEqualTo(picture);
        }
    }

    @Test
    void theContentTypeIsThatOfTheContent() throws IOException {
        assertThat(InputMedia.of(MediaSamples.m4a("isom", 3)).contentType()).isEqualTo("audio/mp4");
        assertThat(InputMedia.of(MediaSamples.film("qt  ", 3)).contentType()).isEqualTo("video/quicktime");
    }

    @ParameterizedTest
    @ValueSource(strings = { "data:image/png;base64,", "DATA:IMAGE/PNG;BASE64,", "data:image/jpg;charset=x;base64," })
    void aDataUriIsSentAsItWasGiven(String head) throws IOException {
        byte[] picture = MediaSamples.png(10_000);
        String text = head + Base64.getMimeEncoder(76, new byte[] { '\n' }).encodeToString(picture);

        InputMedia media = InputMedia.ofDataUri(text).orElseThrow();

        assertThat(asJson(media).path("image").asText()).isEqualTo(text);
        assertThat(media.isDataUri()).isTrue();
        assertThat(media.length()).isEqualTo(picture.length);
        assertThat(media.sha256()).isEqualTo(InputMedia.of(picture).sha256());
        assertThat(media.facts()).isEqualTo(InputMedia.of(picture).facts());
        assertThat(media.inlineLength()).isEqualTo(JSON.writeValueAsBytes(text).length - 2);
        try (InputStream in = media.open()) {
            assertThat(in.readAllBytes()).isEqualTo(picture);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://example.com/a.png", "data:image/png,abc", "data:;base64,AAAA", "data:", "kite.png",
            "data:image/png;base64" })
    void anyOtherTextIsNoDataUri(String text) throws IOException {
        assertThat(InputMedia.ofDataUri(text)).isEmpty();
    }

    @Test
    void aDataUriMustHoldWhatItSays() {
        String film = Base64.getEncoder().encodeToString(MediaSamples.film("isom", 2));

        assertThatThrownBy(() -> InputMedia.ofDataUri("data:image/png;base64," + film))
                .isInstanceOf(UnusableMediaException.class).hasMessage("a data URI whose media type does not fit its content");
        assertThatThrownBy(() -> InputMedia.ofDataUri("data:image/png;base64,AAAA")).isInstanceOf(UnusableMediaException.class);
        assertThatThrownBy(() -> InputMedia.ofDataUri("data:image/png;base64,iVBORw0KG")).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderThatBecomesALinkIsNotFollowed() throws IOException {
        byte[] picture = MediaSamples.png();
        Path inside = Files.write(Files.createDirectory(folder.resolve("in")).resolve("kite.png"), picture);
        Path outside = Files.write(Files.createDirectory(folder.resolve("out")).resolve("kite.png"), picture);
        InputMedia media = InputMedia.of(inside);
        Files.setLastModifiedTime(outside, Files.getLastModifiedTime(inside));

        Files.move(inside.getParent(), folder.resolve("moved"));
        Files.createSymbolicLink(inside.getParent(), outside.getParent());

        assertThatThrownBy(media::open).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatChangesIsNotSentAnyMore() throws IOException {
        Path file = Files.write(folder.resolve("kite.png"), MediaSamples.png(5_000));
        InputMedia media = InputMedia.of(file);
        Files.write(file, MediaSamples.png(5_001));

        assertThatThrownBy(media::open).isInstanceOf(UnusableMediaException.class);
        assertThatThrownBy(media::sha256).isInstanceOfSatisfying(ViduMediaException.class,
                failure -> assertThat(failure.getMoney()).isEqualTo(Money.NOT_CHARGED))
                .hasMessageNotContaining("kite");
    }

    @Test
    void aFileThatChangesWhileItIsReadDoesNotPassForWhatItWas() throws IOException {
        Path file = Files.write(folder.resolve("kite.png"), MediaSamples.png(100_000));
        InputMedia media = InputMedia.of(file);
        media.sha256();

        try (InputStream in = media.open()) {
            assertThat(in.readNBytes(50_000)).hasSize(50_000);
            Files.write(file, new byte[10], StandardOpenOption.APPEND);

            assertThatThrownBy(in::readAllBytes).isInstanceOf(UnusableMediaException.class)
                    .hasMessage("a file that has changed while it was read");
        }
    }

    @Test
    void otherBytesOfTheSameLengthAndTimeAreNotUploadedUnderTheFirstOnesName() throws IOException {
        byte[] picture = MediaSamples.png(100_000);
        Path file = Files.write(folder.resolve("kite.png"), picture);
        InputMedia media = InputMedia.of(file);
        FileTime time = Files.getLastModifiedTime(file);
        media.sha256();
        picture[99_999]++;
        Files.setLastModifiedTime(Files.write(file, picture), time);

        assertThatThrownBy(() -> new FileBody(media).writeTo(OutputStream.nullOutputStream()))
                .isInstanceOf(UnusableMediaException.class).hasMessageContaining("has changed");
    }

    /** A picture of 15 MB in base64 is 20 MB; all that is in memory at once are pieces of it. */
    @Test
    void aPictureOfFifteenMegabytesBecomesBase64WhileItIsWritten() throws IOException {
        InputMedia media = InputMedia.of(Files.write(folder.resolve("kite.png"), MediaSamples.png(15_000_000)));
        LargestPiece written = new LargestPiece();

        JSON.writeValue(written, JSON.createObjectNode().putPOJO("image", media));

        assertThat(written.total).isEqualTo("{\"image\":\"\"}".length() + media.inlineLength()).isGreaterThan(20_000_000);
        assertThat(written.largest).as("at once").isLessThan(64 * 1024);
    }

    @Test
    void aLinkThatTakesThePlaceOfAFileIsNotFollowed() throws IOException {
        Path file = Files.write(folder.resolve("kite.png"), MediaSamples.png(5_000));
        InputMedia media = InputMedia.of(file);
        Files.move(file, folder.resolve("other.png"));
        Files.createSymbolicLink(file, folder.resolve("other.png"));

        assertThatThrownBy(media::open).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderAndADeviceAreNoFiles() {
        assertThatThrownBy(() -> InputMedia.of(folder)).isInstanceOf(UnusableMediaException.class);
        assertThatThrownBy(() -> InputMedia.of(Path.of("/dev/zero"))).isInstanceOf(UnusableMediaException.class);
    }

    @Test
    void aLargeFileIsWrittenPieceByPiece() throws IOException {
        Path file = folder.resolve("large.mp4");
        long length = 300L * 1024 * 1024;
        try (SeekableByteChannel large = Files.newByteChannel(
                Files.write(file, MediaSamples.film("isom", 2)), StandardOpenOption.WRITE)) {
            large.position(length - 1).write(ByteBuffer.wrap(new byte[1]));
        }
        InputMedia media = InputMedia.of(file);
        ObjectNode request = JSON.createObjectNode().putPOJO("video", media);
        LargestPiece written = new LargestPiece();

        JSON.writeValue(written, request);

        assertThat(written.total).isEqualTo("{\"video\":\"\"}".length() + media.inlineLength());
        assertThat(written.largest).as("at once").isLessThan(64 * 1024);
    }

    @Test
    void nothingPrivateIsShown() throws IOException {
        InputMedia media = InputMedia.of(Files.write(folder.resolve("secret-name.png"), MediaSamples.png(5_000)));

        assertThat(media).hasToString("InputMedia[image png, 5000 bytes]");
        assertThat(JSON.createObjectNode().putPOJO("image", media).get("image").asText()).isEqualTo(media.toString());
    }

    private static ObjectNode asJson(InputMedia media) throws IOException {
        byte[] json = JSON.writeValueAsBytes(JSON.createObjectNode().putPOJO("image", media));
        assertThat(new String(json, StandardCharsets.UTF_8)).startsWith("{\"image\":\"").endsWith("\"}");
        return (ObjectNode) JSON.readTree(json);
    }

    private static final class LargestPiece extends OutputStream {

        private long total;
        private int largest;

        @Override
        public void write(int one) {
            write(new byte[] { (byte) one }, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            total += length;
            largest = Math.max(largest, length);
        }
    }
}
