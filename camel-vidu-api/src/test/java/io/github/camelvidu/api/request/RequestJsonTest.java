// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelvidu.api.RawLimits;
import io.github.camelvidu.api.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestJsonTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = { "text2video", "text2video.minimal", "text2video.offpeak" })
    void aTextRequestIsTheSameJsonAgain(String example) throws JsonProcessingException {
        ObjectNode json = Resources.example(example + ".request.json");

        assertThat(written(mapper.treeToValue(json, Text2VideoRequest.class))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = { "img2video", "img2video.base64", "img2video.q4" })
    void aPictureRequestIsTheSameJsonAgain(String example) throws JsonProcessingException {
        ObjectNode json = Resources.example(example + ".request.json");

        assertThat(written(mapper.treeToValue(json, Img2VideoRequest.class))).isEqualTo(json);
    }

    @Test
    void everyMemberOfAnOperationIsAComponentInThePlatformsOrder() {
        Text2VideoRequest text = new Text2VideoRequest(
                "viduq1", "anime", "p", 5, 7L, "1:1", "1080p", "small", true, false, true, true, 4, "w", "m", "x", "c", null);
        Img2VideoRequest picture = new Img2VideoRequest(
                "viduq1", List.of("i"), "p", true, "all", "v", true, false, 5, 7L, "1080p", "small", false, true, 4, "w", "m",
                "x", "c", null);

        assertThat(members(text)).containsExactlyElementsOf(new RawLimits("text2video", null).members());
        assertThat(members(picture)).containsExactlyElementsOf(new RawLimits("img2video", null).members());
    }

    @Test
    void whatIsNotSetIsNotSent() throws JsonProcessingException {
        assertThat(written(Text2VideoRequest.builder().build())).isEqualTo(Resources.json("{}"));
        assertThat(written(Img2VideoRequest.builder().build())).isEqualTo(Resources.json("{}"));
    }

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
    void aRequestInWordsShowsNothingPrivate() {
        String secret = "sesame";
        Map<String, JsonNode> other = Map.of(secret, TextNode.valueOf(secret));
        Text2VideoRequest text = Text2VideoRequest.builder()
                .model("viduq2").prompt(secret).payload(secret).callbackUrl(secret).wmUrl(secret).metaData(secret)
                .other(other).build();
        Img2VideoRequest picture = Img2VideoRequest.builder()
                .model("viduq2-pro").images(List.of(secret)).prompt(secret).payload(secret).callbackUrl(secret)
                .wmUrl(secret).metaData(secret).other(other).build();

        assertThat(text).hasToString("Text2VideoRequest[model=viduq2, prompt=6 characters, wmUrl=6 characters, "
                                     + "metaData=6 characters, payload=6 characters, callbackUrl=6 characters, other=1]");
        assertThat(picture).hasToString("Img2VideoRequest[model=viduq2-pro, images=1, prompt=6 characters, "
                                        + "wmUrl=6 characters, metaData=6 characters, payload=6 characters, "
                                        + "callbackUrl=6 characters, other=1]");
    }

    private JsonNode written(GenerateRequest request) throws JsonProcessingException {
        return mapper.readTree(mapper.writeValueAsString(request));
    }

    private List<String> members(GenerateRequest request) {
        List<String> names = new ArrayList<>();
        mapper.valueToTree(request).fieldNames().forEachRemaining(names::add);
        return names;
    }
}
