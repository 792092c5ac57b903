// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Objects;

/**
 * What a rendered video shows. Two equal specs give the same bytes.
 *
 * @param width     in pixels, even, 16 to 4096
 * @param height    in pixels, even, 16 to 4096
 * @param seconds   length, 1 to 300
 * @param fps       nominal frame rate that the platform reports, 1 to 60; the file holds fewer pictures that stay
 *                  longer
 * @param prompt    text on the picture, never null, may be empty
 * @param seed      picks the colours and the scenery
 * @param label     small print below, such as model and task id; never null, may be empty
 * @param watermark whether the "AI generated" notice is on the picture
 */
public record VideoSpec(int width, int height, int seconds, int fps, String prompt, long seed, String label,
        boolean watermark) {

    public VideoSpec {
        requireSide("width", width);
        requireSide("height", height);
        requireRange("seconds", seconds, 1, 300);
        requireRange("fps", fps, 1, 60);
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(label, "label");
    }

    /** Everything but the prompt, which belongs in no log. */
    @Override
    public String toString() {
        return "VideoSpec[" + width + "x" + height + ", " + seconds + " s, " + fps + " fps, seed " + seed + ", label " + label
               + (watermark ? ", watermark]" : "]");
    }

    private static void requireSide(String name, int pixels) {
        requireRange(name, pixels, 16, 4096);
        if (pixels % 2 != 0) {
            throw new IllegalArgumentException(name + " must be even, but is " + pixels);
        }
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", but is " + value);
        }
    }
}
