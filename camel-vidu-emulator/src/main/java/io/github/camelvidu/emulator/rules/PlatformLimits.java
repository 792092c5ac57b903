// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Limits that hold for all calls, from the {@code common} part of the tables (Vidu reference, sections 1 and 11).
 *
 * @param maxBodyBytes       of a request
 * @param maxImageBytes      of one picture
 * @param imageFormats       as found in the picture's first bytes
 * @param narrowestImage     width divided by height must be more than this
 * @param widestImage        width divided by height must be less than this
 * @param pageSize           of the task list when none is asked for
 * @param maxPageSize        of the task list
 * @param listWindow         how far the task list looks back when no start is given
 * @param resultLinkLifetime of links to results
 * @param coverLinkLifetime  of links to cover pictures
 * @param offPeakDeadline    after which a waiting off-peak task is given up
 * @param concurrency        tasks of an account that run at once
 */
public record PlatformLimits(
        long maxBodyBytes, long maxImageBytes, Set<String> imageFormats, double narrowestImage, double widestImage,
        int pageSize,
        int maxPageSize, Duration listWindow, Duration resultLinkLifetime, Duration coverLinkLifetime, Duration offPeakDeadline,
        int concurrency) {

    private static final long MEBIBYTE = 1024 * 1024;

    public PlatformLimits {
        imageFormats = Set.copyOf(imageFormats);
    }

    static PlatformLimits of(JsonNode common) {
        JsonNode image = common.path("image");
        JsonNode list = common.path("task_list");
        Set<String> formats = new TreeSet<>();
        image.path("formats").forEach(format -> formats.add(format.textValue()));
        List<Double> ratios = List.of(ratio(image.path("aspect_ratio_between").path(0).asText()),
                ratio(image.path("aspect_ratio_between").path(1).asText()));
        return new PlatformLimits(
                common.path("http_body_max_mb").longValue() * MEBIBYTE, image.path("max_mb").longValue() * MEBIBYTE, formats,
                ratios.get(0), ratios.get(1), list.path("page_size_default").intValue(), list.path("page_size_max").intValue(),
                Duration.ofDays(list.path("default_window_days").longValue()),
                Duration.ofSeconds(common.path("result_url_seconds").longValue()),
                Duration.ofSeconds(common.path("cover_url_seconds_observed").longValue()),
                Duration.ofHours(common.path("off_peak_deadline_hours").longValue()),
                common.path("default_concurrency").intValue());
    }

    private static double ratio(String text) {
        String[] sides = text.split(":");
        return Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    }
}
