// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.github.camelvidu.api.media.MediaFacts;

/** What has been read of a file so far; what a broken file does not tell stays unknown. */
final class Measures {

    private static final int DECIMALS = 3;

    private Integer width;
    private Integer height;
    private BigDecimal seconds;
    private BigDecimal framesPerSecond;
    private boolean soundOnly;

    /** @param wide in pixels; a size that no picture has is left out, as if the file did not tell */
    void size(long wide, long high) {
        if (wide > 0 && high > 0 && wide <= Integer.MAX_VALUE && high <= Integer.MAX_VALUE) {
            width = (int) wide;
            height = (int) high;
        }
    }

    /** @param units of which there are so many a second */
    void length(long units, long aSecond) {
        seconds = ratio(units, 1, aSecond);
    }

    void frames(long frames, long units, long aSecond) {
        framesPerSecond = ratio(frames, aSecond, units);
    }

    /** A file that could hold pictures holds none. */
    void soundOnly() {
        soundOnly = true;
    }

    MediaFacts facts(MediaType type, long bytes) {
        MediaType actual = soundOnly ? MediaType.M4A : type;
        return new MediaFacts(
                actual.kind(), actual.format(), bytes, soundOnly ? null : width, soundOnly ? null : height, seconds,
                framesPerSecond);
    }

    private static BigDecimal ratio(long number, long by, long divisor) {
        return number <= 0 || divisor <= 0
                ? null : BigDecimal.valueOf(number).multiply(BigDecimal.valueOf(by))
                        .divide(BigDecimal.valueOf(divisor), DECIMALS, RoundingMode.HALF_UP);
    }
}
