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
                .withMessage("height must be 16 to 4096, but is 8");
        assertThatIllegalArgumentException().isThrownBy(() -> new VideoSpec(1280, 720, 0, 24, "", 0, "", false))
                .withMessage("seconds must be 1 to 300, but is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new VideoSpec(1280, 720, 5, 0, "", 0, "", false))
                .withMessage("fps must be 1 to 60, but is 0");
    }
}
