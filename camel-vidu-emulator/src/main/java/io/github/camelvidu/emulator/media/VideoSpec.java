// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Objects;

/**
 * What a rendered video shows. Two equal specs give the same bytes. Sizes reach to 8K, 7680 x 4320 (Vidu reference,
 * section 5.10), lengths to ten minutes (section 5.11); a picture has at most 139,264 macroblocks of 16 x 16 pixels, as
 * H.264 demands.
 *
 * @param width     in pixels, even, 16 to 8192
 * @param height    in pixels, even, 16 to 8192
 * @param seconds   length, 1 to 600
 * @param fps       nominal frame rate that the platform reports, 1 to 60; the file holds fewer pictures that stay
 *                  longer
 * @param prompt    text on the picture, never null, may be empty
 * @param seed      picks the colours and the scenery
 * @param label     small print below, such as model and task id; never null, may be empty
 * @param watermark whether the "AI generated" notice is on the picture
 */
public record VideoSpec(int width, int height, int seconds, int fps, String prompt, long seed, String label,
        boolean watermark) {

    /** Of the largest picture that H.264 knows (table A-1, level 6.2). */
    private static final int MOST_MACROBLOCKS = 139_264;

    public VideoSpec {
        requireSide("width", width);
        requireSide("height", height);
        int macroblocks = (width + 15) / 16 * ((height + 15) / 16);
        if (macroblocks > MOST_MACROBLOCKS) {
            throw new IllegalArgumentException(width + "x" + height + " is larger than any H.264 picture");
        }
        requireRange("seconds", seconds, 1, 600);
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
        requireRange(name, pixels, 16, 8192);
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
