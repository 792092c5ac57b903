// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.media;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What is known of a media file, found from its content. Limits and prices are held against it (Vidu reference,
 * sections 1 and 5); what is null could not be found out, and is not held against anything.
 *
 * @param kind            {@code image}, {@code video} or {@code audio}; never null
 * @param format          as the catalog names it, for example {@code png}, {@code jpeg}, {@code mp4} or {@code wav};
 *                        never null
 * @param bytes           length of the file
 * @param width           in pixels; null for sound
 * @param height          in pixels; null for sound
 * @param seconds         length of video or sound; null for pictures
 * @param framesPerSecond of video; null otherwise
 */
public record MediaFacts(
        String kind, String format, long bytes, Integer width, Integer height, BigDecimal seconds,
        BigDecimal framesPerSecond) {

    public MediaFacts {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(format, "format");
    }

    /** A picture. */
    public static MediaFacts image(String format, long bytes, Integer width, Integer height) {
        return new MediaFacts("image", format, bytes, width, height, null, null);
    }
}
