// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.rules.SampleRequests.Case;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Credits worked out by hand from the price page (Vidu reference, section 12), at least once for every row. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PriceListTest {

    private static final RuleBook RULES = RuleBook.published();
    private static final PriceList PRICES = PriceList.published();
    /** Rows that a test has asked for, so that none is forgotten. */
    private static final Set<JsonNode> ASKED = new HashSet<>();
    /** Tests that ran. */
    private static final Set<String> RUN = new HashSet<>();

    @AfterEach
    void note(TestInfo test) {
        RUN.add(test.getTestMethod().orElseThrow().getName());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "prices.csv")
    void aVideoCostsByItsLength(
            String id, String model, String resolution, String site, String prices, String offPeakPrices) {
        ObjectNode request = new Case(id, model).request().put("resolution", resolution);

        for (Site it : sites(site)) {
            assertPrices(prices, id, request.deepCopy(), it);
            assertPrices(offPeakPrices, id, request.deepCopy().put("off_peak", true), it);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // pictures, by how many were given
            "reference2image | {'model':'viduq2'} | 0 | 6", "reference2image | {'model':'viduq2','resolution':'2K'} | 0 | 8",
            "reference2image | {'model':'viduq2','resolution':'4K'} | 0 | 10",
            "reference2image | {'model':'viduq2'} | 1 | 8", "reference2image | {'model':'viduq2'} | 3 | 8",
            "reference2image | {'model':'viduq2','resolution':'2K'} | 3 | 12",
            "reference2image | {'model':'viduq2','resolution':'4K'} | 1 | 20",
            "reference2image | {'model':'viduq2'} | 4 | 10", "reference2image | {'model':'viduq2'} | 7 | 10",
            "reference2image | {'model':'viduq2','resolution':'2K'} | 4 | 16",
            "reference2image | {'model':'viduq2','resolution':'4K'} | 7 | 30",
            "reference2image | {'model':'viduq1'} | 1 | 20", "reference2image | {'model':'viduq1'} | 7 | 20" })
    void aPictureCostsByThoseGiven(String id, String members, int pictures, long credits) {
        ObjectNode request = json(members).put("prompt", "p");
        IntStream.range(0, pictures).forEach(i -> request.withArray("images").add("https://a.example/" + i));

        assertPrice(credits, id, request, "none 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // 12 + 35, 10 + 22 + 18
            "viduq2-turbo | 540p | 2 2 | 24", "viduq2-turbo | 540p | 2 7 5 | 52", "viduq2-turbo | 720p | 3 4 | 55",
            "viduq2-turbo | 1080p | 2 2 | 100", "viduq2-pro | 540p | 7 7 | 90", "viduq2-pro | 720p | 2 3 4 | 150",
            "viduq2-pro | 1080p | 2 7 | 225" })
    void aChainOfPicturesCostsSegmentBySegment(String model, String resolution, String segments, long credits) {
        ObjectNode request = json("{'start_image':'https://a.example/0'}").put("model", model).put("resolution", resolution);
        for (String seconds : segments.split(" ")) {
            request.withArray("image_settings").addObject().put("key_image", "https://a.example/" + seconds)
                    .put("duration", Integer.parseInt(seconds));
        }

        assertPrice(credits, "multiframe", request, "none 0");
    }

    @ParameterizedTest
    @CsvSource({
            "audioTts, text, 1, 10", "audioTts, text, 500, 10", "audioTts, text, 501, 20", "audioTts, text, 9999, 200",
            // and the clone itself
            "audioClone, text, 1, 310", "audioClone, text, 500, 310", "audioClone, text, 1000, 320",
            "adOneClickEdit, prompt, 500, 10", "adOneClickEdit, prompt, 501, 20" })
    void speechCostsByItsText(String id, String member, int chars, long credits) {
        ObjectNode request = new Case(id, "").request().put(member, "é".repeat(chars));
        if (request.has("type")) {
            request.put("type", "generate_narration");
        }

        assertPrice(credits, id, request, "none 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text2audio | {'model':'audio1.0','duration':2} | 10", "text2audio | {'model':'audio1.0','duration':5} | 10",
            "text2audio | {'model':'audio1.0','duration':5.001} | 20", "text2audio | {'model':'audio1.0'} | 20",
            "timing2audio | {'model':'audio1.0','duration':5.0} | 10", "timing2audio | {'model':'audio1.0'} | 20",
            "replace | {} | 80", "createSubject | {} | 5", "updateSubject | {} | 0", "createUpload | {} | 0",
            "finishUpload | {} | 0", "cancelTask | {} | 0", "oneClickGeneralCreate | {'duration':1} | 40",
            "oneClickGeneralCreate | {'duration':15} | 600", "oneClickGeneralCompose | {} | 1", "adOneClickCreate | {} | 600",
            "adOneClickCreate | {'duration':60} | 2400", "adOneClickCompose | {} | 1", "oneClickMvCompose | {} | 1",
            "promptRecommendation | {'count':1} | 10", "promptRecommendation | {'type':['template']} | 10",
            "promptRecommendation | {'count':3,'type':['img2video','template']} | 20",
            "promptRecommendation | {'count':10,'type':['img2video','template']} | 40" })
    void otherThingsHaveTheirPrice(String id, String members, long credits) {
        String model = members.contains("audio1.0") ? "audio1.0" : "";

        assertPrice(credits, id, new Case(id, model).request().setAll(json(members)), "none 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "upscaleNew | {} | source 1 | 10", "upscaleNew | {'upscale_resolution':'2K'} | source 10 | 200",
            "upscaleNew | {'upscale_resolution':'4K'} | source 12.5 | 520",
            "upscaleNew | {'upscale_resolution':'8K'} | source 300 | 48000",
            "lipSync | {} | output 1 | 20", "lipSync | {} | output 5 | 20", "lipSync | {} | output 5.04 | 40",
            "lipSync | {} | output 600 | 2400", "image2dance | {} | source 12 | 120", "image2dance | {} | source 12.1 | 130",
            "oneClickGeneralEdit | {} | output 4.5 | 200", "adOneClickEdit | {'type':'generate_video'} | output 5 | 200",
            "adOneClickEdit | {'type':'generate_bgm'} | output 15.2 | 32",
            "trendingReplicate | {'resolution':'540p'} | source 12 | 144",
            "trendingReplicate | {'resolution':'720p'} | source 12 | 192", "trendingReplicate | {} | source 12 | 240",
            "oneClickMvCreate | {'resolution':'540p'} | audio 60 | 360", "oneClickMvCreate | {} | audio 60 | 480",
            "oneClickMvCreate | {'quality':'standard'} | audio 60.5 | 488",
            "oneClickMvCreate | {'resolution':'1080p'} | audio 60 | 600",
            "oneClickMvCreate | {'quality':'high'} | audio 60 | 1440",
            "oneClickMvCreate | {'quality':'high','resolution':'1080p'} | audio 60 | 1740",
            // the face costs 4 a second
            "oneClickMvCreate | {'lip_sync':true} | audio 60 | 720" })
    void workOnAFileCostsByItsLength(String id, String members, String length, long credits) {
        assertPrice(credits, id, new Case(id, "").request().setAll(json(members)), length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // 20 for each 5 s of speech, 10 for each 500 characters that are spoken
            "viduq2-turbo | {'audio_url':'https://a.example/a'} | 5 | 140", "viduq2-turbo | {'text':'Hello.'} | 5 | 150",
            "viduq2-pro | {'audio_url':'https://a.example/a'} | 12.5 | 260", "viduq2-pro | {'text':'Hello.'} | 1 | 230",
            "viduq2-pro | {'text':'Hello.','audio_url':'https://a.example/a'} | 1 | 220" })
    void aDigitalHumanCostsByItsSpeech(String model, String members, String seconds, long credits) {
        ObjectNode request = json(members).put("model", model).put("image", "https://a.example/i");

        assertPrice(credits, "digitalHuman", request, "speech " + seconds);
    }

    @ParameterizedTest
    @CsvSource({
            "img2video, viduq2-turbo, audio, 25", "img2video, viduq2-pro, audio, 40", "img2video, viduq2-pro-fast, audio, 25",
            "reference2video.subjects, viduq2, audio, 45", "reference2video.subjects, viduq2-pro, audio, 50",
            "img2video, viduq3-pro, audio, 40", "img2video, viduq2-turbo, is_rec, 20",
            "startEnd2video, viduq2-turbo, is_rec, 20" })
    void soundAndWrittenPromptsCostMore(String id, String model, String member, long credits) {
        ObjectNode request = new Case(id, model).request().put("duration", 2).put(member, true);

        assertPrice(credits, id, request, "none 0");
    }

    @Test
    void whatIsAddedIsNotHalvedOffPeak() {
        ObjectNode request = new Case("img2video", "viduq2-turbo").request().put("is_rec", true).put("off_peak", true);

        assertPrice(20 + 10, "img2video", request, "none 0");
    }

    @Test
    void offPeakIsHalfWhereNoOffPeakPriceIsPublished() {
        ObjectNode request = new Case("img2video", "viduq4-preview").request().put("duration", 3).put("resolution", "540p");

        assertPrice(14, "img2video", request.put("off_peak", true), "none 0");
    }

    @Test
    void aLengthThatThePlatformChoosesIsCharged() {
        ObjectNode request = new Case("reference2video.images", "viduq2-pro").request().put("duration", 0);

        assertPrice(50, "reference2video.images", request, "output 5");
    }

    @ParameterizedTest
    @MethodSource("checks")
    void theChecksOfThePriceListComeOut(JsonNode check) {
        String id = "reference2video".equals(check.path("kind").asText())
                ? "reference2video.subjects"
                : check.path("kind").asText();
        ObjectNode request = new Case(id, check.path("model").asText()).request();
        for (String member : List.of("duration", "resolution", "audio")) {
            if (check.has(member)) {
                request.set(member, check.get(member));
            }
        }

        assertPrice(check.path("credits").longValue(), id, request, "none 0");
    }

    static Stream<JsonNode> checks() {
        return StreamSupport.stream(SampleRequests.PRICES.path("checks").spliterator(), false);
    }

    /** Says nothing when it runs without the others. */
    @Test
    @Order(Integer.MAX_VALUE)
    void noRowWasForgotten() {
        assumeThat(RUN).hasSize(tests() - 1);
        List<JsonNode> rows = new ArrayList<>();
        Stream.of("rows", "extras").forEach(part -> SampleRequests.PRICES.path(part).forEach(rows::add));
        // a live product without a create call here
        rows.removeIf(row -> "avatar-offline".equals(row.path("kind").asText()));

        assertThat(ASKED).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static int tests() {
        return (int) Arrays.stream(PriceListTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class)
                        || method.isAnnotationPresent(ParameterizedTest.class))
                .count();
    }

    private static void assertPrices(String prices, String id, ObjectNode request, Site site) {
        for (String price : prices == null ? new String[0] : prices.split(" ")) {
            String[] sides = price.split(":");
            request.put("duration", Integer.parseInt(sides[0]));
            assertThat(credits(id, request, site, "none 0")).as("%s %s", site, request).hasValue(Long.parseLong(sides[1]));
        }
    }

    private static void assertPrice(long credits, String id, JsonNode request, String length) {
        for (Site site : Site.values()) {
            assertThat(credits(id, (ObjectNode) request, site, length)).as("%s %s", site, request).hasValue(credits);
        }
    }

    private static OptionalLong credits(String id, ObjectNode request, Site site, String length) {
        EffectiveRequest effective = effective(id, request, site);
        ASKED.addAll(PublishedPrices.fitting("rows", effective, site));
        ASKED.addAll(PublishedPrices.fitting("extras", effective, site));
        String[] known = length.split(" ");
        return PRICES.credits(effective, site, new Known(known[0], Double.parseDouble(known[1])));
    }

    private static EffectiveRequest effective(String id, ObjectNode request, Site site) {
        OperationRules operation = RULES.operation(id);
        operation.checkMembers(request);
        return operation.checkValues(request, site);
    }

    private static Site[] sites(String site) {
        return "any".equals(site) ? Site.values() : new Site[] { Site.valueOf(site.toUpperCase(Locale.ROOT)) };
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) SampleRequests.JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** One length; a price that asks for another one fails. */
    private record Known(String which, double seconds) implements Lengths {

        @Override
        public double source() {
            return given("source");
        }

        @Override
        public double audio() {
            return given("audio");
        }

        @Override
        public double speech() {
            return given("speech");
        }

        @Override
        public double output() {
            return given("output");
        }

        private double given(String name) {
            assertThat(which).isEqualTo(name);
            return seconds;
        }
    }
}
