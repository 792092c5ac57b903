// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.Site;

/** Picks rows of the published price file, with code of its own. */
final class PublishedPrices {

    private PublishedPrices() {
    }

    /** The rows of a part of the file that fit a request. */
    static List<JsonNode> fitting(String part, EffectiveRequest request, Site site) {
        List<JsonNode> rows = StreamSupport.stream(SampleRequests.PRICES.path(part).spliterator(), false)
                .filter(row -> fits(row, request))
                .filter(row -> List.of("any", site.name().toLowerCase(Locale.ROOT)).contains(row.path("site").asText("any")))
                .toList();
        boolean ofSite = rows.stream().anyMatch(row -> !"any".equals(row.path("site").asText("any")));
        return ofSite ? rows.stream().filter(row -> !"any".equals(row.path("site").asText())).toList() : rows;
    }

    private static boolean fits(JsonNode row, EffectiveRequest request) {
        JsonNode members = request.members();
        String resolution = members.path("upscale_resolution").asText(members.path("resolution").asText());
        return row.path("kind").asText().equals(request.operation().kind())
                && (row.path("model").isNull() || row.path("model").asText().equals(members.path("model").asText()))
                && (row.path("resolution").isNull() || row.path("resolution").asText().equals(resolution))
                && isWithin(row.path("seconds"), members.path("duration").asInt())
                && isWithin(row.path("images"), members.path("images").size())
                && row.path("when").properties().stream().allMatch(test -> passes(test, members));
    }

    private static boolean isWithin(JsonNode range, int value) {
        return range.isMissingNode() || value >= range.get(0).asInt() && value <= range.get(1).asInt();
    }

    private static boolean passes(Map.Entry<String, JsonNode> test, JsonNode members) {
        JsonNode value = members.path(test.getKey());
        if (test.getValue().has("present")) {
            return test.getValue().path("present").booleanValue() == (value.size() > 0 || !value.asText().isEmpty());
        }
        // quality is the one member whose default stands in the price file
        return test.getValue().path("eq").asText().equals(value.asText("quality".equals(test.getKey()) ? "standard" : ""));
    }
}
