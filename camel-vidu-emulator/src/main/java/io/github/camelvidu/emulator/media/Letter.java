// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of one character: straight strokes on a grid whose y grows downwards.
 *
 * @param strokes   from x, y to x, y, in units of the grid
 * @param thickness in units
 * @param width     in units
 */
record Letter(List<double[]> strokes, double thickness, double width) {

    private static final double THICKNESS = 0.82;
    private static final int PARTS_OF_A_BEND = 6;

    /** Reads strokes in the notation that {@code letters.txt} explains. */
    static Letter parse(String strokes) {
        Builder letter = new Builder(THICKNESS);
        for (String stroke : strokes.split(" ")) {
            if (stroke.contains("~")) {
                letter.bend(stroke.split("~"));
            } else {
                letter.straight(stroke.split("-"));
            }
        }
        return letter.build();
    }

    /** Draws with the grid's origin at a point. Where strokes meet, nothing is drawn twice. */
    void draw(Canvas canvas, double x, double y, double unit, int rgb, double opacity) {
        double left = x - unit;
        double top = y - 2 * unit;
        int across = (int) ((width + 2) * unit) + 2;
        int down = (int) (12 * unit) + 2;
        double[] covered = new double[across * down];
        for (double[] stroke : strokes) {
            cover(covered, across, down, stroke, x - (int) left, y - (int) top, unit);
        }
        for (int i = 0; i < covered.length; i++) {
            if (covered[i] > 0) {
                canvas.blend((int) left + i % across, (int) top + i / across, rgb, covered[i] * opacity);
            }
        }
    }

    private void cover(double[] covered, int across, int down, double[] stroke, double x, double y, double unit) {
        double fromX = x + stroke[0] * unit;
        double fromY = y + stroke[1] * unit;
        double toX = x + stroke[2] * unit;
        double toY = y + stroke[3] * unit;
        double reach = thickness * unit / 2 + 1;
        Canvas.Shape shape = Canvas.stroke(fromX, fromY, toX, toY, thickness * unit);
        int endX = (int) Math.min(across, Math.max(fromX, toX) + reach + 1);
        int endY = (int) Math.min(down, Math.max(fromY, toY) + reach + 1);
        for (int row = (int) Math.max(0, Math.min(fromY, toY) - reach); row < endY; row++) {
            for (int column = (int) Math.max(0, Math.min(fromX, toX) - reach); column < endX; column++) {
                double here = Math.min(1, 0.5 - shape.distance(column + 0.5, row + 0.5));
                covered[row * across + column] = Math.max(covered[row * across + column], here);
            }
        }
    }

    static final class Builder {

        private final double thickness;
        private final List<double[]> strokes = new ArrayList<>();
        private double width;

        Builder(double thickness) {
            this.thickness = thickness;
        }

        Builder line(double fromX, double fromY, double toX, double toY) {
            strokes.add(new double[] { fromX, fromY, toX, toY });
            width = Math.max(width, Math.max(fromX, toX));
            return this;
        }

        Builder add(Letter letter, double x, double y, double scale) {
            for (double[] stroke : letter.strokes()) {
                line(x + stroke[0] * scale, y + stroke[1] * scale, x + stroke[2] * scale, y + stroke[3] * scale);
            }
            return this;
        }

        Letter build() {
            return new Letter(List.copyOf(strokes), thickness, width);
        }

        private void straight(String[] points) {
            for (int i = 0; i < points.length; i++) {
                String next = points[Math.min(i + 1, points.length - 1)];
                line(x(points[i]), y(points[i]), x(next), y(next));
            }
        }

        /** Parabolas that touch the sides of the polygon in their middles (a quadratic B-spline). */
        private void bend(String[] points) {
            double fromX = x(points[0]);
            double fromY = y(points[0]);
            for (int i = 1; i < points.length - 1; i++) {
                boolean last = i == points.length - 2;
                double toX = last ? x(points[i + 1]) : (x(points[i]) + x(points[i + 1])) / 2;
                double toY = last ? y(points[i + 1]) : (y(points[i]) + y(points[i + 1])) / 2;
                parabola(fromX, fromY, x(points[i]), y(points[i]), toX, toY);
                fromX = toX;
                fromY = toY;
            }
        }

        private void parabola(double fromX, double fromY, double pullX, double pullY, double toX, double toY) {
            double lastX = fromX;
            double lastY = fromY;
            for (int part = 1; part <= PARTS_OF_A_BEND; part++) {
                double t = part / (double) PARTS_OF_A_BEND;
                double nextX = (1 - t) * (1 - t) * fromX + 2 * t * (1 - t) * pullX + t * t * toX;
                double nextY = (1 - t) * (1 - t) * fromY + 2 * t * (1 - t) * pullY + t * t * toY;
                line(lastX, lastY, nextX, nextY);
                lastX = nextX;
                lastY = nextY;
            }
        }

        private static double x(String point) {
            return point.charAt(0) - '0';
        }

        private static double y(String point) {
            return point.charAt(1) - '0';
        }
    }
}
