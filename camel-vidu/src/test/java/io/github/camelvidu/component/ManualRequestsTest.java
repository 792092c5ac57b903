// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.validation.RequestValidator;
import io.github.camelvidu.api.validation.Validation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every request that the manual shows in JSON is one that is sent. */
@Tag("catalog")
class ManualRequestsTest {

    private static final Pattern REQUEST = Pattern.compile(
            "A request of the kind `([^`]+)` in JSON[^\\n]*:\\n\\n\\[source,json]\\n----\\n(.*?)\\n----", Pattern.DOTALL);

    static List<MatchResult> requests() throws IOException {
        return ManualPage.all().stream().flatMap(page -> REQUEST.matcher(page.text()).results()).toList();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyRequestThatIsShownPassesTheStrictValidation(MatchResult shown) throws IOException {
        ObjectNode body = (ObjectNode) new ObjectMapper().readTree(shown.group(2));
        Catalog catalog = Catalog.bundled();

        assertThat(new RequestValidator(catalog, Validation.STRICT, Site.GLOBAL)
                .faults(catalog.choose(shown.group(1), body), body)).isEmpty();
    }

    @Test
    void theManualShowsRequests() throws IOException {
        assertThat(requests()).hasSizeGreaterThan(1);
    }
}
