// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.math.BigDecimal;
import java.util.List;

/**
 * Limits of the file behind a link; every component but the kind may be null, then nothing is said about it.
 *
 * @param kind                      {@code image}, {@code video} or {@code audio}
 * @param seconds                   length in seconds
 * @param secondsBelow              length in seconds, not included
 * @param secondsShotListOnly       length in seconds when only the shot list is wanted
 * @param maxMb                     size in MB
 * @param maxMbBase64               decoded size in MB when sent inside the request
 * @param bodyMaxMb                 size in MB of the text inside the request
 * @param formats                   file formats, for example {@code png}
 * @param minPx                     least width and height in pixels
 * @param sidePx                    shortest and longest side in pixels
 * @param ratio                     narrowest and widest ratio, for example {@code 1:3} and {@code 3:1}
 * @param ratioMax                  longer by shorter side, at most
 * @param ratioBelow                longer by shorter side, not included
 * @param aspectRatioBetween        narrowest and widest ratio, neither included
 * @param fpsBelow                  frames a second, not included
 * @param codec                     for example {@code H.264}
 * @param resolution                smallest and largest resolution
 * @param pixelSizeRatioFirstToLast width and height of the first picture by those of the last
 */
public record MediaLimits(
        String kind,
        Range seconds,
        BigDecimal secondsBelow,
        Range secondsShotListOnly,
        BigDecimal maxMb,
        BigDecimal maxMbBase64,
        BigDecimal bodyMaxMb,
        List<String> formats,
        List<Integer> minPx,
        Range sidePx,
        List<String> ratio,
        BigDecimal ratioMax,
        BigDecimal ratioBelow,
        List<String> aspectRatioBetween,
        BigDecimal fpsBelow,
        String codec,
        List<String> resolution,
        Range pixelSizeRatioFirstToLast) {

    public MediaLimits {
        formats = Copies.nullable(formats);
        minPx = Copies.nullable(minPx);
        ratio = Copies.nullable(ratio);
        aspectRatioBetween = Copies.nullable(aspectRatioBetween);
        resolution = Copies.nullable(resolution);
    }

    /** These limits with what the other says in place of what this one says. */
    MediaLimits overlaidWith(MediaLimits top) {
        return new MediaLimits(
                Field.either(top.kind, kind),
                Field.either(top.seconds, seconds),
                Field.either(top.secondsBelow, secondsBelow),
                Field.either(top.secondsShotListOnly, secondsShotListOnly),
                Field.either(top.maxMb, maxMb),
                Field.either(top.maxMbBase64, maxMbBase64),
                Field.either(top.bodyMaxMb, bodyMaxMb),
                Field.either(top.formats, formats),
                Field.either(top.minPx, minPx),
                Field.either(top.sidePx, sidePx),
                Field.either(top.ratio, ratio),
                Field.either(top.ratioMax, ratioMax),
                Field.either(top.ratioBelow, ratioBelow),
                Field.either(top.aspectRatioBetween, aspectRatioBetween),
                Field.either(top.fpsBelow, fpsBelow),
                Field.either(top.codec, codec),
                Field.either(top.resolution, resolution),
                Field.either(top.pixelSizeRatioFirstToLast, pixelSizeRatioFirstToLast));
    }
}
