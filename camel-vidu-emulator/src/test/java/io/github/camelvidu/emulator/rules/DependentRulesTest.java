// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.rules.SampleRequests.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What one member of a request means for another (Vidu reference, section 5). */
class DependentRulesTest {

    private static final RuleBook RULES = RuleBook.published();

    static Stream<Case> cases() {
        return SampleRequests.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void offPeakNeedsSoundOnQ3AndSilenceOnOlderModels(Case it) {
        for (JsonNode rule : it.table().path("models").path(it.model()).path("rules")) {
            if (rule.at("/when/off_peak/eq").booleanValue()) {
                boolean audio = rule.at("/limit/audio/enum/0").booleanValue();
                assertThat(audio).as("%s", it).isEqualTo(it.model().startsWith("viduq3"));
                ObjectNode request = it.request().put("off_peak", true);
                assertThat(check(it.id(), request).flag("audio")).as("by default").isEqualTo(audio);
                assertThat(check(it.id(), request.put("audio", audio)).flag("off_peak")).isTrue();
                assertRefused("FieldInvalid", "audio", it.id(), request.put("audio", !audio));
                assertThat(check(it.id(), request.put("off_peak", false))).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "img2video", "startEnd2video" })
    void theOldestModelHasOneResolutionAtEightSeconds(String id) {
        ObjectNode request = new Case(id, "vidu2.0").request();

        assertThat(check(id, request).text("resolution")).isEqualTo("360p");
        assertThat(check(id, request.put("duration", 8)).text("resolution")).isEqualTo("720p");
        assertThat(check(id, request.put("resolution", "720p"))).isNotNull();
        assertRefused("FieldInvalid", "resolution", id, request.put("resolution", "360p"));
        assertRefused("FieldInvalid", "resolution", id, request.put("resolution", "1080p"));
    }

    @Test
    void referenceClipsLeaveRoomForFourPictures() {
        ObjectNode request = json("{'model':'viduq2-pro','prompt':'p','videos':['https://a.example/v'],'images':[]}");
        for (int i = 0; i < 4; i++) {
            request.withArray("images").add("https://a.example/" + i);
        }
        assertThat(check("reference2video.images", request)).isNotNull();

        request.withArray("images").add("https://a.example/4");
        assertRefused("FieldItemCountOutOfRange", "images", "reference2video.images", request);
        request.putArray("videos");
        assertThat(check("reference2video.images", request)).isNotNull();
    }

    @Test
    void referenceClipsMayBeLongerWhenThereIsOneOnly() {
        ObjectNode request = json("{'model':'viduq2-pro','prompt':'p','videos':['https://a.example/v'],"
                                  + "'images':['https://a.example/i']}");
        assertThat(limits(check("reference2video.images", request), "videos[0]"))
                .isEqualTo(json("{'kind':'video','formats':['mp4','avi','mov'],'min_px':[128,128],'max_mb':100,"
                                + "'max_mb_base64':20,'seconds':[0,8]}"));

        request.withArray("videos").add("https://a.example/w");
        assertThat(limits(check("reference2video.images", request), "videos[1]").path("seconds").toString())
                .isEqualTo("[0,5]");
    }

    @ParameterizedTest
    @CsvSource({
            "viduq2-pro, 4, 2, true", "viduq2-pro, 5, 0, false", "viduq2-pro, 0, 3, false", "viduq2, 7, 0, true",
            "viduq2, 0, 1, false", "viduq3, 7, 0, true", "viduq3, 1, 1, false", "viduq3-drama, 0, 1, false",
            "viduq1, 0, 1, false", "vidu2.0, 0, 1, false" })
    void theNumberOfSubjectsDependsOnTheirKind(String model, int pictures, int clips, boolean accepted) {
        ObjectNode request = json("{'model':'" + model + "','prompt':'p','subjects':[]}");
        for (int i = 0; i < pictures + clips; i++) {
            ObjectNode subject = request.withArray("subjects").addObject().put("name", "s" + i);
            subject.putArray(i < pictures ? "images" : "videos").add("https://a.example/" + i);
        }

        if (accepted) {
            assertThat(check("reference2video.subjects", request)).isNotNull();
        } else {
            assertRefused("FieldItemCountOutOfRange", "subjects", "reference2video.subjects", request);
        }
    }

    @Test
    void picturesAndClipOfASubjectShareThreeSlots() {
        ObjectNode request = json("{'model':'viduq2-pro','prompt':'p','subjects':[{'name':'otto',"
                                  + "'images':['https://a.example/1','https://a.example/2'],'videos':['https://a.example/v']}]}");
        assertThat(check("reference2video.subjects", request).media()).extracting(MediaPlace::path)
                .containsExactly("subjects[0].images[0]", "subjects[0].images[1]", "subjects[0].videos[0]");

        ObjectNode otto = (ObjectNode) request.at("/subjects/0");
        otto.withArray("images").add("https://a.example/3");
        assertRefused("FieldItemCountOutOfRange", "subjects.images,subjects.videos", "reference2video.subjects", request);
    }

    @Test
    void aStoredSubjectNeedsNoFiles() {
        ObjectNode request = json("{'model':'viduq3','prompt':'p','subjects':[{'name':'otto','server_id':'7',"
                                  + "'images':['1','2','3','4'],'videos':['no link']},{'name':'mira','images':['https://a.example/i']}]}");

        EffectiveRequest effective = check("reference2video.subjects", request);
        assertThat(effective.media()).extracting(MediaPlace::path).containsExactly("subjects[1].images[0]");
        assertThat(effective.mediaPlaces()).hasSize(6);
    }

    @Test
    void allMembersOfItemsAreDecodedMissedAndUnwanted() {
        assertRefused("CODEC", null, "reference2video.subjects",
                json("{'model':'viduq3','prompt':'p','subjects':[{'name':'otto','images':[7]}]}"));
        assertRefused("CODEC", null, "reference2video.subjects", json("{'model':'viduq3','prompt':'p','subjects':['otto']}"));
        assertRefused("FieldLacking", "model,subjects.name", "reference2video.subjects",
                json("{'prompt':'p','subjects':[{'id':'7'},{'name':' ','colour':'red'}]}"));
        assertRefused("FieldUnwanted", "size,subjects.colour", "reference2video.subjects",
                json("{'model':'no','prompt':'p','size':1,'subjects':[{'name':'o','colour':1},{'name':'m','colour':2}]}"));
    }

    @Test
    void segmentsHaveTheirOwnDefaults() {
        ObjectNode request = json("{'model':'viduq2-pro','start_image':'https://a.example/0','image_settings':["
                                  + "{'key_image':'https://a.example/1'},{'key_image':'https://a.example/2','duration':7}]}");

        EffectiveRequest effective = check("multiframe", request);
        assertThat(effective.members().path("image_settings").findValuesAsText("duration")).containsExactly("5", "7");
        assertThat(effective.media()).extracting(MediaPlace::path)
                .containsExactly("start_image", "image_settings[0].key_image", "image_settings[1].key_image");
        assertRefused("FieldInvalid", "image_settings.duration", "multiframe",
                json(request.toString().replace("\"duration\":7", "\"duration\":8").replace('"', '\'')));
    }

    @Test
    void anExtensionStartsFromExactlyOneClip() {
        String start = "{'model':'viduq2-pro'";
        assertRefused("FieldLacking", "video_creation_id,video_url", "extend", json(start + "}"));
        assertRefused("FieldLacking", "video_creation_id,video_url", "extend", json(start + ",'video_url':''}"));
        assertThat(check("extend", json(start + ",'video_creation_id':'7'}"))).isNotNull();
        assertThat(check("extend", json(start + ",'video_url':'https://a.example/v'}"))).isNotNull();
        assertRefused("FieldInvalid", "video_creation_id,video_url", "extend",
                json(start + ",'video_creation_id':'7','video_url':'https://a.example/v'}"));
    }

    @ParameterizedTest
    @CsvSource({
            "upscaleNew, 'video_creation_id,video_url'", "lipSync, 'audio_url,text'", "digitalHuman, 'audio_url,text'",
            "ecommerceImage, 'background,prompt'" })
    void ofSomeMembersAtLeastOneIsNeeded(String id, String members) {
        Case it = new Case(id, "digitalHuman".equals(id) ? "viduq2-pro" : "");
        for (String member : members.split(",")) {
            assertThat(check(id, it.request(member))).isNotNull();
        }
        ObjectNode all = it.request();
        for (String member : members.split(",")) {
            all.setAll(it.request(member));
        }
        assertThat(check(id, all)).isNotNull();
        assertRefused("FieldLacking", members, id, all.remove(List.of(members.split(","))));
    }

    @Test
    void soundWinsOverTextWhichThenMayBeAnything() {
        ObjectNode request = json("{'video_url':'https://a.example/v','audio_url':'https://a.example/a','text':'x','speed':9,"
                                  + "'volume':99}");
        assertThat(check("lipSync", request)).isNotNull();
        assertRefused("FieldInvalid", "text", "lipSync", request.without("audio_url"));
        assertRefused("CODEC", null, "lipSync", request.put("text", 7));
    }

    @Test
    void aResultWinsOverALink() {
        ObjectNode request = json("{'video_url':'no link','video_creation_id':'7'}");

        assertThat(check("upscaleNew", request).media()).isEmpty();
        assertThat(check("upscaleNew", request.without("video_creation_id")).media()).hasSize(1);
    }

    @Test
    void lipSyncOfAMusicVideoNeedsAFaceAndMoreThan540p() {
        ObjectNode request = json("{'images':['https://a.example/i'],'audio_url':'https://a.example/a','resolution':'540p'}");
        assertThat(check("oneClickMvCreate", request)).isNotNull();

        assertRefused("FieldLacking", "lip_ref_url", "oneClickMvCreate", request.put("lip_sync", true));
        assertRefused("FieldInvalid", "resolution", "oneClickMvCreate", request.put("lip_ref_url", "https://a.example/f"));
        assertThat(check("oneClickMvCreate", request.put("resolution", "720p"))).isNotNull();
    }

    @Test
    void onlyANewShotNeedsItsNumber() {
        ObjectNode request = json("{'ad_one_click_task_id':'7','prompt':'p','type':'generate_bgm'}");
        assertThat(check("adOneClickEdit", request)).isNotNull();

        assertRefused("FieldLacking", "storyboard_video_index", "adOneClickEdit", request.put("type", "generate_video"));
        assertThat(check("adOneClickEdit", request.put("storyboard_video_index", 0))).isNotNull();
    }

    @Test
    void picturesAreRequiredByOneModelOnly() {
        assertThat(check("reference2image", json("{'model':'viduq2','prompt':'p'}"))).isNotNull();
        assertRefused("FieldLacking", "images", "reference2image", json("{'model':'viduq1','prompt':'p'}"));
    }

    @Test
    void theModelOfADigitalHumanIsMissedAlthoughItHasADefault() {
        assertRefused("FieldLacking", "model", "digitalHuman", json("{'image':'https://a.example/i','text':'hello'}"));
    }

    @Test
    void whatIsIgnoredBecauseOfAnotherMemberMayBeAnything() {
        ObjectNode request = json("{'template':'hugging','images':['https://a.example/i'],'beast':'cat','area':'moon'}");
        assertThat(check("template", request).text("beast")).isEqualTo("cat");

        assertRefused("FieldInvalid", "beast", "template", request.put("template", "beast_companion"));
        assertRefused("FieldInvalid", "area", "template", request.put("template", "exotic_princess"));
    }

    @Test
    void theSitesDiffer() {
        ObjectNode advert = json("{'images':['https://a.example/i'],'duration':8}");
        assertThat(check("adOneClickCreate", advert)).isNotNull();
        assertThat(catchThrowableOfType(Refusal.class,
                () -> RULES.operation("adOneClickCreate").checkValues(advert, Site.GLOBAL)).fields()).contains("duration");

        ObjectNode prompts = json("{'images':['https://a.example/i'],'type':['img2video','e_commerce']}");
        assertThat(check("promptRecommendation", prompts)).isNotNull();
        assertThat(catchThrowableOfType(Refusal.class,
                () -> RULES.operation("promptRecommendation").checkValues(prompts, Site.GLOBAL)).fields()).contains("type");

        ObjectNode dance = json("{'image_url':'https://a.example/i','video_url':'https://a.example/v'}");
        assertThat(limits(check("image2dance", dance), "image_url").path("max_mb").intValue()).isEqualTo(15);
        assertThat(
                limits(RULES.operation("image2dance").checkValues(dance, Site.GLOBAL), "image_url").path("max_mb").intValue())
                .isEqualTo(5);
    }

    @Test
    void whatHoldsForEveryPictureIsAmongTheLimitsOfAPicture() {
        EffectiveRequest request = check("ecommerceImage", json("{'image':'https://a.example/i','count':1,'prompt':'p'}"));

        assertThat(limits(request, "image"))
                .isEqualTo(json("{'formats':['png','jpeg','jpg','webp'],'max_mb':10,'aspect_ratio_between':['1:4','4:1'],"
                                + "'kind':'image','min_px':[512,512],'ratio_below':2}"));
        assertThat(RULES.uploadLimits().path("max_mb").intValue()).isEqualTo(10);
    }

    private static JsonNode limits(EffectiveRequest request, String path) {
        return request.media().stream().filter(place -> place.path().equals(path)).findFirst().orElseThrow().limits();
    }

    private static EffectiveRequest check(String id, ObjectNode request) {
        OperationRules operation = RULES.operation(id);
        operation.checkMembers(request);
        return operation.checkValues(request, Site.CHINA);
    }

    private static void assertRefused(String reason, String members, String id, JsonNode request) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> check(id, (ObjectNode) request));
        assertThat(refusal).as("%s", request).isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal.fields().orElse(null)).isEqualTo(members);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) SampleRequests.JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
