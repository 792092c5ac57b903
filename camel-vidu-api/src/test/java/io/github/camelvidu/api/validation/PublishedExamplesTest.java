// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The requests that the platform publishes, for every kind. */
class PublishedExamplesTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesOfThePlatformPass(String kind, String example) {
        ObjectNode body = Resources.example(example + ".request.json");
        if (catalog.choose(kind, body).pathId()) {
            body.put("id", "1019829498675204096");
        }

        assertThat(strict(kind, body)).isEmpty();
    }

    static Stream<Arguments> examples() {
        return Map.ofEntries(
                Map.entry("text2video", List.of("text2video", "text2video.minimal", "text2video.offpeak")),
                Map.entry("img2video", List.of("img2video", "img2video.base64", "img2video.q4")),
                Map.entry("start-end2video", List.of("startEnd2video")),
                Map.entry("reference2video", List.of("reference2video.images", "reference2video.q4",
                        "reference2video.subjects", "reference2video.videos")),
                Map.entry("reference2image", List.of("reference2image", "reference2image.text-only")),
                Map.entry("multiframe", List.of("multiframe")),
                Map.entry("extend", List.of("extend")),
                Map.entry("template", List.of("template", "template.beast")),
                Map.entry("template2video", List.of("template2video")),
                Map.entry("template-story", List.of("templateStory")),
                Map.entry("upscale-new", List.of("upscaleNew")),
                Map.entry("upscale", List.of("upscaleLegacy")),
                Map.entry("lip-sync", List.of("lipSync.audio", "lipSync.text")),
                Map.entry("image2dance", List.of("image2dance")),
                Map.entry("digital-human", List.of("digitalHuman")),
                Map.entry("replace", List.of("replace")),
                Map.entry("ecommerce-img", List.of("ecommerceImage")),
                Map.entry("text2audio", List.of("text2audio")),
                Map.entry("timing2audio", List.of("timing2audio")),
                Map.entry("audio-tts", List.of("audioTts")),
                Map.entry("audio-clone", List.of("audioClone")),
                Map.entry("img2video-prompt-recommendation", List.of("promptRecommendation")),
                Map.entry("one-click-mv", List.of("oneClickMvCreate")),
                Map.entry("one-click-mv-edit", List.of("oneClickMvEdit")),
                Map.entry("one-click-mv-compose", List.of("oneClickMvCompose")),
                Map.entry("one-click-general", List.of("oneClickGeneralCreate")),
                Map.entry("one-click-general-edit", List.of("oneClickGeneralEdit")),
                Map.entry("one-click-general-compose", List.of("oneClickGeneralCompose")),
                Map.entry("ad-one-click", List.of("adOneClickCreate")),
                Map.entry("ad-one-click-edit", List.of("adOneClickEdit")),
                Map.entry("ad-one-click-compose", List.of("adOneClickCompose")),
                Map.entry("trending-replicate", List.of("trendingReplicate")),
                Map.entry("create-subject", List.of("createSubject")),
                Map.entry("update-subject", List.of("updateSubject")),
                Map.entry("create-upload", List.of("createUpload")),
                Map.entry("finish-upload", List.of("finishUpload")),
                Map.entry("cancel-task", List.of("cancelTask")))
                .entrySet().stream().flatMap(entry -> entry.getValue().stream()
                        .map(example -> Arguments.of(entry.getKey(), example)));
    }

    private List<RequestFault> strict(String kind, ObjectNode body) {
        return new RequestValidator(catalog, Validation.STRICT, Site.GLOBAL).faults(catalog.choose(kind, body), body);
    }
}
