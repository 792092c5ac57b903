// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Operation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What passes when a request may be newer than the catalog. */
class LenientValidationTest {

    private final Catalog catalog = Catalog.bundled();

    @Test
    void anUnknownModelIsAFaultWhenStrictAndPassesWhenLenient() {
        String body = """
                {'model': 'viduq9', 'prompt': 'x', 'duration': 60, 'resolution': '16K', 'aspect_ratio': '2:1',
                 'mood': 'calm', 'wm_position': 9}""";

        assertThat(strict("text2video", body)).extracting(RequestFault::field, RequestFault::reason).contains(
                tuple("model", "FieldInvalid"),
                tuple("mood", "FieldUnwanted"));
        assertThat(lenient("text2video", body)).isEmpty();
    }

    @Test
    void lenientStillChecksPresenceAndTypesOfAnUnknownModel() {
        assertThat(lenient("text2video", "{'model': 'viduq9', 'duration': 'long', 'mood': 'calm'}"))
                .extracting(RequestFault::field).containsExactly("prompt", "duration");
        assertThat(lenient("extend", "{'model': 'viduq9', 'duration': 60}"))
                .extracting(RequestFault::field).containsExactly("video_creation_id");
    }

    @Test
    void lenientHoldsAKnownModelToItsLimits() {
        String body = "{'model': 'viduq2', 'prompt': 'x', 'duration': 11, 'mood': 'calm'}";

        assertThat(strict("text2video", body)).extracting(RequestFault::field).containsExactly("duration", "mood");
        assertThat(lenient("text2video", body)).extracting(RequestFault::field).containsExactly("duration");
    }

    @Test
    void lenientPassesValuesWhoseEffectOnTheModelIsNotKnown() {
        String body = """
                {'model': 'viduq4-preview', 'images': ['https://a.example/b'], 'movement_amplitude': 'huge'}""";

        assertThat(strict("img2video", body)).extracting(RequestFault::field).containsExactly("movement_amplitude");
        assertThat(lenient("img2video", body)).isEmpty();
    }

    @Test
    void lenientPassesWhatRestsOnLowConfidence() {
        String body = "{'model': 'vidu1.5', 'creation_id': '1'}";

        assertThat(catalog.operation("upscale").orElseThrow().confidence().firm()).isFalse();
        assertThat(strict("upscale", body)).extracting(RequestFault::field).containsExactly("model");
        assertThat(lenient("upscale", body)).isEmpty();
        assertThat(lenient("upscale", "{'model': 'vidu1.0'}")).extracting(RequestFault::field).containsExactly("creation_id");
    }

    @Test
    void lenientPassesARuleOfLowConfidence() {
        ObjectNode constraints = Resources.constraints();
        ((ObjectNode) constraints.at("/operations/text2video/models/viduq3-pro/rules/0")).put("confidence", "low");
        Catalog unsure = Catalog.read(constraints, Resources.pricing());
        ObjectNode body = Resources.json("{'model': 'viduq3-pro', 'prompt': 'x', 'off_peak': true, 'audio': false}");
        Operation operation = unsure.choose("text2video", body);

        assertThat(new RequestValidator(unsure, Validation.STRICT, Site.GLOBAL).faults(operation, body)).hasSize(1);
        assertThat(new RequestValidator(unsure, Validation.LENIENT, Site.GLOBAL).faults(operation, body)).isEmpty();
    }

    private List<RequestFault> strict(String kind, String body) {
        return faults(Validation.STRICT, kind, body);
    }

    private List<RequestFault> lenient(String kind, String body) {
        return faults(Validation.LENIENT, kind, body);
    }

    private List<RequestFault> faults(Validation validation, String kind, String json) {
        ObjectNode body = Resources.json(json);
        return new RequestValidator(catalog, validation, Site.GLOBAL).faults(catalog.choose(kind, body), body);
    }
}
