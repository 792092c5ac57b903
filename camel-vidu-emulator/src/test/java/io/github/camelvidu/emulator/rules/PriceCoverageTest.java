// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.rules.SampleRequests.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the limits allow has a price, and only one, or is said to have none. */
class PriceCoverageTest {

    private static final RuleBook RULES = RuleBook.published();
    private static final PriceList PRICES = PriceList.published();
    private static final Lengths FIVE_SECONDS = new Lengths() {

        @Override
        public double source() {
            return 5;
        }

        @Override
        public double audio() {
            return 5;
        }

        @Override
        public double speech() {
            return 5;
        }

        @Override
        public double output() {
            return 5;
        }
    };

    @ParameterizedTest
    @MethodSource("cases")
    void everyCombinationHasOnePriceOrIsNamedAsUnpriced(Case it) {
        for (ObjectNode request : combinations(it)) {
            for (Site site : Site.values()) {
                EffectiveRequest effective = effective(it.id(), request, site);
                boolean unpriced
                        = PublishedPrices.fitting("unpriced", effective, site).stream().anyMatch(row -> !row.has("part"));
                assertThat(PublishedPrices.fitting("rows", effective, site)).as("%s", request).hasSize(unpriced ? 0 : 1);
                assertThat(PRICES.credits(effective, site, FIVE_SECONDS).isEmpty()).as("%s", request).isEqualTo(unpriced);
            }
        }
    }

    static Stream<Case> cases() {
        return SampleRequests.cases();
    }

    private static List<ObjectNode> combinations(Case it) {
        List<ObjectNode> requests = List.of(it.request());
        for (String member : List.of("resolution", "upscale_resolution", "quality", "type", "audio", "off_peak", "is_rec")) {
            requests = varied(requests, member, it.fields().path(member));
        }
        requests = varied(requests, "duration", it.fields().path("duration"));
        if ("reference2image".equals(it.id())) {
            requests = requests.stream()
                    .flatMap(request -> IntStream.rangeClosed(1, 7).mapToObj(count -> {
                        ObjectNode more = request.deepCopy();
                        more.set("images", SampleRequests.list(it.fields().path("images"), count));
                        return more;
                    })).toList();
        }
        return requests.stream().filter(request -> isAccepted(it.id(), request)).toList();
    }

    private static List<ObjectNode> varied(List<ObjectNode> requests, String member, JsonNode field) {
        List<JsonNode> values = new ArrayList<>();
        field.path("enum").forEach(values::add);
        if ("boolean".equals(field.path("type").asText())) {
            values.addAll(List.of(SampleRequests.JSON.getNodeFactory().booleanNode(true),
                    SampleRequests.JSON.getNodeFactory().booleanNode(false)));
        }
        if (field.has("max")) {
            values.addAll(List.of(field.path("min"), field.path("max")));
        }
        return values.isEmpty()
                ? requests : requests.stream()
                        .flatMap(request -> values.stream().map(value -> request.deepCopy().<ObjectNode> set(member, value)))
                        .toList();
    }

    private static boolean isAccepted(String id, ObjectNode request) {
        try {
            effective(id, request, Site.CHINA);
            effective(id, request, Site.GLOBAL);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private static EffectiveRequest effective(String id, ObjectNode request, Site site) {
        OperationRules operation = RULES.operation(id);
        operation.checkMembers(request);
        return operation.checkValues(request, site);
    }
}
