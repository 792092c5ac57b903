// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Arrays;
import java.util.Random;

/**
 * Hills under a coloured sky and a balloon that crosses it. Everything is chosen by a seed: neighbouring seeds look
 * different, the same seed always looks the same.
 */
final class Scenery {

    private static final int WHITE = 0xFFFFFF;
    private static final int CLOUDS = 4;
    private static final double CONE_FROM = 0.55;
    private static final double CONE_TO = 1.08;

    private final Random random;
    private final double skyHue;
    private final int zenith;
    private final int horizon;
    private final int balloonColour;
    private final int stripeColour;
    private final boolean fromRight;
    private final double swing;

    Scenery(long seed) {
        // java.util.Random begins alike for neighbouring seeds
        random = new Random(seed * 0x9E3779B97F4A7C15L ^ seed >>> 17);
        skyHue = between(0.48, 0.98);
        zenith = colour(skyHue, between(0.5, 0.7), between(0.38, 0.62));
        horizon = colour(between(0.01, 0.14), between(0.25, 0.5), 1);
        double balloonHue = between(0, 1);
        balloonColour = colour(balloonHue, 0.72, 0.93);
        stripeColour = colour(balloonHue + between(0.08, 0.2), 0.3, 1);
        fromRight = random.nextBoolean();
        swing = between(0, 2 * Math.PI);
    }

    /** Draws everything that stands still. */
    void drawLandscape(Canvas canvas) {
        drawSky(canvas);
        double side = Math.min(canvas.width(), canvas.height());
        drawSun(canvas, canvas.width() * between(0.2, 0.8), canvas.height() * between(0.5, 0.66), side * between(0.07, 0.1));
        for (int i = 0; i < CLOUDS; i++) {
            drawCloud(canvas, canvas.width() * between(0, 1), canvas.height() * between(0.1, 0.6), side * between(0.1, 0.22));
        }
        drawHills(canvas, 0.70, 0.05, Canvas.mix(horizon, colour(skyHue - 0.03, 0.45, 0.6), 0.62));
        drawHills(canvas, 0.79, 0.06, colour(skyHue - 0.05, 0.5, 0.42));
        drawHills(canvas, 0.88, 0.04, colour(skyHue - 0.06, 0.55, 0.24));
    }

    /** Draws the balloon where it is after a part of its way. */
    void drawBalloon(Canvas canvas, double way) {
        double side = Math.min(canvas.width(), canvas.height());
        double radius = side * 0.085;
        double across = 0.1 + 0.8 * (fromRight ? 1 - way : way);
        double x = canvas.width() * across;
        double y = canvas.height() * 0.64 - side * 0.05 * StrictMath.sin(swing + way * 5);
        double basket = radius * 0.26;
        double rope = Math.max(1, side * 0.002);
        for (double turn = -1; turn <= 1; turn += 2) {
            Canvas.Shape line
                    = Canvas.stroke(x + turn * radius * 0.5, y + radius, x + turn * basket * 0.8, y + radius * 1.6, rope);
            canvas.fill(x, y + radius, radius, line, 0x4A3728, 1);
        }
        double top = y + radius * 1.55;
        canvas.fill(x, top, radius, Canvas.box(x - basket, top, x + basket, top + basket * 1.5, basket * 0.3), 0x7A5230, 1);
        canvas.fill(x - 2 * radius, y - 2 * radius, x + 2 * radius, y + 2 * radius, envelope(x, y, radius),
                (atX, atY) -> stripes(atX - x, atY - y, radius), 1);
    }

    /** A ball whose lower end is a cone. */
    private static Canvas.Shape envelope(double x, double y, double radius) {
        Canvas.Shape ball = Canvas.disc(x, y, radius);
        return (atX, atY) -> {
            double below = (atY - y) / radius;
            return below < CONE_FROM
                    ? ball.distance(atX, atY)
                    : Math.max(Math.abs(atX - x) - radius * halfWidth(below), atY - y - radius * CONE_TO);
        };
    }

    /** Half of the envelope's width so far below its middle, both in radii. */
    private static double halfWidth(double below) {
        return below < CONE_FROM
                ? Math.sqrt(Math.max(0, 1 - below * below))
                : halfWidth(CONE_FROM - 1e-9) - (below - CONE_FROM) * 0.78;
    }

    private int stripes(double x, double y, double radius) {
        double turn = Math.max(-1, Math.min(1, x / radius / Math.max(0.1, halfWidth(y / radius))));
        int stripe = (int) Math.min(4, (turn + 1) * 2.5);
        int colour = stripe % 2 == 0 ? balloonColour : stripeColour;
        return Canvas.mix(colour, 0x202040, 0.28 * Math.max(0, turn * 0.6 + y / radius * 0.4));
    }

    private void drawSky(Canvas canvas) {
        int[] pixels = canvas.pixels();
        for (int y = 0; y < canvas.height(); y++) {
            int rgb = Canvas.mix(zenith, horizon, Math.min(1, y / (canvas.height() * 0.74)));
            Arrays.fill(pixels, y * canvas.width(), (y + 1) * canvas.width(), rgb);
        }
    }

    private static void drawSun(Canvas canvas, double x, double y, double radius) {
        for (int ring = 3; ring > 0; ring--) {
            double reach = radius * (1 + ring * 0.35);
            canvas.fill(x, y, reach, Canvas.disc(x, y, reach), 0xFFF3D0, 0.13);
        }
        canvas.fill(x, y, radius, Canvas.disc(x, y, radius), 0xFFF8E4, 0.95);
    }

    private void drawCloud(Canvas canvas, double x, double y, double length) {
        double thickness = length * 0.2;
        for (int i = 0; i < 3; i++) {
            double left = x - length * between(0.2, 0.5);
            double right = x + length * between(0.2, 0.5);
            double at = y + (i - 1) * thickness * 0.6;
            canvas.fill(x, at, length, Canvas.stroke(left, at, right, at, thickness), WHITE, 0.16);
        }
    }

    /** A ridge of three waves around a height, both given as parts of the picture's height. */
    private void drawHills(Canvas canvas, double middle, double rise, int rgb) {
        double[] ridge = new double[canvas.width()];
        Arrays.fill(ridge, canvas.height() * middle);
        for (int wave = 1; wave <= 3; wave++) {
            double turns = between(0.5, 1.2) * wave * 2 * Math.PI / canvas.width();
            double start = between(0, 2 * Math.PI);
            for (int x = 0; x < ridge.length; x++) {
                ridge[x] += canvas.height() * rise / wave * StrictMath.sin(start + x * turns);
            }
        }
        canvas.fill(0, canvas.height() * (middle - 2 * rise), canvas.width(), canvas.height(),
                (x, y) -> ridge[(int) x] - y, (x, y) -> rgb, 1);
    }

    private double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** Hue, saturation and brightness as 0xRRGGBB; a hue beyond 0 to 1 goes round. */
    private static int colour(double hue, double saturation, double brightness) {
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
            double away = Math.abs((hue + 2 + (3 - channel) / 3.0) % 1 * 6 - 3) - 1;
            double share = 1 - saturation + saturation * Math.max(0, Math.min(1, away));
            rgb = rgb << 8 | (int) (255 * brightness * share + 0.5);
        }
        return rgb;
    }
}
