// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VideoSpecTest {

    @Test
    void thePromptIsInNoLog() {
        VideoSpec spec = new VideoSpec(1280, 720, 5, 24, "a secret garden", 42, "viduq3-turbo", true);

        assertThat(spec.toString()).doesNotContain("garden")
                .isEqualTo("VideoSpec[1280x720, 5 s, 24 fps, seed 42, label viduq3-turbo, watermark]");
    }

    @Test
    void whatCannotBeRenderedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VideoSpec(1281, 720, 5, 24, "", 0, "", false))
                .withMessage("width must be even, but is 1281");
        assertThatIllegalArgumentException().isThrownBy(() -> new VideoSpec(1280, 8, 5, 24, "", 0, "", false))
                .withMessage("height must be 16 to 8192, but is 8");
        assertThatIllegalArgumentException().isThrownBy(() -> new VideoSpec(1280, 720, 0, 24, "", 0, "", false))
                .withMessage("seconds must be 1 to 600, but is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new VideoSpec(1280, 720, 601, 24, "", 0, "", false))
                .withMessage("seconds must be 1 to 600, but is 601");
        assertThatIllegalArgumentException().isThrownBy(() -> new VideoSpec(8192, 4368, 5, 24, "", 0, "", false))
                .withMessage("8192x4368 is larger than any H.264 picture");
        assertThatIllegalArgumentException().isThrownBy(() -> new VideoSpec(1280, 720, 5, 0, "", 0, "", false))
                .withMessage("fps must be 1 to 60, but is 0");
    }

    @Test
    void theLargestAndTheLongestAreTaken() {
        assertThat(new VideoSpec(8192, 4352, 600, 24, "", 0, "", false).width()).isEqualTo(8192);
        assertThat(new VideoSpec(4320, 7680, 600, 24, "", 0, "", false).height()).isEqualTo(7680);
    }

    @Test
    void aLargeOrLongFilmHasFewerPicturesThatStayLonger() {
        assertThat(new Film(spec(1280, 720, 5)).pictures()).isEqualTo(40);
        assertThat(new Film(spec(640, 360, 600)).pictures()).isEqualTo(600);
        assertThat(new Film(spec(1280, 720, 600)).pictures()).isEqualTo(542);
        assertThat(new Film(spec(7680, 4320, 600)).pictures()).isEqualTo(15);
    }

    private static VideoSpec spec(int width, int height, int seconds) {
        return new VideoSpec(width, height, seconds, 24, "", 0, "", false);
    }
}
