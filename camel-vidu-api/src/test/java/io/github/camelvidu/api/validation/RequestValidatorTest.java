// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.math.BigInteger;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestValidatorTest {

    private final Catalog catalog = Catalog.bundled();

    @Test
    void everyFaultIsNamedAtOnceInTheOrderOfTheMembers() {
        List<RequestFault> faults = strict("text2video", """
                {'model': 'viduq2', 'prompt': '', 'duration': 11, 'seed': 1.5, 'resolution': '4K', 'audio': true,
                 'wm_position': 'top', 'zoom': 3}""");

        assertThat(faults).containsExactly(
                new RequestFault("prompt", "empty text", "text of at most 5000 characters", "FieldLacking"),
                new RequestFault("duration", "11", "a whole number from 1 to 10 for viduq2", "FieldInvalid"),
                new RequestFault("seed", "1.5", "a whole number from 0", "FieldInvalid"),
                new RequestFault("resolution", "4K", "540p, 720p or 1080p for viduq2", "FieldInvalid"),
                new RequestFault("audio", "true", "false or nothing for viduq2", "FieldUnwanted"),
                new RequestFault("wm_position", "text of 3 characters", "1, 2, 3 or 4", "FieldInvalid"),
                new RequestFault("zoom", "3", "no member of this name in text2video", "FieldUnwanted"));
    }

    @Test
    void aMessageSaysWhatWasGivenWhatIsAllowedAndWhatToDo() {
        assertThat(strict("text2video", "{'model': 'viduq2', 'duration': 11, 'zoom': 3}"))
                .extracting(RequestFault::message)
                .containsExactly(
                        "prompt is missing, allowed is text of at most 5000 characters: add it.",
                        "duration is 11, allowed is a whole number from 1 to 10 for viduq2: change it.",
                        "zoom is 3, allowed is no member of this name in text2video: leave it out.");
    }

    @Test
    void noPromptLinkOrFileIsRepeated() {
        ObjectNode body = Resources.json("""
                {'model': 'a secret plan', 'style': 'secret-but-long-enough-to-be-no-word-of-a-table', 'bgm': 'secret',
                 'callback_url': 'secret', 'wm_url': 5, 'x secret\\n': 'https://media.example.com/secret?sig=secret'}""");
        body.put("prompt", "secret".repeat(1000));
        body.put("payload", "data:image/png;base64,secret");
        body.putArray("images").add("data:image/gif;base64,secret");

        List<RequestFault> faults = strict("img2video", body);

        assertThat(faults).extracting(RequestFault::field)
                .containsExactly("model", "images[0]", "prompt", "bgm", "wm_url", "callback_url", "style", "x?secret?");
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.given()).doesNotContain("secret");
            assertThat(fault.allowed()).doesNotContain("secret");
        });
        assertThat(faults).extracting(RequestFault::given).contains("a link", "text of 6000 characters", "image gif");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "'duration': 'five'", "'duration': '5'", "'duration': 5.0", "'duration': true", "'duration': [5]",
            "'bgm': 'true'", "'bgm': 1", "'prompt': 5", "'prompt': {'text': 'x'}", "'prompt': ['x']", "'seed': '0'",
            "'resolution': 720", "'callback_url': false" })
    void anotherJsonTypeIsAFault(String member) {
        ObjectNode body = Resources.json("{'model': 'viduq1', 'prompt': 'x', " + member + "}");

        assertThat(strict("text2video", body)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(member.substring(1, member.indexOf('\'', 1)));
            assertThat(fault.reason()).isEqualTo("FieldInvalid");
        });
    }

    @Test
    void theTypeOfAMemberWithoutEffectMattersNevertheless() {
        assertThat(strict("text2video", "{'model': 'viduq3-pro', 'prompt': 'x', 'bgm': 'yes', 'style': 'noir'}"))
                .containsExactly(new RequestFault("bgm", "text of 3 characters", "true or false", "FieldInvalid"));
    }

    @Test
    void wholeNumbersAreEqualHoweverTheyAreHeld() {
        ObjectNode body = Resources.json("{'model': 'viduq1', 'prompt': 'x'}");
        body.put("duration", 5L);
        body.put("wm_position", BigInteger.TWO);

        assertThat(strict("text2video", body)).isEmpty();
    }

    @Test
    void charactersAreCodePoints() {
        ObjectNode body = Resources.json("{'model': 'viduq2'}");

        assertThat(strict("text2video", body.put("prompt", "\uD83D\uDE80".repeat(5000)))).isEmpty();
        assertThat(strict("text2video", body.put("prompt", "\uD83D\uDE80".repeat(5001))))
                .containsExactly(new RequestFault(
                        "prompt", "text of 5001 characters", "text of at most 5000 characters", "FieldInvalid"));
    }

    @ParameterizedTest
    @CsvSource({
            "text2video, viduq3-pro, true", "text2video, viduq3-turbo, true", "img2video, viduq3-pro, true",
            "img2video, viduq3-turbo, true", "img2video, viduq3-pro-fast, true", "img2video, viduq2-pro-fast, false",
            "img2video, viduq2-pro, false", "img2video, viduq2-turbo, false", "img2video, viduq1, false",
            "img2video, viduq1-classic, false", "img2video, vidu2.0, false" })
    void offPeakDecidesWhetherThereIsSound(String kind, String model, boolean audio) {
        ObjectNode body = Resources.json("{'model': '" + model + "', 'prompt': 'x', 'off_peak': true}");
        if (kind.equals("img2video")) {
            body.putArray("images").add("https://media.example.com/in/one.png");
        }

        assertThat(strict(kind, body)).as("by default").isEmpty();
        assertThat(strict(kind, body.put("audio", audio))).isEmpty();
        assertThat(strict(kind, body.put("audio", !audio))).containsExactly(new RequestFault(
                "audio", "" + !audio, audio + " for " + model + " when off_peak is true", "FieldInvalid"));
        assertThat(strict(kind, body.put("off_peak", false))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "4, 360p, true", "4, 720p, true", "4, 1080p, true", "8, 720p, true", "8, 360p, false", "8, 1080p, false",
            ", 360p, true", ", 1080p, true", "8, , true" })
    void theLengthOfAVidu20VideoLimitsItsResolution(Integer duration, String resolution, boolean allowed) {
        ObjectNode body = Resources.json("{'model': 'vidu2.0', 'images': ['https://media.example.com/in/one.png']}");
        if (duration != null) {
            body.put("duration", duration);
        }
        if (resolution != null) {
            body.put("resolution", resolution);
        }

        assertThat(strict("img2video", body).stream().map(RequestFault::message).toList()).isEqualTo(allowed
                ? List.of()
                : List.of("resolution is " + resolution + ", allowed is 720p for vidu2.0 when duration is 8: change it."));
    }

    @Test
    void whatAnotherMemberMakesIdleIsNotChecked() {
        assertThat(strict("img2video", """
                {'model': 'viduq2-pro', 'images': ['https://a.example/b'], 'audio': false, 'audio_type': 'none'}""")).isEmpty();
        assertThat(strict("img2video", """
                {'model': 'viduq2-pro', 'images': ['https://a.example/b'], 'audio': true, 'audio_type': 'none'}"""))
                .extracting(RequestFault::field).containsExactly("audio_type");
        assertThat(strict("img2video",
                Resources.json("{'model': 'viduq2-pro', 'images': ['https://a.example/b'], 'is_rec': true}")
                        .put("prompt", "x".repeat(5001))))
                .isEmpty();
    }

    @Test
    void offChecksNothing() {
        ObjectNode body = Resources.json("{'duration': 'long'}");

        assertThat(new RequestValidator(catalog, Validation.OFF, Site.GLOBAL)
                .faults(catalog.choose("text2video", body), body)).isEmpty();
    }

    @Test
    void theBodyIsNotChanged() {
        ObjectNode body = Resources.json("{'model': 'vidu2.0', 'images': ['https://a.example/b'], 'duration': 8}");
        ObjectNode before = body.deepCopy();

        strict("img2video", body);

        assertThat(body).isEqualTo(before);
    }

    @Test
    void theSiteDecidesWhereTheSitesDiffer() {
        ObjectNode body = Resources.json("{'images': ['https://a.example/b'], 'duration': 9}");

        assertThat(faults(Validation.STRICT, Site.CHINA, "ad-one-click", body)).isEmpty();
        assertThat(faults(Validation.STRICT, Site.GLOBAL, "ad-one-click", body)).extracting(RequestFault::message)
                .containsExactly("duration is 9, allowed is a whole number from 10 to 60: change it.");
    }

    private List<RequestFault> strict(String kind, String body) {
        return strict(kind, Resources.json(body));
    }

    private List<RequestFault> strict(String kind, ObjectNode body) {
        return faults(Validation.STRICT, Site.GLOBAL, kind, body);
    }

    private List<RequestFault> faults(Validation validation, Site site, String kind, ObjectNode body) {
        return new RequestValidator(catalog, validation, site).faults(catalog.choose(kind, body), body);
    }
}
