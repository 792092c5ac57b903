// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Objects;

/**
 * What a rendered picture shows. Two equal specs give the same bytes on one JDK.
 *
 * @param width     in pixels, 16 to 8192
 * @param height    in pixels, 16 to 8192
 * @param prompt    text on the picture, never null, may be empty
 * @param seed      picks the colours and the scenery; several pictures of one task take neighbouring seeds
 * @param label     small print below, such as model and task id; never null, may be empty
 * @param watermark whether the "AI generated" notice is on the picture (Vidu reference, section 13)
 */
public record PictureSpec(int width, int height, String prompt, long seed, String label, boolean watermark) {

    public PictureSpec {
        requireSide("width", width);
        requireSide("height", height);
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(label, "label");
    }

    /** Everything but the prompt, which belongs in no log. */
    @Override
    public String toString() {
        return "PictureSpec[" + width + "x" + height + ", seed " + seed + ", label " + label
               + (watermark ? ", watermark]" : "]");
    }

    private static void requireSide(String name, int pixels) {
        if (pixels < 16 || pixels > 8192) {
            throw new IllegalArgumentException(name + " must be 16 to 8192, but is " + pixels);
        }
    }
}
