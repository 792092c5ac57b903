// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextBlockTest {

    private static final String PROMPT
            = "A lighthouse keeper climbs a spiral stair at dawn, slow dolly upwards, sea audible below.";

    @Test
    void aShortTextKeepsTheLargestLetters() {
        TextBlock block = TextBlock.fit("ink", 1000, 200, 6, 2);

        assertThat(block).isEqualTo(new TextBlock(List.of("ink"), 6));
        assertThat(block.height()).isEqualTo(36);
    }

    @Test
    void aLongerTextIsBrokenBetweenWordsInSmallerLetters() {
        TextBlock block = TextBlock.fit(PROMPT, 600, 150, 6, 2);

        assertThat(String.join(" ", block.lines())).isEqualTo(PROMPT);
        assertThat(block.unit()).isLessThan(6).isGreaterThanOrEqualTo(2);
        assertThat(block.width()).isLessThanOrEqualTo(600);
        assertThat(block.height()).isLessThanOrEqualTo(150);
    }

    @Test
    void whatDoesNotFitIsCut() {
        TextBlock block = TextBlock.fit(PROMPT.repeat(20), 600, 150, 6, 3);

        assertThat(PROMPT.repeat(20)).startsWith(block.lines().get(0));
        assertThat(block.lines().get(block.lines().size() - 1)).endsWith("...");
        assertThat(block.width()).isLessThanOrEqualTo(600);
        assertThat(block.height()).isLessThanOrEqualTo(150);
    }

    @Test
    void aTextWithoutSpacesIsBrokenAnywhere() {
        String text = "\u706F\u5854".repeat(30);

        TextBlock block = TextBlock.fit(text, 300, 400, 4, 2);

        assertThat(String.join("", block.lines())).isEqualTo(text);
        assertThat(block.lines()).hasSizeGreaterThan(1);
        assertThat(block.width()).isLessThanOrEqualTo(300);
    }

    @Test
    void noTextMakesNoLines() {
        assertThat(TextBlock.fit(" \n ", 300, 400, 4, 2).lines()).isEmpty();
    }
}
