// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class PictureSpecTest {

    @Test
    void thePromptIsInNoLog() {
        PictureSpec spec = new PictureSpec(1921, 1080, "a secret garden", 42, "viduq2", true);

        assertThat(spec).hasToString("PictureSpec[1921x1080, seed 42, label viduq2, watermark]");
        assertThat(new PictureSpec(16, 8192, "a secret garden", 42, "viduq2", false))
                .hasToString("PictureSpec[16x8192, seed 42, label viduq2]");
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PictureSpec(15, 720, "", 0, "", false))
                .withMessage("width must be 16 to 8192, but is 15");
        assertThatIllegalArgumentException().isThrownBy(() -> new PictureSpec(720, 8193, "", 0, "", false))
                .withMessage("height must be 16 to 8192, but is 8193");
        assertThatNullPointerException().isThrownBy(() -> new PictureSpec(720, 720, null, 0, "", false)).withMessage("prompt");
        assertThatNullPointerException().isThrownBy(() -> new PictureSpec(720, 720, "", 0, null, false)).withMessage("label");
    }
}
