// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.rules.Breach;
import io.github.camelvidu.emulator.rules.Refusal;

/**
 * Holds a file against the {@code media} limits of the tables (Vidu reference, section 1, "Media inputs"). Facts that
 * are not known (0) are held against nothing; frame rate and codec are never known here. A ratio without sides, as in
 * {@code ratio_below}, is that of the longer side to the shorter one; {@code resolution} is about the shorter side.
 *
 * @param limits as in a place of a request
 */
record MediaLimits(JsonNode limits) {

    private static final long MEBIBYTE = 1024 * 1024;

    /**
     * Checks kind, format, length and size in pixels.
     *
     * @throws Refusal {@code ImageFormatInvalid} or {@code PageSizeOutOfRange}
     */
    void check(MediaInfo file) {
        if (!file.kind().equals(limits.path("kind").asText()) || !takesFormat(file.format())) {
            throw Refusal.of(Breach.MEDIA_FORMAT);
        }
        if (file.seconds() > 0) {
            checkSeconds(file.seconds());
        }
        if (file.width() > 0 && file.height() > 0) {
            checkSides(Math.min(file.width(), file.height()), Math.max(file.width(), file.height()));
            checkLeastSize(file);
            checkRatio(file.width() / (double) file.height());
        }
    }

    /**
     * Checks how large the file is.
     *
     * @throws Refusal {@code PageSizeOutOfRange}
     */
    void checkBytes(long bytes) {
        refuseIf(isOver("max_mb", bytes));
    }

    /**
     * Checks the size of a file that is in the request itself. That {@code body_max_mb} is about the encoded file is
     * assumed.
     *
     * @param  bytes   of the file
     * @param  encoded characters of the data URI
     * @throws Refusal {@code PageSizeOutOfRange}
     */
    void checkInlineBytes(long bytes, long encoded) {
        checkBytes(bytes);
        refuseIf(isOver("max_mb_base64", bytes) || isOver("body_max_mb", encoded));
    }

    private boolean takesFormat(String format) {
        List<String> formats = new ArrayList<>();
        limits.path("formats").forEach(it -> formats.add(common(it.textValue())));
        return formats.isEmpty() || formats.contains(common(format));
    }

    private static String common(String format) {
        String name = format.toLowerCase(Locale.ROOT);
        return "jpg".equals(name) ? "jpeg" : name;
    }

    private void checkSeconds(double seconds) {
        JsonNode range = limits.path("seconds");
        refuseIf(range.isArray() && (seconds < range.get(0).doubleValue() || seconds > range.get(1).doubleValue()));
        refuseIf(limits.has("seconds_below") && seconds >= limits.get("seconds_below").doubleValue());
    }

    private void checkSides(int shorter, int longer) {
        JsonNode range = limits.path("side_px");
        refuseIf(range.isArray() && (shorter < range.get(0).intValue() || longer > range.get(1).intValue()));
        JsonNode resolution = limits.path("resolution");
        refuseIf(resolution.isArray() && (shorter < lines(resolution.get(0)) || shorter > lines(resolution.get(1))));
        double ratio = longer / (double) shorter;
        refuseIf(limits.has("ratio_max") && ratio > limits.get("ratio_max").doubleValue());
        refuseIf(limits.has("ratio_below") && ratio >= limits.get("ratio_below").doubleValue());
    }

    private void checkLeastSize(MediaInfo file) {
        JsonNode least = limits.path("min_px");
        refuseIf(least.isArray() && (file.width() < least.get(0).intValue() || file.height() < least.get(1).intValue()));
    }

    private void checkRatio(double ratio) {
        JsonNode range = limits.path("ratio");
        refuseIf(range.isArray() && (ratio < ratio(range.get(0)) || ratio > ratio(range.get(1))));
        JsonNode between = limits.path("aspect_ratio_between");
        refuseIf(between.isArray() && (ratio <= ratio(between.get(0)) || ratio >= ratio(between.get(1))));
    }

    private static int lines(JsonNode resolution) {
        return Integer.parseInt(resolution.textValue().replace("p", ""));
    }

    private static double ratio(JsonNode text) {
        String[] sides = text.textValue().split(":");
        return Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    }

    private boolean isOver(String limit, long bytes) {
        return limits.has(limit) && bytes > limits.get(limit).longValue() * MEBIBYTE;
    }

    private static void refuseIf(boolean outside) {
        if (outside) {
            throw Refusal.of(Breach.MEDIA);
        }
    }
}
