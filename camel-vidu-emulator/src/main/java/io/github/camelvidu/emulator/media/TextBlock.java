// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.ArrayList;
import java.util.List;

/**
 * Text broken into lines, in the largest letters with which it fits.
 *
 * @param lines each as {@link StrokeFont#readable(String)} gives it
 * @param unit  size of the letters, see {@link StrokeFont}
 */
record TextBlock(List<String> lines, double unit) {

    private static final double STEP = 0.92;

    /**
     * Breaks a text into lines. What does not fit even in the smallest letters is cut, and ends in three dots.
     *
     * @param width    in pixels
     * @param height   in pixels
     * @param largest  unit in pixels to begin with
     * @param smallest unit in pixels to stop at
     */
    static TextBlock fit(String text, double width, double height, double largest, double smallest) {
        String readable = StrokeFont.readable(text);
        double unit = largest;
        List<String> lines = wrap(readable, width / unit);
        while (lines.size() > room(height, unit) && unit * STEP >= smallest) {
            unit *= STEP;
            lines = wrap(readable, width / unit);
        }
        int room = room(height, unit);
        return new TextBlock(lines.size() <= room ? lines : cut(lines, room, width / unit), unit);
    }

    double width() {
        return unit * lines.stream().mapToDouble(StrokeFont::width).max().orElse(0);
    }

    /** From the top of the first line's capitals to the base of the last line, in pixels. */
    double height() {
        return unit * (Math.max(0, lines.size() - 1) * StrokeFont.LINE + StrokeFont.CAPITAL);
    }

    void draw(Canvas canvas, double x, double y, int rgb, double opacity) {
        for (int i = 0; i < lines.size(); i++) {
            StrokeFont.draw(canvas, lines.get(i), x, y + i * StrokeFont.LINE * unit, unit, rgb, opacity);
        }
    }

    private static int room(double height, double unit) {
        return Math.max(1, 1 + (int) ((height / unit - StrokeFont.CAPITAL) / StrokeFont.LINE));
    }

    private static List<String> wrap(String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && StrokeFont.width(line + " " + word) <= width) {
                line.append(' ').append(word);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
            line = new StringBuilder(breakWord(word, width, lines));
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** Adds as many full lines as a word longer than a line needs, and answers the rest of it. */
    private static String breakWord(String word, double width, List<String> lines) {
        StringBuilder part = new StringBuilder();
        for (int character : word.codePoints().toArray()) {
            String next = Character.toString(character);
            if (!part.isEmpty() && StrokeFont.width(part + next) > width) {
                lines.add(part.toString());
                part.setLength(0);
            }
            part.append(next);
        }
        return part.toString();
    }

    private static List<String> cut(List<String> lines, int room, double width) {
        List<String> kept = new ArrayList<>(lines.subList(0, room));
        String last = kept.remove(room - 1);
        while (!last.isEmpty() && StrokeFont.width(last + "...") > width) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
        }
        kept.add(last.stripTrailing() + "...");
        return kept;
    }
}
