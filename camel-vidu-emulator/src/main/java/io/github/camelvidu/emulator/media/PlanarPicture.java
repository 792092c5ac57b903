// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Arrays;

import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;

/**
 * A picture as an encoder wants it: brightness and, at half the width and height, two colour differences (BT.709,
 * limited range), filled up to whole macroblocks of 16 x 16 pixels by repeating the last column and row. It knows which
 * macroblocks a new picture changes. What it takes over may be drawn smaller, see {@link Canvas#scale(int, int)}.
 */
final class PlanarPicture {

    private final int width;
    private final int height;
    private final int scale;
    private final int drawnWidth;
    private final int drawnHeight;
    private final int[] current;
    private final Picture planes;
    private final int[] block = new int[256];

    PlanarPicture(int width, int height) {
        this.width = width;
        this.height = height;
        this.scale = Canvas.scale(width, height);
        this.drawnWidth = Canvas.drawn(width, scale);
        this.drawnHeight = Canvas.drawn(height, scale);
        this.current = new int[drawnWidth * drawnHeight];
        this.planes = Picture.create((width + 15) / 16 * 16, (height + 15) / 16 * 16, ColorSpace.YUV420J);
        Arrays.fill(current, -1);
    }

    /** Samples are stored less 128, as JCodec does. */
    Picture planes() {
        return planes;
    }

    /**
     * Takes over one macroblock of a picture.
     *
     * @param  rgb 0xRRGGBB row by row, as drawn
     * @return     whether it differs from what was there
     */
    boolean update(int[] rgb, int column, int row) {
        int side = 16 / scale;
        int fromX = column * side;
        int across = Math.min(side, drawnWidth - fromX);
        int toY = Math.min(drawnHeight, row * side + side);
        boolean changed = false;
        for (int y = row * side; y < toY; y++) {
            int at = y * drawnWidth + fromX;
            if (!Arrays.equals(rgb, at, at + across, current, at, at + across)) {
                System.arraycopy(rgb, at, current, at, across);
                changed = true;
            }
        }
        if (changed) {
            convert(column * 16, row * 16);
        }
        return changed;
    }

    private void convert(int fromX, int fromY) {
        for (int i = 0; i < 256; i++) {
            int x = Math.min(width - 1, fromX + i % 16);
            int y = Math.min(height - 1, fromY + i / 16);
            block[i] = current[y / scale * drawnWidth + x / scale];
        }
        byte[] luma = planes.getPlaneData(0);
        int stride = planes.getWidth();
        for (int i = 0; i < 256; i++) {
            luma[(fromY + i / 16) * stride + fromX + i % 16] = luma(block[i]);
        }
        for (int i = 0; i < 64; i++) {
            int corner = i / 8 * 32 + i % 8 * 2;
            int at = (fromY / 2 + i / 8) * (stride / 2) + fromX / 2 + i % 8;
            convertColour(at, block[corner], block[corner + 1], block[corner + 16], block[corner + 17]);
        }
    }

    private static byte luma(int rgb) {
        return (byte) ((47 * red(rgb) + 157 * green(rgb) + 16 * blue(rgb) + 128 >> 8) + 16 - 128);
    }

    /** The factors of BT.709 in parts of 256; the sums of four pixels make parts of 1024. */
    private void convertColour(int at, int a, int b, int c, int d) {
        int red = red(a) + red(b) + red(c) + red(d);
        int green = green(a) + green(b) + green(c) + green(d);
        int blue = blue(a) + blue(b) + blue(c) + blue(d);
        planes.getPlaneData(1)[at] = (byte) (112 * blue - 26 * red - 86 * green + 512 >> 10);
        planes.getPlaneData(2)[at] = (byte) (112 * red - 102 * green - 10 * blue + 512 >> 10);
    }

    private static int red(int rgb) {
        return rgb >> 16 & 0xFF;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xFF;
    }

    private static int blue(int rgb) {
        return rgb & 0xFF;
    }
}
