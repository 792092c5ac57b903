// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelvidu.api.RawBodies;
import io.github.camelvidu.api.RawLimits;
import io.github.camelvidu.api.RawRequest;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.media.MediaContent;
import io.github.camelvidu.api.media.MediaFacts;
import io.github.camelvidu.api.validation.MediaPlaces.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What is known of a file against the limits of its member. */
class MediaLimitsTest {

    private final Catalog catalog = Catalog.bundled();

    static List<Place> places() {
        return MediaPlaces.all();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aFileJustInsideEachLimitPasses(Place place) {
        new FactsAround(place.limits()).inside
                .forEach(facts -> assertThat(faults(place, facts)).as(facts.toString()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("places")
    void aFileJustOutsideALimitIsAFault(Place place) {
        new FactsAround(place.limits()).outside.forEach(facts -> refused(place, facts, "media"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aFileOfAnotherKindOrFormatIsAFault(Place place) {
        new FactsAround(place.limits()).otherFormats.forEach(facts -> refused(place, facts, "media_format"));
    }

    @Test
    void thereAreFilesInListsInObjectsAndUnderRules() {
        assertThat(places()).hasSizeGreaterThan(150).extracting(Place::name)
                .contains("images[0]", "subjects[0].images[0]", "subjects[0].videos[0]", "image_settings[0].key_image",
                        "start_image", "sounds[0]", "ref_photo_url");
        assertThat(places()).extracting(place -> place.limits().path("seconds").toString()).contains("[0,8]", "[0,5]");
    }

    @Test
    void everythingThatIsWrongWithAFileIsNamed() {
        MediaFacts clip = new MediaFacts(
                "video", "webm", 201L * 1024 * 1024, 2049, 100, new BigDecimal("31.50"), new BigDecimal("24"));
        ObjectNode body = Resources.json("{'image_url': 'https://a.example/b'}");

        assertThat(strict("image2dance", body.set("video_url", file(clip)))).containsExactly(
                new RequestFault("video_url", "video webm", "video mp4, avi, mov", "ImageFormatInvalid"),
                new RequestFault("video_url", "201.00 MB", "at most 200 MB", "PageSizeOutOfRange"),
                new RequestFault("video_url", "31.5 s", "2 to 30 s", "PageSizeOutOfRange"),
                new RequestFault(
                        "video_url", "2049 x 100 pixels", "each side 200 to 2048 pixels", "PageSizeOutOfRange"),
                new RequestFault(
                        "video_url", "2049 x 100 pixels", "width to height from 1:3 to 3:1", "PageSizeOutOfRange"));
    }

    @Test
    void aLimitSaysWhenItHolds() {
        ObjectNode body = Resources.json("{'model': 'viduq2-pro', 'prompt': 'x', 'images': ['https://a.example/1']}");
        body.putArray("videos").add(file(clip("5.001"))).add("https://a.example/2");

        assertThat(strict("reference2video", body)).extracting(RequestFault::message).containsExactly(
                "videos[0] is 5.001 s, allowed is up to 5 s for viduq2-pro when videos has 2 items: use another file.");
    }

    @ParameterizedTest
    @CsvSource({ "800, 1250, true", "799, 1000, false", "1000, 1251, false" })
    void theFirstPictureIsHeldAgainstTheLast(int width, int height, boolean allowed) {
        ObjectNode body = Resources.json("{'model': 'viduq2-pro'}");
        body.putArray("images").add(file(MediaFacts.image("png", 1, width, height)))
                .add(file(MediaFacts.image("png", 1, 1000, 1000)));

        assertThat(strict("start-end2video", body)).isEqualTo(allowed
                ? List.of() : List.of(new RequestFault(
                        "images", width + " x " + height + " pixels before 1000 x 1000 pixels",
                        "width and height of the first 0.8 to 1.25 times those of the last", "PageSizeOutOfRange")));
    }

    @Test
    void aPictureOfUnknownSizeIsNotHeldAgainstAnother() {
        ObjectNode body = Resources.json("{'model': 'viduq2-pro'}");
        body.putArray("images").add(file(MediaFacts.image("png", 1, 100, null)))
                .add(file(MediaFacts.image("png", 1, null, 1000)));

        assertThat(strict("start-end2video", body)).isEmpty();
    }

    @Test
    void filesOfAStoredSubjectAreNotLookedAt() {
        ObjectNode body = Resources.json("{'model': 'viduq2-pro', 'prompt': '@a'}");
        ObjectNode subject = body.putArray("subjects").addObject().put("name", "a");
        subject.putArray("videos").add(file(clip("60")));

        assertThat(strict("reference2video", body)).extracting(RequestFault::field)
                .containsExactly("subjects[0].videos[0]");
        subject.put("server_id", "1");
        assertThat(strict("reference2video", body)).isEmpty();
    }

    @Test
    void aFileWithoutEffectIsNotLookedAt() {
        ObjectNode body = Resources.json("{}");
        body.set("video_url", file(clip("301")));

        assertThat(strict("upscale-new", body)).extracting(RequestFault::field).containsExactly("video_url");
        assertThat(strict("upscale-new", body.put("video_creation_id", "1"))).isEmpty();
    }

    @Test
    void aFileStandsOnlyWhereALinkStands() {
        ObjectNode body = Resources.json("{'model': 'viduq2', 'prompt': 'x'}");
        List<String> members = List.of("prompt", "seed", "bgm", "wm_url", "payload", "callback_url");
        members.forEach(member -> body.set(member, file(clip("1"))));

        assertThat(strict("text2video", body)).extracting(RequestFault::field, RequestFault::given, RequestFault::reason)
                .containsExactlyInAnyOrderElementsOf(
                        members.stream().map(member -> tuple(member, "a file", "FieldInvalid")).toList());
        assertThat(strict("audio-tts", speech())).extracting(RequestFault::field, RequestFault::given)
                .containsExactly(tuple("pronunciation_dict_tone[0]", "a file"));
    }

    private static ObjectNode speech() {
        ObjectNode body = Resources.json("{'text': 'x', 'voice_setting_voice_id': 'y'}");
        body.putArray("pronunciation_dict_tone").add(file(clip("1")));
        return body;
    }

    @Test
    void anyFileStandsWhereTheTablesSayNoMoreThanLink() {
        ObjectNode body = Resources.json("{'model': 'viduq2-pro', 'image': 'https://a.example/b'}");
        MediaFacts speech = new MediaFacts("audio", "mp3", 1, null, null, BigDecimal.TEN, null);

        assertThat(strict("digital-human", body.set("audio_url", file(speech)))).isEmpty();
    }

    @Test
    void anotherObjectIsNoFile() {
        ObjectNode body = Resources.json("{'model': 'viduq2-pro'}");
        body.putArray("images").addPOJO(List.of("x"));

        assertThat(strict("img2video", body))
                .containsExactly(new RequestFault("images[0]", "an object", "text", "FieldInvalid"));
    }

    private void refused(Place place, MediaFacts facts, String reason) {
        assertThat(faults(place, facts)).as(facts.toString()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(place.name());
            assertThat(fault.reason()).isEqualTo(RawRequest.reason(reason));
            assertThat(fault.message()).endsWith(": use another file.");
        });
    }

    /** Without what is said of the list of subjects, of which most models take none with videos. */
    private List<RequestFault> faults(Place place, MediaFacts facts) {
        RawBodies bodies = place.bodies();
        Operation operation = catalog.operations().get(RawLimits.keys().indexOf(bodies.limits().key()));
        return new RequestValidator(catalog, Validation.STRICT, bodies.site()).faults(operation, place.with(facts)).stream()
                .filter(fault -> !fault.field().equals("subjects")).toList();
    }

    private List<RequestFault> strict(String kind, ObjectNode body) {
        return new RequestValidator(catalog, Validation.STRICT, Site.GLOBAL).faults(catalog.choose(kind, body), body);
    }

    private static MediaFacts clip(String seconds) {
        return new MediaFacts("video", "mp4", 1, 720, 720, new BigDecimal(seconds), null);
    }

    private static POJONode file(MediaFacts facts) {
        return new POJONode((MediaContent) () -> facts);
    }
}
