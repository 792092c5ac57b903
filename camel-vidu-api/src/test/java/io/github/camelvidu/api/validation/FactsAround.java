// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.media.MediaFacts;

/** Files just inside and just outside of each limit that the {@code media} of a field in constraints.json has. */
final class FactsAround {

    /** Remarks, limits that are common to all, that are for two files, or that are for text inside the request. */
    private static final Set<String> ELSEWHERE = Set.of(
            "kind", "codec", "seconds_shot_list_only", "formats", "max_mb", "max_mb_base64", "body_max_mb",
            "pixel_size_ratio_first_to_last");
    private static final BigDecimal BIT = new BigDecimal("0.001");
    private static final long MB = 1024 * 1024;

    final List<MediaFacts> inside = new ArrayList<>();
    final List<MediaFacts> outside = new ArrayList<>();
    final List<MediaFacts> otherFormats = new ArrayList<>();

    private final JsonNode limits;
    private final JsonNode common;
    private final String kind;

    FactsAround(JsonNode limits) {
        this.limits = limits;
        this.kind = limits.get("kind").asText();
        this.common = kind.equals("image") ? Resources.constraints().at("/common/image") : Resources.json("{}");
        inside.add(usual());
        inside.add(new MediaFacts(kind, format(), 1, null, null, null, null));
        limits.fieldNames().forEachRemaining(this::around);
        formats();
        size();
        if (common.has("aspect_ratio_between") && !limits.has("ratio") && !limits.has("ratio_max")
                && !limits.has("ratio_below")) {
            tooLong(2400, 600);
        }
    }

    private void around(String limit) {
        JsonNode value = limits.get(limit);
        switch (limit) {
            case "seconds" -> {
                inside(lasting(value.get(0).decimalValue()), lasting(value.get(1).decimalValue()));
                outside(lasting(value.get(1).decimalValue().add(BIT)));
                if (value.get(0).decimalValue().signum() > 0) {
                    outside(lasting(value.get(0).decimalValue().subtract(BIT)));
                }
            }
            case "seconds_below" -> {
                inside(lasting(value.decimalValue().subtract(BIT)));
                outside(lasting(value.decimalValue()));
            }
            case "fps_below" -> {
                inside(at(value.decimalValue().subtract(BIT)));
                outside(at(value.decimalValue()));
            }
            case "min_px" -> {
                int width = value.get(0).asInt();
                int height = value.get(1).asInt();
                inside(sized(width, height));
                outside(sized(width - 1, height), sized(width, height - 1));
            }
            case "side_px" -> {
                int least = value.get(0).asInt();
                int most = value.get(1).asInt();
                inside(sized(Math.max(1, least), Math.max(1, least)), sized(most, most));
                outside(sized(most + 1, most), sized(most, most + 1));
                if (least > 0) {
                    outside(sized(least - 1, least), sized(least, least - 1));
                }
            }
            case "resolution" -> {
                inside(sized(480, 640), sized(1920, 1080));
                outside(sized(640, 479), sized(1081, 1920));
            }
            case "ratio" -> {
                inside(sized(300, 900), sized(900, 300));
                outside(sized(299, 900), sized(900, 299));
            }
            case "ratio_max" -> {
                inside(sized(1440, 720), sized(720, 1440));
                outside(sized(1441, 720), sized(720, 1441));
            }
            case "ratio_below" -> tooLong(1440, 720);
            default -> {
                if (!ELSEWHERE.contains(limit)) {
                    throw new IllegalStateException("a new limit: " + limit);
                }
            }
        }
    }

    /** A longer side that is just too long for the shorter one, either way round. */
    private void tooLong(int longer, int shorter) {
        inside(sized(longer - 1, shorter), sized(shorter, longer - 1));
        outside(sized(longer, shorter), sized(shorter, longer));
    }

    private void formats() {
        JsonNode formats = limits.has("formats") ? limits.get("formats") : common.path("formats");
        formats.forEach(format -> inside(ofFormat(format.asText())));
        if (formats.toString().contains("jp")) {
            inside(ofFormat("jpg"), ofFormat("jpeg"));
        }
        otherFormats.add(new MediaFacts(kind.equals("image") ? "video" : "image", format(), 1, null, null, null, null));
        if (!formats.isEmpty()) {
            otherFormats.add(ofFormat("xyz"));
        }
    }

    private void size() {
        BigDecimal own = limits.path("max_mb").isMissingNode() ? null : limits.get("max_mb").decimalValue();
        BigDecimal all = common.path("max_mb").isMissingNode() ? null : common.get("max_mb").decimalValue();
        if (own != null || all != null) {
            long bytes = (own == null ? all : all == null ? own : own.min(all)).multiply(BigDecimal.valueOf(MB)).longValue();
            inside(ofBytes(bytes));
            outside(ofBytes(bytes + 1));
        }
    }

    private String format() {
        JsonNode formats = limits.has("formats") ? limits.get("formats") : common.path("formats");
        return formats.isEmpty() ? kind.equals("audio") ? "mp3" : "mp4" : formats.get(0).asText();
    }

    /** A length that every limit of seconds allows. */
    private BigDecimal length() {
        return limits.has("seconds") ? limits.get("seconds").get(1).decimalValue() : BigDecimal.ONE;
    }

    private MediaFacts usual() {
        return facts(format(), 1000, 720, 720, length(), BigDecimal.TEN);
    }

    private MediaFacts lasting(BigDecimal seconds) {
        return facts(format(), 1000, 720, 720, seconds, BigDecimal.TEN);
    }

    private MediaFacts at(BigDecimal framesPerSecond) {
        return facts(format(), 1000, 720, 720, length(), framesPerSecond);
    }

    private MediaFacts sized(int width, int height) {
        return facts(format(), 1000, width, height, length(), BigDecimal.TEN);
    }

    private MediaFacts ofFormat(String format) {
        return facts(format, 1000, 720, 720, length(), BigDecimal.TEN);
    }

    private MediaFacts ofBytes(long bytes) {
        return facts(format(), bytes, 720, 720, length(), BigDecimal.TEN);
    }

    private MediaFacts facts(
            String format, long bytes, int width, int height, BigDecimal seconds, BigDecimal framesPerSecond) {
        return switch (kind) {
            case "image" -> MediaFacts.image(format, bytes, width, height);
            case "video" -> new MediaFacts(kind, format, bytes, width, height, seconds, framesPerSecond);
            default -> new MediaFacts(kind, format, bytes, null, null, seconds, null);
        };
    }

    private void inside(MediaFacts... facts) {
        inside.addAll(List.of(facts));
    }

    private void outside(MediaFacts... facts) {
        outside.addAll(List.of(facts));
    }
}
