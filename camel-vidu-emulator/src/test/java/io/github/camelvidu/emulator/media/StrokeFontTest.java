// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StrokeFontTest {

    @Test
    void everyPrintableAsciiCharacterHasALetterOfItsOwn() {
        Set<String> looks = new HashSet<>();
        for (char character = '!'; character <= '~'; character++) {
            assertThat(StrokeFont.width(String.valueOf(character))).as("width of %s", character).isBetween(0.0, 6.0);
            looks.add(look(String.valueOf(character)));
        }

        assertThat(looks).hasSize('~' - '!' + 1);
    }

    @Test
    void otherCharactersShowTheirNumber() {
        assertThat(look("\u706F")).isNotEqualTo(look("\u5854"));
        assertThat(StrokeFont.width("\u706F")).isEqualTo(StrokeFont.width("\u5854")).isGreaterThan(4);
        assertThat(StrokeFont.width("\uD83D\uDE00")).as("a number of five digits").isGreaterThan(StrokeFont.width("\u706F"));
    }

    @Test
    void accentsTypographyAndWhiteSpaceAreSpeltInAscii() {
        assertThat(StrokeFont.readable("  Caf\u00E9\tna\u00EFve\r\n\u201Cdusk\u201D \u2014 3\u00A0\u00D7\u00A04\u2026 "))
                .isEqualTo("Cafe naive \"dusk\" - 3 x 4...");
        assertThat(StrokeFont.readable("\u706F\u5854 e\u0301 \uD55C")).isEqualTo("\u706F\u5854 e \uD55C");
    }

    private static String look(String text) {
        Canvas canvas = new Canvas(60, 60);
        StrokeFont.draw(canvas, text, 10, 10, 4, 0xFFFFFF, 1);
        StringBuilder pixels = new StringBuilder();
        for (int pixel : canvas.pixels()) {
            pixels.append(pixel >> 7 & 1);
        }
        assertThat(pixels).contains("1");
        return pixels.toString();
    }
}
