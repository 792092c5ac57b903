// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EstimatorTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @MethodSource("checks")
    void thePriceListChecksItself(ObjectNode check) {
        // given
        String kind = check.remove("kind").asText();
        int credits = check.remove("credits").asInt();

        // then
        assertThat(estimate(Site.CHINA, kind, check).credits()).isEqualTo(credits);
        assertThat(estimate(Site.GLOBAL, kind, check).credits()).isEqualTo(credits);
    }

    static List<JsonNode> checks() {
        JsonNode checks = Resources.pricing().get("checks");
        return Stream.iterate(0, i -> i < checks.size(), i -> i + 1).map(checks::get).toList();
    }

    @ParameterizedTest
    @CsvSource({
            "text2video, text2video, 120", "text2video, text2video.offpeak, 32", "img2video, img2video, 65",
            "img2video, img2video.q4, 624", "start-end2video, startEnd2video, 36", "extend, extend, 50",
            "reference2video, reference2video.images, 120", "reference2video, reference2video.subjects, 96",
            "reference2image, reference2image, 12", "multiframe, multiframe, 55", "replace, replace, 80",
            "text2audio, text2audio, 20", "timing2audio, timing2audio, 20", "audio-tts, audioTts, 10",
            "create-subject, createSubject, 5", "ad-one-click-compose, adOneClickCompose, 1" })
    void anEstimateIsWhatThePlatformAnswered(String kind, String example, int credits) {
        assertThat(Resources.example(example + ".response.json").get("credits").asInt()).isEqualTo(credits);

        Estimate estimate = estimate(Site.CHINA, kind, Resources.example(example + ".request.json"));

        assertThat(estimate.credits()).isEqualTo(credits);
        assertThat(estimate.lowerBound()).isFalse();
        assertThat(estimate.unpriced()).isNull();
    }

    @Test
    void anEstimateShowsHowItComesAbout() {
        assertThat(estimate("text2video", "{'model': 'viduq3-turbo', 'prompt': 'x'}")).isEqualTo(new Estimate(
                60, false, "high", List.of("5 s x 12 credits"), null, new BigDecimal("0.30"), "USD"));
        assertThat(estimate(Site.CHINA, "img2video", Resources.example("img2video.request.json"))).isEqualTo(new Estimate(
                65, false, "high", List.of("5 s x 13 credits"), null, new BigDecimal("2.03125"), "CNY"));
    }

    @Test
    void extrasAreAdded() {
        Estimate estimate = estimate("img2video", """
                {'model': 'viduq2-pro', 'images': ['https://a.example/b'], 'duration': 4, 'audio': true, 'is_rec': true}""");

        assertThat(estimate.credits()).isEqualTo(15 + 3 * 10 + 10 + 15);
        assertThat(estimate.lines())
                .containsExactly("first 1 s for 15 credits + 3 s x 10 credits", "is_rec +10", "audio +15");
    }

    @ParameterizedTest
    @CsvSource({ "viduq2-turbo, 15", "viduq2-pro, 15", "viduq2-pro-fast, 15", "viduq3-pro, 0", "viduq3-turbo, 0" })
    void soundCostsMoreWithSomeModels(String model, int surcharge) {
        ObjectNode body = Resources.json("{'model': '" + model + "', 'images': ['https://a.example/b']}");

        int silent = estimate(Site.GLOBAL, "img2video", body.put("audio", false)).credits();
        int sounding = estimate(Site.GLOBAL, "img2video", body.put("audio", true)).credits();

        assertThat(sounding - silent).isEqualTo(surcharge);
    }

    @ParameterizedTest
    @CsvSource({ "1, 8", "2, 10", "3, 20", "10, 90" })
    void firstSecondsMayHavePricesOfTheirOwn(int duration, int credits) {
        ObjectNode body = Resources.json("{'model': 'viduq2-turbo', 'images': ['https://a.example/b']}");

        assertThat(estimate(Site.GLOBAL, "img2video", body.put("duration", duration)).credits()).isEqualTo(credits);
    }

    @ParameterizedTest
    @CsvSource({ ", 20", "360p, 20", "720p, 40", "1080p, 100" })
    void fourSecondsOfVidu20ArePricedByResolution(String resolution, int credits) {
        ObjectNode body = Resources.json("{'model': 'vidu2.0', 'images': ['https://a.example/b']}");
        if (resolution != null) {
            body.put("resolution", resolution);
        }

        assertThat(estimate(Site.GLOBAL, "img2video", body).credits()).isEqualTo(credits);
    }

    @Test
    void eightSecondsOfVidu20HaveAnotherDefaultResolutionAndPrice() {
        Estimate estimate = estimate("img2video", "{'model': 'vidu2.0', 'images': ['https://a.example/b'], 'duration': 8}");

        assertThat(estimate.credits()).isEqualTo(100);
        assertThat(estimate.lines()).containsExactly("100 credits a task");
    }

    @Test
    void offPeakIsAPriceOfItsOwnOrHalfRoundedUp() {
        assertThat(estimate("text2video", "{'model': 'viduq3-pro', 'prompt': 'x', 'resolution': '540p', 'off_peak': true}"))
                .extracting(Estimate::credits, Estimate::lines).containsExactly(25, List.of("5 s x 5 credits, off-peak"));
        assertThat(estimate("text2video", "{'model': 'viduq2', 'prompt': 'x', 'duration': 1, 'off_peak': true}"))
                .extracting(Estimate::credits, Estimate::lines)
                .containsExactly(8, List.of("first 1 s for 15 credits", "off-peak: half of 15, rounded up"));
        assertThat(estimate("text2video", "{'model': 'viduq1', 'prompt': 'x', 'off_peak': true}"))
                .extracting(Estimate::credits, Estimate::lines).containsExactly(40, List.of("40 credits a task, off-peak"));
    }

    @Test
    void extrasAreNotReducedOffPeak() {
        assertThat(estimate("img2video", """
                {'model': 'viduq2-pro', 'images': ['https://a.example/b'], 'duration': 1, 'is_rec': true, 'off_peak': true}""")
                .credits()).isEqualTo(8 + 10);
    }

    @Test
    void anUnknownOffPeakPriceIsNotGuessed() {
        assertThat(estimate("img2video", "{'model': 'viduq4-preview', 'images': ['https://a.example/b'], 'off_peak': true}"))
                .isEqualTo(new Estimate(null, false, null, List.of(), "the off-peak price is not known", null, "USD"));
    }

    @Test
    void aPriceOfTheSiteItselfBeatsOneForAnySite() {
        ObjectNode pricing = Resources.pricing();
        pricing.get("rows").forEach(row -> {
            if (row.get("site").asText().equals("china")) {
                ((ObjectNode) row).put("site", "any");
            }
        });
        Catalog mixed = Catalog.read(Resources.constraints(), pricing);
        ObjectNode body = Resources.json("{'model': 'viduq3-pro-fast', 'images': ['https://a.example/b'], 'duration': 10}");

        assertThat(new Estimator(mixed, Site.GLOBAL).estimate(mixed.choose("img2video", body), body).credits()).isEqualTo(200);
        assertThat(new Estimator(mixed, Site.CHINA).estimate(mixed.choose("img2video", body), body).credits()).isEqualTo(120);
    }

    @Test
    void aPriceMayDifferBySite() {
        ObjectNode body = Resources.json("{'model': 'viduq3-pro-fast', 'images': ['https://a.example/b'], 'duration': 10}");

        assertThat(estimate(Site.CHINA, "img2video", body)).extracting(Estimate::credits, Estimate::confidence)
                .containsExactly(120, "high");
        assertThat(estimate(Site.GLOBAL, "img2video", body)).extracting(Estimate::credits, Estimate::confidence)
                .containsExactly(200, "medium");
    }

    @Test
    void aMissingSurchargeMakesALowerBound() {
        assertThat(estimate("img2video", "{'model': 'viduq1', 'images': ['https://a.example/b'], 'audio': true}"))
                .isEqualTo(new Estimate(
                        80, true, "high", List.of("80 credits a task"),
                        "audio surcharge: published for Q2 only; the base is a lower bound", new BigDecimal("0.40"), "USD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "img2video|{'model': 'viduq4-preview', 'resolution': '2K'}|not published",
            "template|{'template': 'hugging'}|per template, on the site only",
            "one-click-mv|{'quality': 'high', 'resolution': '540p'}|not published",
            "reference2video|{'model': 'viduq2-pro', 'duration': 0}|length is chosen by the service; "
                                                                                    + "between the prices of 1 s and 10 s",
            "text2video|{'model': 'viduq9'}|no price is listed for this request",
            "text2video|{'model': 'viduq2', 'duration': 'long'}|the duration is not a number of seconds",
            "text2video|{'model': 'viduq2', 'duration': -1}|the duration is not a number of seconds",
            "text2video|{'model': 'viduq2', 'duration': 1e999}|the duration is not a number of seconds",
            "text2video|{'model': 'viduq3-pro', 'duration': 1000000000}|the amount is out of range",
            "multiframe|{'model': 'viduq2-pro'}|image_settings is empty",
            "lip-sync|{}|the length of the result is not known before",
            "image2dance|{}|the length of the input clip is not known before",
            "one-click-mv|{}|the length of the input sound is not known before" })
    void whatHasNoPriceSaysWhy(String kind, String body, String why) {
        Estimate estimate = estimate(kind, body);

        assertThat(estimate.credits()).isNull();
        assertThat(estimate.price()).isNull();
        assertThat(estimate.confidence()).isNull();
        assertThat(estimate.unpriced()).isEqualTo(why);
    }

    @Test
    void theRateIsShownWhenTheLengthIsNotKnown() {
        assertThat(estimate("upscale-new", "{'upscale_resolution': '4K'}").lines()).containsExactly("40 credits per s");
        assertThat(estimate("lip-sync", "{}").lines()).containsExactly("20 credits per 5 s");
        assertThat(estimate("one-click-mv", "{}").lines()).as("standard quality").containsExactly("8 credits per s");
        assertThat(estimate("one-click-mv", "{'quality': 'high'}").lines()).containsExactly("24 credits per s");
    }

    @Test
    void speechOfUnknownLengthMakesALowerBound() {
        Estimate estimate = estimate("digital-human", "{'model': 'viduq2-turbo', 'text': 'hello'}");

        assertThat(estimate.credits()).isEqualTo(120 + 10);
        assertThat(estimate.lowerBound()).isTrue();
        assertThat(estimate.confidence()).isEqualTo("medium");
        assertThat(estimate.lines())
                .containsExactly("120 credits a task", "lip sync: 20 credits per 5 s", "speech, as audio-tts +10");
        assertThat(estimate.unpriced()).isEqualTo("lip sync: the length of the speech is not known before");
    }

    @ParameterizedTest
    @CsvSource({ "0, 0", "1, 10", "500, 10", "501, 20", "9999, 200" })
    void textIsPricedInBlocksBegun(int characters, int credits) {
        ObjectNode body = Resources.json("{}").put("text", "\uD83D\uDE80".repeat(characters));

        assertThat(estimate(Site.GLOBAL, "audio-tts", body).credits()).isEqualTo(credits);
    }

    @Test
    void blocksAreShown() {
        assertThat(estimate(Site.GLOBAL, "audio-tts", Resources.json("{}").put("text", "x".repeat(750))).lines())
                .containsExactly("750 characters: 2 blocks of 500 characters x 10 credits");
        assertThat(estimate("text2audio", "{'model': 'audio1.0', 'duration': 2.5}").lines())
                .containsExactly("2.5 s: 1 block of 5 s x 10 credits");
        assertThat(estimate("img2video-prompt-recommendation", "{'type': ['img2video', 'template'], 'count': 3}"))
                .extracting(Estimate::credits, Estimate::lines)
                .containsExactly(20, List.of("6 prompts: 2 blocks of 5 prompts x 10 credits"));
    }

    @Test
    void segmentsArePricedOneByOne() {
        Estimate estimate = estimate("multiframe", """
                {'model': 'viduq2-turbo', 'resolution': '540p', 'image_settings': [{'duration': 3}, {}]}""");

        assertThat(estimate.credits()).isEqualTo(10 + 2 * 2 + 10 + 4 * 2);
        assertThat(estimate.lines()).containsExactly(
                "image_settings[0]: 3 s: first 1 s for 10 credits + 2 s x 2 credits",
                "image_settings[1]: 5 s: first 1 s for 10 credits + 4 s x 2 credits");
    }

    @ParameterizedTest
    @CsvSource({ "0, 6", "1, 8", "3, 8", "4, 10", "7, 10" })
    void picturesArePricedByTheNumberOfReferences(int images, int credits) {
        ObjectNode body = Resources.json("{'model': 'viduq2', 'prompt': 'x'}");
        for (int i = 0; i < images; i++) {
            body.withArray("images").add("https://a.example/" + i);
        }

        assertThat(estimate(Site.GLOBAL, "reference2image", body).credits()).isEqualTo(credits);
    }

    @Test
    void aListWithTwoPricesForOneThingIsNotTrusted() {
        ObjectNode pricing = Resources.pricing();
        pricing.withArray("rows").add(pricing.get("rows").get(8).deepCopy());
        Catalog doubled = Catalog.read(Resources.constraints(), pricing);
        ObjectNode body = Resources.json("{'model': 'viduq3-pro', 'prompt': 'x', 'resolution': '540p'}");

        assertThat(new Estimator(doubled, Site.GLOBAL).estimate(doubled.choose("text2video", body), body).unpriced())
                .isEqualTo("more than one price is listed for this request");
    }

    @ParameterizedTest
    @ValueSource(strings = { "update-subject", "create-upload", "finish-upload", "cancel-task" })
    void whatIsFreeCostsNothing(String kind) {
        assertThat(estimate(kind, "{}")).extracting(Estimate::credits, Estimate::price)
                .containsExactly(0, new BigDecimal("0.00"));
    }

    @Test
    void theBodyIsNotChanged() {
        ObjectNode body = Resources.json("{'audio_url': 'https://a.example/b'}");
        ObjectNode before = body.deepCopy();

        estimate(Site.GLOBAL, "one-click-mv", body);

        assertThat(body).isEqualTo(before);
    }

    private Estimate estimate(String kind, String body) {
        return estimate(Site.GLOBAL, kind, Resources.json(body));
    }

    private Estimate estimate(Site site, String kind, ObjectNode body) {
        return new Estimator(catalog, site).estimate(catalog.choose(kind, body), body);
    }
}
