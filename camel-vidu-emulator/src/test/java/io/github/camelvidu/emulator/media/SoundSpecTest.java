// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class SoundSpecTest {

    @Test
    void theTextIsInNoLog() {
        assertThat(new SoundSpec(SoundSpec.Kind.SPEECH, 2.5, "open sesame", 9)).hasToString("SoundSpec[SPEECH, 2.5 s, seed 9]");
    }

    @Test
    void theLengthIsInWholeMilliseconds() {
        SoundSpec spec = new SoundSpec(SoundSpec.Kind.MUSIC, 2.50049, "", 0);

        assertThat(spec.seconds()).isEqualTo(2.5);
        assertThat(spec.samples()).isEqualTo(60_000);
        assertThat(spec).isEqualTo(new SoundSpec(SoundSpec.Kind.MUSIC, 2.5, "", 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0.09, 0, -1, 3600.5, Double.NaN, Double.POSITIVE_INFINITY })
    void aLengthOutOfRangeIsRefused(double seconds) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SoundSpec(SoundSpec.Kind.EFFECT, seconds, "", 0))
                .withMessage("seconds must be 0.1 to 3600, but is " + seconds);
    }

    @Test
    void kindAndTextAreNeeded() {
        assertThatNullPointerException().isThrownBy(() -> new SoundSpec(null, 1, "", 0)).withMessage("kind");
        assertThatNullPointerException().isThrownBy(() -> new SoundSpec(SoundSpec.Kind.EFFECT, 1, null, 0)).withMessage("text");
    }
}
