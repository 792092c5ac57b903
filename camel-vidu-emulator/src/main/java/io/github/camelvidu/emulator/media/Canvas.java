// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

/**
 * Pixels to draw on, with soft edges. Shapes are told by adding, multiplying and square roots, which give the same
 * result on every machine; {@code java.awt} promises that neither for its curves nor for its text, and has no text
 * without fonts.
 */
final class Canvas {

    /** How far a point lies from the edge of a shape, in pixels; negative inside. */
    @FunctionalInterface
    interface Shape {
        double distance(double x, double y);
    }

    /** The colour of a point. */
    @FunctionalInterface
    interface Paint {
        int rgb(double x, double y);
    }

    /** The longest side that is drawn pixel by pixel. */
    private static final int MOST_DETAIL = 4096;

    private final int width;
    private final int height;
    private final int[] pixels;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    /** The canvas for a picture of so many pixels, which may be drawn smaller. */
    static Canvas of(int pictureWidth, int pictureHeight) {
        int scale = scale(pictureWidth, pictureHeight);
        return new Canvas(drawn(pictureWidth, scale), drawn(pictureHeight, scale));
    }

    /**
     * How many pixels of a picture, across and down, show one drawn pixel: 1, or 2 when a side is longer than 4096. A
     * picture of the largest sizes in full detail would take too much time and memory.
     */
    static int scale(int pictureWidth, int pictureHeight) {
        return Math.max(pictureWidth, pictureHeight) > MOST_DETAIL ? 2 : 1;
    }

    /** A side as it is drawn. */
    static int drawn(int side, int scale) {
        return (side + scale - 1) / scale;
    }

    /** One row of a picture that was drawn smaller, as wide as the row given. */
    void copyRow(int pictureY, int scale, int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = pixels[pictureY / scale * width + x / scale];
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The pixels themselves as 0xRRGGBB, row by row. */
    int[] pixels() {
        return pixels;
    }

    void copy(Canvas other) {
        System.arraycopy(other.pixels, 0, pixels, 0, pixels.length);
    }

    /** Draws a shape of one colour that lies in the square of half side {@code reach} around a point. */
    void fill(double centerX, double centerY, double reach, Shape shape, int rgb, double opacity) {
        fill(centerX - reach, centerY - reach, centerX + reach, centerY + reach, shape, (x, y) -> rgb, opacity);
    }

    /** Draws the part of a shape that lies in a box. */
    void fill(double left, double top, double right, double bottom, Shape shape, Paint paint, double opacity) {
        int toX = (int) Math.min(width, right + 1);
        int toY = (int) Math.min(height, bottom + 1);
        for (int y = (int) Math.max(0, top); y < toY; y++) {
            for (int x = (int) Math.max(0, left); x < toX; x++) {
                double covered = Math.min(1, 0.5 - shape.distance(x + 0.5, y + 0.5));
                if (covered > 0) {
                    blend(x, y, paint.rgb(x + 0.5, y + 0.5), covered * opacity);
                }
            }
        }
    }

    /** Lays a colour over a pixel, which may lie outside. */
    void blend(int x, int y, int rgb, double opacity) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            int at = y * width + x;
            pixels[at] = mix(pixels[at], rgb, opacity);
        }
    }

    /** So much of the second colour, from 0 to 1. */
    static int mix(int first, int second, double share) {
        int weight = (int) (share * 256 + 0.5);
        int red = (first >> 16 & 0xFF) * (256 - weight) + (second >> 16 & 0xFF) * weight;
        int green = (first >> 8 & 0xFF) * (256 - weight) + (second >> 8 & 0xFF) * weight;
        int blue = (first & 0xFF) * (256 - weight) + (second & 0xFF) * weight;
        return red + 128 >> 8 << 16 | green + 128 >> 8 << 8 | blue + 128 >> 8;
    }

    static Shape disc(double centerX, double centerY, double radius) {
        return (x, y) -> length(x - centerX, y - centerY) - radius;
    }

    /** A rectangle with round corners. */
    static Shape box(double left, double top, double right, double bottom, double cornerRadius) {
        double middleX = (left + right) / 2;
        double middleY = (top + bottom) / 2;
        double halfWidth = (right - left) / 2 - cornerRadius;
        double halfHeight = (bottom - top) / 2 - cornerRadius;
        return (x, y) -> {
            double outX = Math.abs(x - middleX) - halfWidth;
            double outY = Math.abs(y - middleY) - halfHeight;
            return length(Math.max(outX, 0), Math.max(outY, 0)) + Math.min(0, Math.max(outX, outY)) - cornerRadius;
        };
    }

    /** A straight stroke with round ends. */
    static Shape stroke(double fromX, double fromY, double toX, double toY, double thickness) {
        double alongX = toX - fromX;
        double alongY = toY - fromY;
        double square = alongX * alongX + alongY * alongY;
        return (x, y) -> {
            double share = square == 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / square;
            double nearest = Math.max(0, Math.min(1, share));
            return length(x - fromX - nearest * alongX, y - fromY - nearest * alongY) - thickness / 2;
        };
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }
}
