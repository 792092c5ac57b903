// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PixelSizeTest {

    @ParameterizedTest
    @CsvSource({
            "360p, 16:9, 640, 360",
            "540p, 16:9, 960, 540",
            "720p, 16:9, 1280, 720",
            "1080p, 16:9, 1920, 1080",
            "2K, 16:9, 2560, 1440",
            "4K, 16:9, 3840, 2160",
            "8K, 16:9, 7680, 4320",
            "8K, 1:1, 4320, 4320",
            "480p, 16:9, 854, 480",
            "480p, 4:3, 640, 480",
            "720p, 9:16, 720, 1280",
            "720p, 4:3, 960, 720",
            "720p, 3:4, 720, 960",
            "1080p, 1:1, 1080, 1080",
            "1080p, 3:2, 1620, 1080",
            "720p, 21:9, 1280, 548",
            "540p, 1:4, 240, 960" })
    void aResolutionAndARatioMakeASize(String resolution, String aspectRatio, int width, int height) {
        assertThat(PixelSize.of(resolution, aspectRatio)).isEqualTo(new PixelSize(width, height));
    }

    @ParameterizedTest
    @CsvSource({ "4032, 3024, 960, 720", "1000, 700, 1028, 720", "333, 999, 426, 1280", "50, 50, 720, 720" })
    void aVideoFollowsTheRatioOfItsPicture(int imageWidth, int imageHeight, int width, int height) {
        assertThat(PixelSize.of("720p", imageWidth, imageHeight)).isEqualTo(new PixelSize(width, height));
    }

    @Test
    void everySizeCanBeRendered() {
        for (String resolution : new String[] { "360p", "480p", "540p", "720p", "1080p", "2K", "4K", "8K" }) {
            for (int ratio = 1; ratio < 100_000; ratio = ratio * 3 + 1) {
                PixelSize wide = PixelSize.of(resolution, ratio, 7);
                PixelSize size = PixelSize.of(resolution, "7:" + ratio);

                assertThat(size).isEqualTo(new PixelSize(wide.height(), wide.width()));
                new VideoSpec(size.width(), size.height(), 5, 24, "", 0, "", false);
            }
        }
    }

    @Test
    void whatIsNoResolutionOrRatioIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PixelSize.of("240p", "16:9")).withMessageContaining("240p");
        assertThatIllegalArgumentException().isThrownBy(() -> PixelSize.of("720p", "16/9")).withMessageContaining("16/9");
        assertThatIllegalArgumentException().isThrownBy(() -> PixelSize.of("720p", "0:9")).withMessageContaining("0:9");
        assertThatIllegalArgumentException().isThrownBy(() -> PixelSize.of("720p", -16, 9)).withMessageContaining("-16:9");
    }
}
