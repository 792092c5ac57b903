// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.pricing.Estimate;
import io.github.camelvidu.api.pricing.Estimator;
import io.github.camelvidu.api.validation.RequestFault;
import io.github.camelvidu.api.validation.RequestValidator;
import io.github.camelvidu.api.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables of a user over those that come with the library. */
class CatalogExtensionTest {

    private static final String VIDUQ5 = """
            {'constraints': {'operations': {'text2video': {'models': {'viduq5': {'confidence': 'low', 'fields': {
                'duration': {'min': 2, 'max': 30, 'default': 10},
                'resolution': {'enum': ['1080p', '4K'], 'default': '1080p'}}}}}}},
             'pricing': {'rows': [
               {'kind': 'text2video', 'model': 'viduq5', 'resolution': '1080p', 'measure': 'duration', 'block': 1,
                'fixed': 0, 'totals': [], 'each': 30, 'offPeak': null, 'site': 'any', 'confidence': 'low'}]}}""";

    private final Catalog bundled = Catalog.bundled();

    @Test
    void aNewModelIsAllowedAndPricedWithoutRepeatingTheList() {
        Catalog catalog = bundled.extendedBy(Resources.json(VIDUQ5));
        ObjectNode body = Resources.json("{'model': 'viduq5', 'prompt': 'x', 'duration': 30}");

        assertThat(faults(bundled, "text2video", body)).extracting(RequestFault::field).containsExactly("model");
        assertThat(faults(catalog, "text2video", body)).isEmpty();
        assertThat(estimate(catalog, "text2video", body)).extracting(Estimate::credits, Estimate::confidence)
                .containsExactly(900, "low");
        assertThat(faults(catalog, "text2video", body.put("duration", 31))).extracting(RequestFault::message)
                .containsExactly("duration is 31, allowed is a whole number from 2 to 30 for viduq5: change it.");
    }

    @Test
    void everythingElseStays() {
        Catalog catalog = bundled.extendedBy(Resources.json(VIDUQ5));

        assertThat(catalog.kinds()).containsExactlyElementsOf(bundled.kinds());
        assertThat(catalog.operation("img2video")).isEqualTo(bundled.operation("img2video"));
        assertThat(catalog.prices().rows()).hasSize(bundled.prices().rows().size() + 1)
                .containsAll(bundled.prices().rows());
        assertThat(catalog.prices().extras()).isEqualTo(bundled.prices().extras());
        assertThat(catalog.prices().unpriced()).isEqualTo(bundled.prices().unpriced());
        assertThat(models(catalog)).containsExactly("viduq3-pro", "viduq3-turbo", "viduq2", "viduq1", "viduq5");
    }

    @Test
    void nothingToSayChangesNothing() {
        for (String tables : List.of("{}", "{'constraints': {}}", "{'pricing': {}}", "{'pricing': {'rows': []}}")) {
            Catalog catalog = bundled.extendedBy(Resources.json(tables));

            assertThat(catalog.operations()).hasToString(bundled.operations().toString());
            assertThat(catalog.prices()).isEqualTo(bundled.prices());
        }
    }

    @Test
    void extensionsLieOverEachOtherAndTheFilesOfTheUserStayTheirs() {
        ObjectNode tables = Resources.json(VIDUQ5);
        Catalog once = bundled.extendedBy(tables);
        tables.removeAll();
        Catalog twice
                = once.extendedBy(constraint("text2video", "{'models': {'viduq6': {'confidence': 'low', 'fields': {}}}}"));

        assertThat(models(once)).endsWith("viduq5");
        assertThat(models(twice)).endsWith("viduq5", "viduq6");
        assertThat(models(bundled)).doesNotContain("viduq5");
    }

    @Test
    void aLimitOfAModelIsChangedAndTheOthersStay() {
        Catalog catalog = bundled.extendedBy(
                constraint("text2video", "{'models': {'viduq2': {'fields': {'duration': {'max': 12}}}}}"));

        Field duration = catalog.operation("text2video").orElseThrow().models().get("viduq2").fields().get("duration");
        assertThat(duration.max().intValueExact()).isEqualTo(12);
        assertThat(duration.min().intValueExact()).isEqualTo(1);
        assertThat(duration.defaultValue().intValue()).isEqualTo(5);
        assertThat(models(catalog)).isEqualTo(models(bundled));
    }

    @Test
    void nullTakesAModelAndAKindAway() {
        Catalog catalog = bundled.extendedBy(Resources.json("""
                {'constraints': {'operations': {'extend': null, 'text2video': {'models': {'viduq1': null}}}}}"""));

        assertThat(catalog.kinds()).doesNotContain("extend").hasSize(bundled.kinds().size() - 1);
        assertThat(catalog.operation("extend")).isEmpty();
        assertThat(models(catalog)).containsExactly("viduq3-pro", "viduq3-turbo", "viduq2");
        assertThat(catalog.operation("text2video").orElseThrow().models()).doesNotContainKey("viduq1");
    }

    @Test
    void aListOfModelsOfThePatchItselfLosesNothing() {
        Catalog catalog = bundled.extendedBy(constraint("text2video", """
                {'fields': {'model': {'enum': ['viduq1']}}, 'models': {'viduq1': null,
                 'viduq5': {'confidence': 'low', 'fields': {}}}}"""));

        assertThat(models(catalog)).containsExactly("viduq1", "viduq5");
    }

    @Test
    void aNewKindIsOneMoreOperation() {
        ObjectNode operation = Resources.constraints().withObject("/operations/replace");
        operation.put("kind", "swap-faces").put("operation_id", "swapFaces").put("path", "/ent/v2/swap-faces");
        ObjectNode tables = Resources.json("{}");
        tables.putObject("constraints").putObject("operations").set("swapFaces", operation);
        Catalog catalog = bundled.extendedBy(tables);

        assertThat(catalog.kinds()).endsWith("swap-faces");
        assertThat(catalog.kind("swapfaces")).contains("swap-faces");
    }

    @Test
    void aNewPriceTakesThePlaceOfThoseOfItsModelOnly() {
        Catalog catalog = bundled.extendedBy(price("'kind': 'text2video', 'model': 'viduq2', 'resolution': '720p'", 7));

        assertThat(estimate(catalog, "text2video", Resources.json("{'model': 'viduq2', 'prompt': 'x'}")).credits())
                .isEqualTo(35);
        assertThat(estimate(catalog, "text2video",
                Resources.json("{'model': 'viduq2', 'prompt': 'x', 'resolution': '1080p'}")).unpriced())
                .isEqualTo("no price is listed for this request");
        assertThat(estimate(catalog, "text2video", Resources.json("{'model': 'viduq1', 'prompt': 'x'}")).credits())
                .isEqualTo(80);
    }

    @Test
    void extrasAreReplacedByThemselves() {
        Catalog catalog = bundled.extendedBy(Resources.json("""
                {'pricing': {'extras': [{'kind': 'img2video', 'model': 'viduq2-pro', 'measure': 'task', 'block': 1,
                 'when': {'audio': {'eq': true}}, 'fixed': 20, 'totals': [], 'each': 0, 'offPeak': null, 'site': 'any',
                 'confidence': 'high'}]}}"""));
        ObjectNode body = Resources.json("{'model': 'viduq2-pro', 'images': ['https://a.example/b'], 'duration': 1}");

        assertThat(estimate(catalog, "img2video", body.put("audio", true)).credits()).isEqualTo(15 + 20);
        assertThat(estimate(catalog, "img2video", body.put("is_rec", true)).credits()).isEqualTo(15 + 20 + 10);
        assertThat(estimate(catalog, "img2video", body.put("model", "viduq2-turbo")).credits()).isEqualTo(8 + 15 + 10);
    }

    @Test
    void aPriceEndsThatTheWholeHasNone() {
        Catalog catalog = bundled.extendedBy(price("'kind': 'ecommerce-img'", 25));
        ObjectNode body = Resources.json("{'image': 'https://a.example/b', 'count': 4, 'prompt': 'x'}");

        assertThat(estimate(bundled, "ecommerce-img", body).credits()).isNull();
        assertThat(estimate(catalog, "ecommerce-img", body.put("duration", 1)).credits()).isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2K|{'resolution': '2K', 'duration': 5}|500|",
            "4K|{'resolution': '2K', 'duration': 5}||not published" })
    void aPriceEndsThatItsResolutionHasNone(String resolution, String body, Integer credits, String unpriced) {
        Catalog catalog = bundled.extendedBy(
                price("'kind': 'img2video', 'model': 'viduq4-preview', 'resolution': '" + resolution + "'", 100));

        assertThat(estimate(catalog, "img2video", Resources.json(body).put("model", "viduq4-preview")))
                .extracting(Estimate::credits, Estimate::unpriced).containsExactly(credits, unpriced);
    }

    @Test
    void aPriceEndsNeitherAMissingSurchargeNorACondition() {
        Catalog catalog = bundled.extendedBy(price("'kind': 'reference2video', 'model': 'viduq2-pro'", 10));
        ObjectNode body = Resources.json("{'model': 'viduq2-pro', 'prompt': 'x', 'images': ['https://a.example/b']}");

        assertThat(estimate(catalog, "reference2video", body).credits()).isEqualTo(50);
        assertThat(estimate(catalog, "reference2video", body.put("duration", 0)).unpriced())
                .startsWith("length is chosen by the service");
        body.putArray("videos").add("https://a.example/v");
        assertThat(estimate(catalog, "reference2video", body.put("duration", 5)).lowerBound()).isTrue();
    }

    @Test
    void whatHasNoPriceAnyMoreIsSaid() {
        Catalog catalog = bundled.extendedBy(Resources.json(
                "{'pricing': {'unpriced': [{'kind': 'text2video', 'model': 'viduq2', 'why': 'in doubt'}]}}"));

        assertThat(estimate(catalog, "text2video", Resources.json("{'model': 'viduq2', 'prompt': 'x'}")).unpriced())
                .isEqualTo("in doubt");
        assertThat(catalog.prices().unpriced()).hasSize(bundled.prices().unpriced().size() + 1);
    }

    @Test
    void unitPriceAndCommonLimitsAreChanged() {
        Catalog catalog = bundled.extendedBy(Resources.json("""
                {'constraints': {'common': {'http_body_max_mb': 40}}, 'pricing': {'unit_price': {'global_usd': 0.01}}}"""));

        assertThat(catalog.common().httpBodyMaxMb()).isEqualTo(40);
        assertThat(catalog.common().taskList()).isEqualTo(bundled.common().taskList());
        assertThat(catalog.prices().unitPrice().of(Site.GLOBAL)).isEqualByComparingTo("0.01");
        assertThat(catalog.prices().unitPrice().of(Site.CHINA)).isEqualByComparingTo("0.03125");
    }

    private static JsonNode constraint(String operation, String patch) {
        ObjectNode tables = Resources.json("{}");
        tables.putObject("constraints").putObject("operations").set(operation, Resources.json(patch));
        return tables;
    }

    /** A price of so many credits a second. */
    private static JsonNode price(String what, int each) {
        return Resources.json("{'pricing': {'rows': [{" + what + """
                , 'measure': 'duration', 'block': 1, 'fixed': 0, 'totals': [], 'offPeak': null, 'site': 'any',
                 'confidence': 'low', 'each':""" + each + "}]}}");
    }

    private static List<String> models(Catalog catalog) {
        return catalog.operation("text2video").orElseThrow().fields().get("model").values().stream()
                .map(JsonNode::asText).toList();
    }

    private static List<RequestFault> faults(Catalog catalog, String kind, ObjectNode body) {
        return new RequestValidator(catalog, Validation.STRICT, Site.GLOBAL).faults(catalog.choose(kind, body), body);
    }

    private static Estimate estimate(Catalog catalog, String kind, ObjectNode body) {
        return new Estimator(catalog, Site.GLOBAL).estimate(catalog.choose(kind, body), body);
    }
}
