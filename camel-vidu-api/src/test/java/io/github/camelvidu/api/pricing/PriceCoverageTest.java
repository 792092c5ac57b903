// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.pricing;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.RawLimits;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.validation.RequestValidator;
import io.github.camelvidu.api.validation.Validation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every length and resolution that a model allows has one price, or a reason why it has none. */
class PriceCoverageTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @MethodSource("limits")
    void whatIsAllowedHasOnePriceOrAReason(RawLimits limits) {
        Operation operation = catalog.operations().get(RawLimits.keys().indexOf(limits.key()));
        for (Site site : Site.values()) {
            for (ObjectNode body : bodies(limits, operation, site)) {
                Estimate estimate = new Estimator(catalog, site).estimate(operation, body);

                assertThat(estimate.unpriced()).as(body.toString()).satisfiesAnyOf(
                        why -> assertThat(why).isNull(),
                        why -> assertThat(why).doesNotContain("is listed"));
                assertThat(estimate.credits() == null && estimate.unpriced() == null).as(body.toString()).isFalse();
            }
        }
    }

    static List<RawLimits> limits() {
        return RawLimits.all();
    }

    /** Every length with every resolution that the validation lets pass. */
    private List<ObjectNode> bodies(RawLimits limits, Operation operation, Site site) {
        List<ObjectNode> bodies = new ArrayList<>();
        for (int duration = 0; duration <= 16; duration++) {
            for (String resolution : List.of("", "360p", "540p", "720p", "1080p", "2K", "4K", "8K")) {
                ObjectNode body = Resources.json("{'images': ['https://a.example/b'], 'type': 'generate_video'}");
                body.put("model", limits.model()).put("prompt", "x").put("count", 1);
                put(body, operation.fields().get("duration"), "duration", duration);
                put(body, operation, "resolution", resolution);
                put(body, operation, "upscale_resolution", resolution);
                if (allowed(operation, body, site)) {
                    bodies.add(body);
                }
            }
        }
        assertThat(bodies).isNotEmpty();
        return bodies;
    }

    private static void put(ObjectNode body, Field field, String member, int value) {
        if (field != null) {
            body.put(member, value);
        }
    }

    private static void put(ObjectNode body, Operation operation, String member, String value) {
        if (operation.fields().containsKey(member) && !value.isEmpty()) {
            body.put(member, value);
        }
    }

    private boolean allowed(Operation operation, ObjectNode body, Site site) {
        return new RequestValidator(catalog, Validation.STRICT, site).faults(operation, body).stream()
                .noneMatch(fault -> fault.field().equals("duration") || fault.field().endsWith("resolution"));
    }
}
