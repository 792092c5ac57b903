// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelvidu.api.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What is wrong with tables of a user is said by the name of the member. */
class OddTablesTest {

    private final Catalog bundled = Catalog.bundled();

    @ParameterizedTest
    @MethodSource("oddTables")
    void whatIsOddIsNamed(String tables, String message) {
        JsonNode json = Resources.json(tables);

        assertThatIllegalArgumentException().isThrownBy(() -> bundled.extendedBy(json))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("jackson", "io.github", "property"));
    }

    static Stream<Arguments> oddTables() {
        return Stream.of(
                Arguments.of("{'constraint': {}}", "tables: constraint is not one of constraints, pricing"),
                Arguments.of("{'constraints': []}", "tables: constraints is not an object"),
                Arguments.of("{'pricing': null}", "tables: pricing is not an object"),
                oddConstraints("{'operation': {}}", "operation is not one of as_of, basis, schema, common, "),
                oddConstraints("{'common': {'http_body_max': 1}}", "common.http_body_max is not one of payload_max_chars, "),
                oddConstraints("{'operations': null}", "operations is missing or is not an object"),
                oddConstraints("{'operations': {'x': {}}}", "operations.x.kind is missing"),
                oddConstraints("{'operations': {'x': 7}}", "operations.x is not an object"),
                oddConstraints(
                        "{'operations': {'replace': {'models': {'q': {}}}}}",
                        "operations.replace.models: the operation has no member model"),
                oddExtend("{'watch': 'soon'}", "watch is not one of list, single, now"),
                oddExtend("{'models': {'q': {'fields': {}}}}", "models.q.confidence is missing"),
                oddExtend("{'models': {'q': 7}}", "models.q is not an object"),
                oddField("'model': {'enum': 'x'}", "model.enum is not a list"),
                oddField("'images': {'max_itms': 2}", "images.max_itms is not a member that is known here"),
                oddField("'images': {'max_items': 'two'}", "images.max_items is not a number"),
                oddField("'prompt': {'pattern': '('}", "prompt.pattern is not a regular expression"),
                oddField(
                        "'images': {'media': {'ratio': ['a', '3:1']}}",
                        "images.media.ratio[0]: a ratio is two whole numbers such as 1:4, not a"),
                oddField("'images': {'media': {'min_px': [1]}}", "images.media: min_px has two values, not 1"),
                oddField(
                        "'video_url': {'media': {'resolution': ['2K', '4K']}}",
                        "video_url.media: the resolution of a file is lines such as 480p and 1080p"),
                oddField(
                        "'video_url': {'media': {'seconds': [9, null]}}",
                        "video_url.media.seconds is not what it should be"),
                oddPricing("{'row': []}", "row is not one of as_of, unit"),
                oddPricing("{'unit_price': {'eur': 1}}", "unit_price.eur is not one of china_cny, global_usd"),
                oddPricing("{'unit_price': {'china_cny': 'free'}}", "unit_price.china_cny is not a number"),
                oddPricing("{'rows': {}}", "rows is not a list"),
                oddPricing("{'rows': null}", "rows is not a list"),
                oddPricing("{'rows': [7]}", "rows[0] is not an object"),
                oddPricing("{'rows': [{'kind': null, 'measure': 'task'}]}", "rows[0].kind is not text"),
                oddPricing("{'rows': [{'kind': 'extend'}]}", "rows[0].measure is missing"),
                oddPricing("{'unpriced': [{'kind': 'extend'}]}", "unpriced[0].why is missing"));
    }

    private static Arguments oddConstraints(String patch, String message) {
        return Arguments.of("{'constraints': " + patch + "}", "constraints: " + message);
    }

    private static Arguments oddExtend(String patch, String message) {
        return oddConstraints("{'operations': {'extend': " + patch + "}}", "operations.extend." + message);
    }

    private static Arguments oddField(String patch, String message) {
        return oddExtend("{'fields': {" + patch + "}}", "fields." + message);
    }

    private static Arguments oddPricing(String patch, String message) {
        return Arguments.of("{'pricing': " + patch + "}", "pricing: " + message);
    }

    @Test
    void tablesAreAnObject() {
        assertThatIllegalArgumentException().isThrownBy(() -> bundled.extendedBy(TextNode.valueOf("x")))
                .withMessage("tables: the content is not an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'a': {'b': 1, 'c': 2}}|{'a': {'b': null}}|{'a': {'c': 2}}",
            "{'a': [1, 2]}|{'a': [3]}|{'a': [3]}", "{'a': 1}|{'a': {'b': {'c': null}}}|{'a': {'b': {}}}",
            "{'a': {'b': 1}}|{'a': 'x'}|{'a': 'x'}", "{'a': 1}|{}|{'a': 1}" })
    void patchesAreMergedAsTheStandardSays(String example) {
        String[] parts = example.split("\\|");

        assertThat(MergePatch.apply(Resources.json(parts[0]), Resources.json(parts[1])))
                .isEqualTo(Resources.json(parts[2]));
    }
}
