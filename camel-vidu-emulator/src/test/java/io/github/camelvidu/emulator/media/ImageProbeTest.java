// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ImageProbeTest {

    /** Written by the WebP encoder of Chromium. */
    private static final byte[] LOSSY_WEBP = Base64.getMimeDecoder().decode("""
            UklGRmwAAABXRUJQVlA4IGAAAAAQBACdASohABIAPtFkqE8oJaOiKrgIAQAaCWMAwCgLNmbcgxxeT1ZWMAD5eQVsX0XxhFsQ
            9hcDxQldN3JbUzJ32xhHRVpNIvMTHoom+mp585YIsIfnfMNkYk/BR6AAAAA=""");
    private static final byte[] LOSSLESS_WEBP = Base64.getDecoder().decode(
            "UklGRjYAAABXRUJQVlA4TCoAAAAvIYAEAA9wot2LdN8sc/4DD4raSIF2wb9HnNzwQkBE/+fB3V0J2Bv9uCg=");
    private static final byte[] EXTENDED_WEBP = Base64.getMimeDecoder().decode("""
            UklGRrIAAABXRUJQVlA4WAoAAAAQAAAAIgAAEwAAQUxQSBwAAAABDzCAERFCUds2kJmNP6n7OwAR/Z8AkFXxCwAXVlA4IHAA
            AACQAwCdASojABQAPu1qrVEppaQipWzJMB2JZADMVUAAaah07tNAAP7oOKA4gpMn/wQX9Dn8uV24V83Z2/N566fmwvv/8DwM
            bfj7//Bv/1DXDTcSCPBGsFTsQfb39HJin6x4d/RyYgNBH2b7uvYkT4AA""");

    static Stream<Arguments> images() throws IOException {
        return Stream.of(
                arguments("PNG", encoded("png", false), new ImageInfo("png", 317, 203)),
                arguments("JPEG", encoded("jpeg", false), new ImageInfo("jpeg", 317, 203)),
                arguments("progressive JPEG", encoded("jpeg", true), new ImageInfo("jpeg", 317, 203)),
                arguments("JPEG of a camera", withLargeMetadata(encoded("jpeg", false)), new ImageInfo("jpeg", 317, 203)),
                arguments("BMP", encoded("bmp", false), new ImageInfo("bmp", 317, 203)),
                arguments("BMP, top line first", topLineFirst(encoded("bmp", false)), new ImageInfo("bmp", 317, 203)),
                arguments("GIF", encoded("gif", false), new ImageInfo("gif", 317, 203)),
                arguments("lossy WebP", LOSSY_WEBP, new ImageInfo("webp", 33, 18)),
                arguments("lossless WebP", LOSSLESS_WEBP, new ImageInfo("webp", 34, 19)),
                arguments("extended WebP", EXTENDED_WEBP, new ImageInfo("webp", 35, 20)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void readsFormatAndSize(String what, byte[] content, ImageInfo expected) {
        assertThat(ImageProbe.probe(content)).contains(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void aCutOffImageIsEitherKnownOrUnknownButNeverAnError(String what, byte[] content, ImageInfo expected) {
        for (int length = 0; length < content.length; length += 1 + length / 200) {
            assertThat(ImageProbe.probe(Arrays.copyOf(content, length))).satisfiesAnyOf(
                    found -> assertThat(found).isEmpty(),
                    found -> assertThat(found).contains(expected));
        }
        assertThat(ImageProbe.probe(Arrays.copyOf(content, 9))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void aDamagedHeaderIsNeverAnError(String what, byte[] content, ImageInfo expected) {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = content.clone();
            for (int i = 0; i < 4; i++) {
                damaged[2 + random.nextInt(Math.min(60, damaged.length) - 2)] = (byte) random.nextInt(256);
            }
            ImageProbe.probe(damaged).ifPresent(found -> {
                assertThat(found.width()).isPositive();
                assertThat(found.height()).isPositive();
            });
        }
    }

    @Test
    void anImageWithoutPixelsIsNone() throws IOException {
        byte[] png = encoded("png", false);
        ByteBuffer.wrap(png).putInt(16, 0);

        assertThat(ImageProbe.probe(png)).isEmpty();
    }

    @Test
    void otherContentIsNoImage() {
        assertThat(ImageProbe.probe("GIF, the name of a format".getBytes())).isEmpty();
        assertThat(ImageProbe.probe("BM, how a picture of that kind begins".getBytes())).isEmpty();
        assertThat(ImageProbe.probe("RIFF    WAVEfmt and so on".getBytes())).isEmpty();
        assertThat(ImageProbe.probe(new byte[100])).isEmpty();
    }

    private static byte[] topLineFirst(byte[] bmp) {
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -203);
        return bmp;
    }

    private static byte[] encoded(String format, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam options = writer.getDefaultWriteParam();
            if (progressive) {
                options.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            BufferedImage image = new BufferedImage(317, 203, BufferedImage.TYPE_INT_RGB);
            writer.write(null, new IIOImage(image, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * An application segment of the largest size, as cameras write them, that contains what looks like a frame header.
     */
    private static byte[] withLargeMetadata(byte[] jpeg) {
        ByteBuffer larger = ByteBuffer.allocate(jpeg.length + 2 + 0xFFFF);
        larger.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) 0xFFFF).putLong(0xFFC0001108000100L);
        return larger.position(2 + 2 + 0xFFFF).put(jpeg, 2, jpeg.length - 2).array();
    }
}
