// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Limits that hold for all calls, from the {@code common} part of the tables (Vidu reference, sections 1 and 11).
 *
 * @param maxBodyBytes       of a request
 * @param pageSize           of the task list when none is asked for
 * @param maxPageSize        of the task list
 * @param listWindow         how far the task list looks back when no start is given
 * @param resultLinkLifetime of links to results
 * @param coverLinkLifetime  of links to cover pictures
 * @param offPeakDeadline    after which a waiting off-peak task is given up
 * @param concurrency        tasks of an account that run at once
 * @param subjectCount       subjects of a list answer when no number is asked for
 * @param maxSubjectCount    subjects of a list answer
 */
public record PlatformLimits(
        long maxBodyBytes, int pageSize, int maxPageSize, Duration listWindow, Duration resultLinkLifetime,
        Duration coverLinkLifetime, Duration offPeakDeadline, int concurrency, int subjectCount, int maxSubjectCount) {

    private static final long MEBIBYTE = 1024 * 1024;

    static PlatformLimits of(JsonNode common) {
        JsonNode list = common.path("task_list");
        return new PlatformLimits(
                common.path("http_body_max_mb").longValue() * MEBIBYTE, list.path("page_size_default").intValue(),
                list.path("page_size_max").intValue(),
                Duration.ofDays(list.path("default_window_days").longValue()),
                Duration.ofSeconds(common.path("result_url_seconds").longValue()),
                Duration.ofSeconds(common.path("cover_url_seconds_observed").longValue()),
                Duration.ofHours(common.path("off_peak_deadline_hours").longValue()),
                common.path("default_concurrency").intValue(),
                common.at("/subjects_list/count_default").intValue(), common.at("/subjects_list/count_max").intValue());
    }
}
