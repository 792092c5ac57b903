// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Limits of the file behind a link (Vidu reference, sections 1 and 5); every component may be null, then nothing is
 * said about it. A width and height of a picture are those of its content, without regard to EXIF orientation.
 *
 * @param kind                      {@code image}, {@code video} or {@code audio}
 * @param seconds                   length in seconds
 * @param secondsBelow              length in seconds, not included
 * @param secondsShotListOnly       length in seconds when only the shot list of a music video is wanted. A remark: no
 *                                  member of a request says so, and {@code seconds} is the limit
 * @param maxMb                     size in MB
 * @param maxMbBase64               decoded size in MB when sent inside the request
 * @param bodyMaxMb                 size in MB of the text inside the request
 * @param formats                   file formats, for example {@code png}; see {@link #accepts}
 * @param minPx                     least width and height in pixels
 * @param sidePx                    shortest and longest side in pixels
 * @param ratio                     narrowest and widest ratio, both included
 * @param ratioMax                  longer by shorter side, at most
 * @param ratioBelow                longer by shorter side, not included
 * @param aspectRatioBetween        narrowest and widest ratio, neither included
 * @param fpsBelow                  frames a second, not included
 * @param codec                     for example {@code H.264}; a remark
 * @param resolution                smallest and largest resolution, for example {@code 480p}; see
 *                                  {@link #shorterSide()}
 * @param pixelSizeRatioFirstToLast width of the first picture of a list by that of the last, and height by height
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
        List<Ratio> ratio,
        BigDecimal ratioMax,
        BigDecimal ratioBelow,
        List<Ratio> aspectRatioBetween,
        BigDecimal fpsBelow,
        String codec,
        List<String> resolution,
        Range pixelSizeRatioFirstToLast) {

    private static final Pattern LINES = Pattern.compile("[1-9][0-9]{0,4}p");

    public MediaLimits {
        formats = Copies.nullable(formats);
        minPx = Copies.nullable(minPx);
        ratio = Copies.nullable(ratio);
        aspectRatioBetween = Copies.nullable(aspectRatioBetween);
        resolution = Copies.nullable(resolution);
        requireTwo("min_px", minPx);
        requireTwo("ratio", ratio);
        requireTwo("aspect_ratio_between", aspectRatioBetween);
        requireTwo("resolution", resolution);
        if (resolution != null && !resolution.stream().allMatch(LINES.asMatchPredicate())) {
            throw new IllegalArgumentException("the resolution of a file is lines such as 480p and 1080p");
        }
    }

    /**
     * Whether a file is of the right kind and format. {@code jpg} and {@code jpeg} are the same.
     *
     * @param fileKind   {@code image}, {@code video} or {@code audio}
     * @param fileFormat as in {@link #formats()}
     */
    public boolean accepts(String fileKind, String fileFormat) {
        return acceptsKind(fileKind) && acceptsFormat(fileFormat);
    }

    /** Whether a file of this kind is asked for; true when no kind is said. */
    public boolean acceptsKind(String fileKind) {
        return kind == null || kind.equals(fileKind);
    }

    /** Whether the format is listed; true when none is. {@code jpg} and {@code jpeg} are the same. */
    public boolean acceptsFormat(String fileFormat) {
        return formats == null || formats.stream().anyMatch(format -> jpeg(format).equals(jpeg(fileFormat)));
    }

    /** The shorter side of a frame in pixels that {@link #resolution()} stands for; null when it is null. */
    public Range shorterSide() {
        return resolution == null ? null : new Range(lines(resolution.get(0)), lines(resolution.get(1)));
    }

    private static BigDecimal lines(String resolution) {
        return new BigDecimal(resolution.substring(0, resolution.length() - 1));
    }

    private static String jpeg(String format) {
        return format.equals("jpg") ? "jpeg" : format;
    }

    private static void requireTwo(String member, List<?> bounds) {
        if (bounds != null && bounds.size() != 2) {
            throw new IllegalArgumentException(member + " has two values, not " + bounds.size());
        }
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
