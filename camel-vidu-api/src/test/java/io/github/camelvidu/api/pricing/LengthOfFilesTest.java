// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.pricing;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.media.MediaContent;
import io.github.camelvidu.api.media.MediaFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is paid by the length of a file has a price when the request holds the file. */
class LengthOfFilesTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @CsvSource({
            "upscale-new, {'upscale_resolution': '4K'}, video_url, video, 30, 1200",
            "upscale-new, {}, video_url, video, 12.001, 130", "image2dance, {}, video_url, video, 2, 20",
            "trending-replicate, {'resolution': '540p'}, video_url, video, 179.5, 2160",
            "one-click-mv, {}, audio_url, audio, 10, 80", "one-click-mv, {'quality': 'high'}, audio_url, audio, 10, 240",
            "one-click-mv, {'lip_sync': true}, audio_url, audio, 10.2, 132",
            "lip-sync, {'text': 'unused'}, audio_url, audio, 5, 20", "lip-sync, {}, audio_url, audio, 5.01, 40" })
    void aFileTellsItsLength(String kind, String json, String member, String media, BigDecimal seconds, int credits) {
        Estimate estimate = estimate(kind, with(json, member, media, seconds));

        assertThat(estimate.credits()).isEqualTo(credits);
        assertThat(estimate.lowerBound()).isFalse();
        assertThat(estimate.unpriced()).isNull();
    }

    @Test
    void theSpeechOfADigitalHumanIsWholeWithItsLength() {
        ObjectNode body = with("{'model': 'viduq2-turbo', 'text': 'unused'}", "audio_url", "audio", new BigDecimal("11"));

        assertThat(estimate("digital-human", body)).isEqualTo(new Estimate(
                120 + 60, false, "medium", List.of("120 credits a task", "lip sync +60"), null, new BigDecimal("0.90"), "USD"));
    }

    @Test
    void anEstimateShowsWhichFileItCounts() {
        assertThat(estimate("lip-sync", with("{}", "audio_url", "audio", new BigDecimal("61.2"))).lines())
                .containsExactly("audio_url: 61.2 s: 13 blocks of 5 s x 20 credits");
        assertThat(estimate("image2dance", with("{}", "video_url", "video", new BigDecimal("2.5"))).lines())
                .containsExactly("video_url: 2.5 s: 3 s x 10 credits");
    }

    @Test
    void aFileOfUnknownLengthIsPricedByItsRateOnly() {
        assertThat(estimate("upscale-new", with("{}", "video_url", "video", null)))
                .extracting(Estimate::credits, Estimate::lines, Estimate::unpriced).containsExactly(
                        null, List.of("10 credits per s"), "the length of the input clip is not known before");
        assertThat(estimate("upscale-new", with("{}", "video_url", "video", new BigDecimal("-1"))).credits()).isNull();
        assertThat(estimate("upscale-new", with("{}", "video_url", "video", new BigDecimal("1e10"))).credits()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
            "lip-sync, {'text': 'four'}, video_url, video, the length of the result is not known before",
            "upscale-new, {'video_creation_id': '1'}, video_url, video, the length of the input clip is not known before",
            "one-click-mv, {}, lip_ref_url, image, the length of the input sound is not known before" })
    void anotherFileTellsNothing(String kind, String json, String member, String media, String why) {
        assertThat(estimate(kind, with(json, member, media, BigDecimal.TEN)))
                .extracting(Estimate::credits, Estimate::unpriced).containsExactly(null, why);
    }

    private Estimate estimate(String kind, ObjectNode body) {
        return new Estimator(catalog, Site.GLOBAL).estimate(catalog.choose(kind, body), body);
    }

    private static ObjectNode with(String json, String member, String kind, BigDecimal seconds) {
        MediaFacts facts = new MediaFacts(kind, "any", 1, null, null, seconds, null);
        return Resources.json(json).putPOJO(member, (MediaContent) () -> facts);
    }
}
