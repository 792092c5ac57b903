// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PictureEncoderTest {

    private final Random random = new Random(11);

    @ParameterizedTest
    @CsvSource({ "64, 48", "70, 50", "16, 16", "1028, 548" })
    void aDecoderSeesWhatWasDrawnThroughManyChanges(int width, int height) {
        PictureEncoder encoder = new PictureEncoder(width, height);
        H264Decoder decoder = decoder(encoder);
        int[] rgb = new int[width * height];
        for (int i = 0; i < 20; i++) {
            drawBox(rgb, width, height);

            Picture decoded = decode(decoder, encoder.encode(rgb), width, height);

            assertThat(farthest(decoded, rgb, width, height)).as("picture %d", i).isLessThan(10);
        }
    }

    @Test
    void noiseInEveryPixelIsCodedToo() {
        int side = 128;
        PictureEncoder encoder = new PictureEncoder(side, side);
        H264Decoder decoder = decoder(encoder);
        for (int i = 0; i < 3; i++) {
            int[] rgb = random.ints(side * side, 0, 2).map(bit -> bit * 0xFFFFFF).toArray();

            Picture decoded = decode(decoder, encoder.encode(rgb), side, side);

            assertThat(farthest(decoded, rgb, side, side)).isLessThan(16);
        }
    }

    @Test
    void whatDoesNotChangeCostsNothing() {
        int[] rgb = random.ints(320 * 240, 0, 0x1000000).toArray();
        PictureEncoder encoder = new PictureEncoder(320, 240);

        int whole = encoder.encode(rgb).length;
        int same = encoder.encode(rgb).length;
        rgb[320 * 100 + 100] ^= 0xFFFFFF;
        int oneMacroblock = encoder.encode(rgb).length;

        assertThat(same).isLessThan(12);
        assertThat(oneMacroblock).isGreaterThan(same).isLessThan(whole / 200);
    }

    @Test
    void aPictureOfTheLargestSizeCanStandStill() {
        PictureEncoder encoder = new PictureEncoder(4096, 4096);
        H264Decoder decoder = decoder(encoder);
        int[] rgb = new int[4096 * 4096];
        Arrays.fill(rgb, 0x808080);

        decode(decoder, encoder.encode(rgb), 4096, 4096);
        Picture second = decode(decoder, encoder.encode(rgb), 4096, 4096);

        assertThat(farthest(second, rgb, 4096, 4096)).isLessThan(3);
    }

    private void drawBox(int[] rgb, int width, int height) {
        int fromX = random.nextInt(width);
        int colour = random.nextInt(0x1000000);
        int toX = Math.min(width, fromX + 1 + random.nextInt(60));
        int toY = Math.min(height, random.nextInt(height) + 40);
        for (int y = Math.max(0, toY - 40); y < toY; y++) {
            Arrays.fill(rgb, y * width + fromX, y * width + toX, colour);
        }
    }

    private static H264Decoder decoder(PictureEncoder encoder) {
        H264Decoder decoder = new H264Decoder();
        decoder.addSps(List.of(withoutType(encoder.sequenceParameters())));
        decoder.addPps(List.of(withoutType(encoder.pictureParameters())));
        return decoder;
    }

    private static ByteBuffer withoutType(byte[] unit) {
        return ByteBuffer.wrap(unit, 1, unit.length - 1).slice();
    }

    private static Picture decode(H264Decoder decoder, byte[] unit, int width, int height) {
        byte[][] planes = Picture.create((width + 15) / 16 * 16, (height + 15) / 16 * 16, ColorSpace.YUV420J).getData();
        return decoder.decodeFrameFromNals(List.of(ByteBuffer.wrap(unit)), planes);
    }

    /** The largest difference in brightness of any pixel. */
    private static int farthest(Picture decoded, int[] rgb, int width, int height) {
        assertThat(decoded.getCroppedWidth()).isEqualTo(width);
        assertThat(decoded.getCroppedHeight()).isEqualTo(height);
        int farthest = 0;
        for (int i = 0; i < rgb.length; i++) {
            int red = rgb[i] >> 16 & 0xFF;
            int green = rgb[i] >> 8 & 0xFF;
            int drawn = (int) Math.round(16 + (0.2126 * red + 0.7152 * green + 0.0722 * (rgb[i] & 0xFF)) * 219 / 255);
            int seen = decoded.getPlaneData(0)[i / width * decoded.getPlaneWidth(0) + i % width] + 128;
            farthest = Math.max(farthest, Math.abs(drawn - seen));
        }
        return farthest;
    }
}
