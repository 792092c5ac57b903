// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A built-in font for ASCII, drawn with strokes of even width, so that text looks the same on a machine that has no
 * fonts at all (Java's own text drawing fails there). Accented Latin letters lose their accents; any other character,
 * Chinese for instance, is shown as a small frame with its Unicode number, which is the same everywhere too.
 *
 * <p>
 * Sizes are given as the unit of the letters' grid in pixels. A capital is 6 units high, tails reach 2 units below.
 */
final class StrokeFont {

    /** From the top of the capitals of one line to that of the next, in units. */
    static final double LINE = 10.5;
    static final double CAPITAL = 6;

    private static final double SPACE = 2.6;
    private static final double GAP = 1.7;
    private static final Map<Integer, Letter> LETTERS = read();
    private static final Map<Integer, String> SPELT = Map.of(
            0x2018, "'", 0x2019, "'", 0x201C, "\"", 0x201D, "\"", 0x2013, "-", 0x2014, "-", 0x2212, "-", 0xD7, "x", 0xDF, "ss");

    private StrokeFont() {
    }

    /** The text in characters that the font has, as far as that can be; runs of white space become one space. */
    static String readable(String text) {
        return text.codePoints().mapToObj(StrokeFont::readable).collect(Collectors.joining())
                .replaceAll(" +", " ").strip();
    }

    private static String readable(int character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character) || Character.isISOControl(character)) {
            return " ";
        }
        if (SPELT.containsKey(character)) {
            return SPELT.get(character);
        }
        String simple = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD)
                .replaceAll("[\\p{Mn}\\p{Cf}\\x{FE0F}]", "");
        return simple.codePoints().allMatch(LETTERS::containsKey) ? simple : Character.toString(character);
    }

    /** How wide a readable text is, in units. */
    static double width(String text) {
        return Math.max(0, text.codePoints().mapToDouble(StrokeFont::advance).sum() - GAP);
    }

    /** Draws a readable text; {@code y} is the top of its capitals. */
    static void draw(Canvas canvas, String text, double x, double y, double unit, int rgb, double opacity) {
        double at = x;
        for (int character : text.codePoints().toArray()) {
            if (character != ' ') {
                letter(character).draw(canvas, at, y, unit, rgb, opacity);
            }
            at += advance(character) * unit;
        }
    }

    private static double advance(int character) {
        return character == ' ' ? SPACE : letter(character).width() + GAP;
    }

    private static Letter letter(int character) {
        Letter letter = LETTERS.get(character);
        return letter == null ? numbered(character) : letter;
    }

    /** Two rows of digits in a frame. */
    private static Letter numbered(int character) {
        String digits = String.format("%04X", character);
        int columns = (digits.length() + 1) / 2;
        double width = columns * 2.3 + 0.6;
        Letter.Builder builder = new Letter.Builder(0.4).line(0, -0.5, width, -0.5).line(width, -0.5, width, 6.5)
                .line(width, 6.5, 0, 6.5).line(0, 6.5, 0, -0.5);
        for (int i = 0; i < digits.length(); i++) {
            builder.add(LETTERS.get((int) digits.charAt(i)), 0.6 + i % columns * 2.3, 0.35 + i / columns * 3, 0.4);
        }
        return builder.build();
    }

    private static Map<Integer, Letter> read() {
        Map<Integer, Letter> letters = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(StrokeFont.class.getResourceAsStream("letters.txt"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("# ") || line.startsWith("# 1")) {
                    letters.put((int) line.charAt(0), Letter.parse(line.substring(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The letters of the built-in font cannot be read", e);
        }
        return Map.copyOf(letters);
    }
}
