// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KindNamesTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @CsvSource({
            "start-end2video, start-end2video", "startEnd2video, start-end2video", "STARTEND2VIDEO, start-end2video",
            "start-end2Video, start-end2video", "lipSync, lip-sync", "lipsync, lip-sync", "audioTts, audio-tts",
            "upscale, upscale", "upscaleNew, upscale-new", "upscaleLegacy, upscale", "template2Video, template2video",
            "reference2Video, reference2video", "oneClickMv, one-click-mv", "oneClickMvCreate, one-click-mv",
            "one-click-mv-create, one-click-mv", "oneClickGeneralEdit, one-click-general-edit",
            "ecommerceImage, ecommerce-img", "promptRecommendation, img2video-prompt-recommendation",
            "adOneClickCreate, ad-one-click", "createSubject, create-subject", "cancelTask, cancel-task" })
    void aKindHasManySpellings(String name, String kind) {
        assertThat(catalog.kind(name)).contains(kind);
    }

    @Test
    void everyKindAndOperationIdStandsForItself() {
        for (Operation operation : catalog.operations()) {
            assertThat(catalog.kind(operation.kind())).contains(operation.kind());
            assertThat(catalog.kind(operation.operationId())).contains(operation.kind());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-", "text", "text3video", "text2video ", "text_2_video", "oneClick" })
    void aNameOfNoKindStandsForNone(String name) {
        assertThat(catalog.kind(name)).isEmpty();
    }

    @Test
    void aNameThatMayStandForTwoKindsStandsForNone() {
        ObjectNode constraints = Resources.constraints();
        ((ObjectNode) constraints.at("/operations/extend")).put("kind", "text-2video");
        Catalog similar = Catalog.read(constraints, Resources.pricing());

        assertThat(similar.kind("Text2Video")).isEmpty();
        assertThat(similar.kind("text2video")).contains("text2video");
        assertThat(similar.kind("text-2video")).contains("text-2video");
    }

    @Test
    void requestsAreFilledInForKindsAndSubjects() {
        assertThat(catalog.requestKinds()).startsWith("text2video").containsAll(catalog.kinds())
                .hasSize(catalog.kinds().size() + 2).endsWith("trending-replicate", "create-subject", "update-subject");
    }
}
