// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelvidu.api.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Requests from code, and what JSON becomes of them. */
class RequestJsonTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void unknownMembersSurvive() throws JsonProcessingException {
        ObjectNode json = Resources.json("{'model': 'viduq9', 'prompt': 'x', 'mood': {'calm': 3}, 'tags': [1, 2]}");

        Text2VideoRequest request = mapper.treeToValue(json, Text2VideoRequest.class);

        assertThat(request.other()).containsOnlyKeys("mood", "tags");
        assertThat(written(request)).isEqualTo(json);
    }

    @Test
    void aBuilderMakesARequestAndACopyMayDiffer() throws JsonProcessingException {
        Img2VideoRequest request = Img2VideoRequest.builder()
                .model("viduq3-turbo").images(List.of("https://a.example/b")).duration(5).isRec(true).build();

        assertThat(request.withDuration(6)).isEqualTo(Img2VideoRequestBuilder.builder(request).duration(6).build());
        assertThat(written(request)).isEqualTo(Resources.json("""
                {'model': 'viduq3-turbo', 'images': ['https://a.example/b'], 'is_rec': true, 'duration': 5}"""));
        assertThat(request.kind()).isEqualTo("img2video");
        assertThat(Text2VideoRequest.builder().build().kind()).isEqualTo("text2video");
    }

    @Test
    void aRequestDoesNotChangeWithTheListThatItCameFrom() {
        List<String> images = new ArrayList<>(Arrays.asList("https://a.example/b", null));

        Img2VideoRequest request = Img2VideoRequest.builder().images(images).build();
        images.clear();

        assertThat(request.images()).containsExactly("https://a.example/b", null);
        assertThatThrownBy(() -> request.images().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> request.other().put("x", TextNode.valueOf("y")))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(Img2VideoRequest.builder().images(null).build().images()).isEmpty();
    }

    @Test
    void aListOfObjectsHasRecordsOfItsOwn() throws JsonProcessingException {
        MultiframeRequest request = MultiframeRequest.builder()
                .model("viduq2-pro").startImage("https://a.example/0")
                .imageSettings(Arrays.asList(
                        MultiframeImageSetting.builder().keyImage("https://a.example/1").duration(3).build(), null))
                .wmPosition("top_left").build();

        assertThat(written(request)).isEqualTo(Resources.json("""
                {'model': 'viduq2-pro', 'start_image': 'https://a.example/0',
                 'image_settings': [{'key_image': 'https://a.example/1', 'duration': 3}, null],
                 'wm_position': 'top_left'}"""));
    }

    @Test
    void unknownMembersOfAnItemSurvive() throws JsonProcessingException {
        ObjectNode json = Resources.json("{'timing_prompts': [{'from': 0.5, 'to': 2.5, 'prompt': 'x', 'loudness': 4}]}");

        Timing2AudioRequest request = mapper.treeToValue(json, Timing2AudioRequest.class);

        assertThat(request.other()).isEmpty();
        assertThat(request.timingPrompts()).singleElement()
                .satisfies(sound -> assertThat(sound.other()).containsOnlyKeys("loudness"));
        assertThat(written(request)).isEqualTo(json);
    }

    @Test
    void theFilmThatIsEditedIsAMember() throws JsonProcessingException {
        OneClickMvEditRequest request = OneClickMvEditRequest.builder().id("7").jobId("8").prompt("closer").build();

        assertThat(written(request)).isEqualTo(Resources.json("{'id': '7', 'job_id': '8', 'prompt': 'closer'}"));
    }

    private JsonNode written(GenerateRequest request) throws JsonProcessingException {
        return mapper.readTree(mapper.writeValueAsString(request));
    }
}
