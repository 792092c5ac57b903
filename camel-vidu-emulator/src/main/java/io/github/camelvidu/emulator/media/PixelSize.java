// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width and height of a video in pixels, both even as H.264 needs them.
 *
 * <p>
 * The platform publishes one pair only: 720p at 16:9 is 1280 x 720 (Vidu reference, section 6.2). From it follows the
 * rule used here: a resolution names the pixels on the shorter side up to 16:9. A narrower or wider picture keeps that
 * side as far as the longer one stays within 16:9 of it, and shrinks beyond.
 */
public record PixelSize(int width, int height) {

    /** Shorter side by resolution; 2K, 4K and 8K as they are sold for 16:9 screens, 8K being 7680 x 4320. */
    private static final Map<String, Integer> SHORT_SIDE = Map.of(
            "360p", 360, "480p", 480, "540p", 540, "720p", 720, "1080p", 1080, "2K", 1440, "4K", 2160, "8K", 4320);
    private static final Pattern RATIO = Pattern.compile("([1-9]\\d{0,4}):([1-9]\\d{0,4})");

    /** Whether it is a resolution of the platform. */
    public static boolean isKnown(String resolution) {
        return SHORT_SIDE.containsKey(resolution);
    }

    /**
     * The size for a ratio that was asked for.
     *
     * @param  resolution               {@code 360p}, {@code 480p}, {@code 540p}, {@code 720p}, {@code 1080p},
     *                                  {@code 2K}, {@code 4K} or {@code 8K}
     * @param  aspectRatio              {@code W:H}, such as {@code 16:9}
     * @throws IllegalArgumentException for another resolution or a ratio that is none
     */
    public static PixelSize of(String resolution, String aspectRatio) {
        Matcher ratio = RATIO.matcher(aspectRatio);
        if (!ratio.matches()) {
            throw new IllegalArgumentException("Not a ratio of the form W:H: " + aspectRatio);
        }
        return of(resolution, Integer.parseInt(ratio.group(1)), Integer.parseInt(ratio.group(2)));
    }

    /**
     * The size of a video that follows the ratio of its first picture (Vidu reference, section 5.2).
     *
     * @param  resolution               as above
     * @param  imageWidth               in pixels, more than zero
     * @param  imageHeight              in pixels, more than zero
     * @throws IllegalArgumentException for another resolution or a side that is not positive
     */
    public static PixelSize of(String resolution, int imageWidth, int imageHeight) {
        Integer shortSide = SHORT_SIDE.get(resolution);
        if (shortSide == null) {
            throw new IllegalArgumentException("Unknown resolution: " + resolution);
        }
        if (imageWidth <= 0 || imageHeight <= 0) {
            throw new IllegalArgumentException("No ratio: " + imageWidth + ":" + imageHeight);
        }
        double ratio = Math.max(imageWidth, imageHeight) / (double) Math.min(imageWidth, imageHeight);
        int longSide = even(Math.min(shortSide * ratio, shortSide * 16 / 9.0));
        int otherSide = even(longSide / ratio);
        return imageWidth >= imageHeight ? new PixelSize(longSide, otherSide) : new PixelSize(otherSide, longSide);
    }

    /** The nearest even number, and never less than the 16 pixels of one macroblock. */
    private static int even(double pixels) {
        return Math.max(16, 2 * (int) Math.round(pixels / 2));
    }
}
