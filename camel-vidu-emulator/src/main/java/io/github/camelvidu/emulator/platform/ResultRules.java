// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.json.JsonResource;
import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.media.PixelSize;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.store.TaskResult;

/**
 * Number, size and length of what an operation makes, evaluated as the {@code schema} part of {@code results.json}
 * says. Immutable.
 */
final class ResultRules {

    /** Longer videos and sounds than the platform makes are cut off, in seconds. */
    static final double LONGEST = 600;
    private static final int LONGEST_SIDE = 8192;
    private static final int SHORTEST_SIDE = 16;
    private static final String UNKNOWN_SHAPE = "16:9";
    private static final String USUAL_RESOLUTION = "720p";
    private static final String OWN = "own";

    private final JsonNode tables;

    private ResultRules(JsonNode tables) {
        this.tables = tables;
    }

    static ResultRules published() {
        return new ResultRules(JsonResource.read("/io/github/camelvidu/emulator/results.json"));
    }

    ResultPlan plan(Material material) {
        EffectiveRequest request = material.request();
        JsonNode table = tables.path("operations").path(request.operation().id());
        String type = request.operation().result();
        double seconds = seconds(table.path("seconds"), material);
        if (!table.has("resolution")) {
            return new ResultPlan("", seconds > 0 ? TaskResult.sound(type, seconds) : TaskResult.of(type), "");
        }
        String resolution = resolution(table, request);
        PixelSize size = size(table, resolution, material);
        int count = table.has("count") ? request.members().path(table.get("count").asText()).asInt(1) : 1;
        // the emulator's videos are whole seconds long
        double length = TaskResult.VIDEO.equals(type) ? Math.ceil(seconds) : seconds;
        return new ResultPlan(
                resolution, new TaskResult(type, count, size.width(), size.height(), length), failure(table, size, material));
    }

    private double seconds(JsonNode terms, Material material) {
        double sum = 0;
        for (JsonNode term : terms) {
            sum += term.isNumber() ? term.doubleValue() : seconds(term.textValue(), material);
        }
        return Math.max(0, Math.min(LONGEST, sum));
    }

    private double seconds(String term, Material material) {
        return switch (term) {
            case "source" -> material.sourceSeconds();
            case "audio" -> material.audioSeconds();
            case "speech" -> material.speechSeconds();
            case "text" -> material.textSeconds();
            default -> seconds(material.request().members().path(term));
        };
    }

    private double seconds(JsonNode value) {
        if (value.isArray()) {
            double sum = 0;
            for (JsonNode item : value) {
                sum += chosenIfZero(item.path("duration"));
            }
            return sum;
        }
        return chosenIfZero(value);
    }

    private double chosenIfZero(JsonNode seconds) {
        return seconds.doubleValue() == 0 ? tables.path("chosen_seconds").doubleValue() : seconds.doubleValue();
    }

    private static String resolution(JsonNode table, EffectiveRequest request) {
        String wanted = table.get("resolution").textValue();
        String resolution = OWN.equals(wanted) ? "" : request.members().path(wanted).asText(wanted);
        return resolution.isEmpty() || PixelSize.isKnown(resolution) ? resolution : USUAL_RESOLUTION;
    }

    private static PixelSize size(JsonNode table, String resolution, Material material) {
        for (JsonNode shape : table.path("shape")) {
            Optional<PixelSize> size = "aspect_ratio".equals(shape.textValue())
                    ? asked(resolution, material.request().text("aspect_ratio"))
                    : followed(shape.textValue(), material).map(media -> sizeOf(media, resolution));
            if (size.isPresent()) {
                return size.get();
            }
        }
        return PixelSize.of(usual(resolution), UNKNOWN_SHAPE);
    }

    /** A ratio that is no pair of numbers, such as {@code auto}, leaves the shape to the next rule. */
    private static Optional<PixelSize> asked(String resolution, String ratio) {
        return ratio.matches("[1-9]\\d{0,4}:[1-9]\\d{0,4}")
                ? Optional.of(PixelSize.of(usual(resolution), ratio)) : Optional.empty();
    }

    private static String usual(String resolution) {
        return resolution.isEmpty() ? USUAL_RESOLUTION : resolution;
    }

    private static Optional<MediaInfo> followed(String shape, Material material) {
        return "source".equals(shape) ? material.source().filter(media -> media.width() > 0) : material.picture(shape);
    }

    private static PixelSize sizeOf(MediaInfo media, String resolution) {
        return resolution.isEmpty()
                ? ownSize(media) : PixelSize.of(resolution, media.width(), media.height());
    }

    /** The size of a file, as far as a video can have it: even sides, neither too long nor too short. */
    private static PixelSize ownSize(MediaInfo media) {
        double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(media.width(), media.height()));
        return new PixelSize(side(media.width() * scale), side(media.height() * scale));
    }

    private static int side(double pixels) {
        return Math.max(SHORTEST_SIDE, 2 * (int) Math.round(pixels / 2));
    }

    private static String failure(JsonNode table, PixelSize size, Material material) {
        boolean exceeds = material.source()
                .map(source -> shortSide(size.width(), size.height()) > shortSide(source.width(), source.height()))
                .orElse(true);
        return exceeds ? "" : table.path("must_exceed_source").asText();
    }

    private static int shortSide(int width, int height) {
        return Math.min(width, height);
    }
}
