// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelvidu.api.RawLimits;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CatalogTest {

    /** Writes the records back as the file has them. */
    private static final ObjectMapper WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addModule(new SimpleModule().addSerializer(Range.class, new JsonSerializer<>() {
                @Override
                public void serialize(Range range, JsonGenerator out, SerializerProvider provider) throws IOException {
                    out.writeObject(List.of(range.from(), range.to()));
                }
            }))
            .build();

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @MethodSource("keys")
    void nothingOfAnOperationIsLost(String key) {
        // given
        ObjectNode file = new RawLimits(key, null).operation().deepCopy();
        file.remove(List.of("aspect_ratio_note", "voice_expiry_hours_if_unused"));
        if (key.equals("digitalHuman")) {
            // the one link to a file that the tables do not call one
            ((ObjectNode) file.at("/fields/audio_url")).putObject("media").put("kind", "audio");
        }

        // when
        JsonNode read = WRITER.valueToTree(catalog.operations().get(RawLimits.keys().indexOf(key)));

        // then
        assertThat(comparable(read)).isEqualTo(comparable(file));
    }

    static List<String> keys() {
        return RawLimits.keys();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void everyModelHasItsLimits(RawLimits limits) {
        // given
        Operation operation = catalog.operations().get(RawLimits.keys().indexOf(limits.key()));
        ObjectNode body = Resources.json("{}");
        if (limits.model() != null) {
            body.put("model", limits.model());
        }

        // when
        EffectiveRequest request = EffectiveRequest.of(operation, body, Site.CHINA, rule -> false);

        // then
        assertThat(request.fields().keySet()).containsExactlyElementsOf(limits.members());
        for (String member : limits.members()) {
            Field field = request.fields().get(member);
            JsonNode raw = limits.field(member);
            assertThat(text(field.values())).as(member + " enum").isEqualTo(raw.path("enum").toString());
            assertThat(text(field.min())).as(member + " min").isEqualTo(raw.path("min").asText());
            assertThat(text(field.max())).as(member + " max").isEqualTo(raw.path("max").asText());
            assertThat(text(field.maxChars())).as(member + " max_chars").isEqualTo(raw.path("max_chars").asText());
            assertThat(field.mandatory()).as(member + " required").isEqualTo(raw.path("required").asBoolean());
            assertThat(field.effective().name()).as(member + " effect")
                    .isEqualTo(raw.path("effect").asText("used").toUpperCase(Locale.ROOT));
            assertThat(request.value(member).asText()).as(member + " default")
                    .isEqualTo(body.path(member).asText(raw.path("default").asText()));
        }
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof List<?> ? WRITER.valueToTree(value).toString() : value.toString();
    }

    static List<RawLimits> limits() {
        return RawLimits.all();
    }

    @Test
    void theBundledCatalogIsReadOnce() {
        assertThat(Catalog.bundled()).isSameAs(catalog);
    }

    @Test
    void kindsAreThoseThatGenerateSomething() {
        assertThat(catalog.kinds()).containsExactly(
                "text2video", "img2video", "start-end2video", "reference2video", "reference2image", "multiframe", "extend",
                "template", "template2video", "template-story", "upscale-new", "upscale", "lip-sync", "image2dance",
                "digital-human", "replace", "ecommerce-img", "text2audio", "timing2audio", "audio-tts", "audio-clone",
                "img2video-prompt-recommendation", "one-click-mv", "one-click-mv-edit", "one-click-mv-compose",
                "one-click-general", "one-click-general-edit", "one-click-general-compose", "ad-one-click",
                "ad-one-click-edit", "ad-one-click-compose", "trending-replicate");
    }

    @ParameterizedTest
    @ValueSource(strings = { "create-subject", "update-subject", "create-upload", "finish-upload", "cancel-task" })
    void otherCallsAreOperationsWithoutBeingKinds(String kind) {
        assertThat(catalog.operation(kind)).isPresent();
        assertThat(catalog.kinds()).doesNotContain(kind);
    }

    @Test
    void aKindWithTwoFormsIsNotOneOperation() {
        assertThat(catalog.operation("reference2video")).isEmpty();
        assertThat(catalog.operations("reference2video")).extracting(Operation::schema)
                .containsExactly("Reference2VideoBySubjectsRequest", "Reference2VideoByImagesRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'subjects':[{'name':'mira'}]}", "{'subjects':[{'name':'mira'}],'images':['https://a/b'] }" })
    void subjectsChooseTheSubjectForm(String body) {
        assertThat(catalog.choose("reference2video", Resources.json(body)).schema())
                .isEqualTo("Reference2VideoBySubjectsRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'images':['https://a/b']}", "{'subjects':[]}", "{'subjects':null}" })
    void withoutSubjectsTheImageFormIsChosen(String body) {
        assertThat(catalog.choose("reference2video", Resources.json(body)).schema())
                .isEqualTo("Reference2VideoByImagesRequest");
    }

    @Test
    void anUnknownKindIsNotChosen() {
        assertThat(catalog.operation("text2opera")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> catalog.choose("text2opera", Resources.json("{}")))
                .withMessageStartingWith("The kind is not one of text2video, img2video");
    }

    @Test
    void whatHoldsForEveryOperationIsRead() {
        CommonLimits common = catalog.common();

        assertThat(common.payloadMaxChars()).isEqualTo(1_048_576);
        assertThat(common.httpBodyMaxMb()).isEqualTo(20);
        assertThat(common.image().formats()).containsExactly("png", "jpeg", "jpg", "webp");
        assertThat(common.taskList()).isEqualTo(new CommonLimits.TaskList(10, 100, 7, 0));
        assertThat(common.offPeakDeadlineHours()).isEqualTo(48);
        assertThat(common.terminalStates()).containsExactly("success", "failed");
        assertThat(catalog.reasons().items()).isEqualTo("FieldItemCountOutOfRange");
    }

    @ParameterizedTest
    @MethodSource("oddFiles")
    void anOddFileIsRefusedByTheNameOfItsMember(String message, Consumer<ObjectNode> oddity) {
        // given
        ObjectNode both = Resources.json("{}");
        both.set("constraints", Resources.constraints());
        both.set("pricing", Resources.pricing());
        oddity.accept(both);

        // then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.read(both.get("constraints"), both.get("pricing")))
                .withMessageContaining(message);
    }

    static Stream<Arguments> oddFiles() {
        return Stream.of(
                odd("constraints: operations is missing", "/constraints", node -> node.remove("operations")),
                odd("constraints: common is missing", "/constraints", node -> node.remove("common")),
                odd("constraints: schema.reasons", "/constraints/schema/reasons", node -> node.remove("chars")),
                odd("constraints: operations.extend", "/constraints/operations/extend", node -> node.remove("path")),
                odd("constraints: operations.extend.watch", "/constraints/operations/extend",
                        node -> node.put("watch", "SOON")),
                odd("constraints: operations.text2video.fields.seed.smallest", "/constraints/operations/text2video/fields/seed",
                        node -> node.put("smallest", 1)),
                odd("constraints: operations.text2video.fields.seed.min", "/constraints/operations/text2video/fields/seed",
                        node -> node.put("min", "none")),
                odd("which is not one of its fields", "/constraints/operations/text2video/models/viduq1/fields",
                        node -> node.putObject("bmg")),
                odd("constraints: operations.extend.rules[0].then", "/constraints/operations/extend/rules/0",
                        node -> node.put("then", "maybe")),
                odd("chosen_when is missing in a form of the kind reference2video",
                        "/constraints/operations/reference2video.images", node -> node.remove("chosen_when")),
                odd("pricing: unit_price", "/pricing", node -> node.put("unit_price", "free")),
                odd("pricing: rows[3].measure", "/pricing/rows/3", node -> node.put("measure", "moods")),
                odd("pricing: rows[3]", "/pricing/rows/3", node -> node.remove("each")),
                odd("pricing: rows[3].offPeak", "/pricing/rows/3", node -> node.put("offPeak", "third")),
                odd("pricing: rows[3]", "/pricing/rows/3", node -> node.put("site", "mars")));
    }

    private static Arguments odd(
            String message, String where, Consumer<ObjectNode> oddity) {
        Consumer<ObjectNode> change = both -> oddity.accept((ObjectNode) both.at(where));
        return Arguments.of(message, change);
    }

    /** Without empty and null members, words in lower case, one id as a list of one. */
    private static JsonNode comparable(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = object.objectNode();
            object.properties().forEach(entry -> {
                JsonNode value = comparable(entry.getValue());
                if (entry.getKey().equals("answer_id") && value.isTextual()) {
                    value = result.arrayNode().add(value);
                }
                if (!value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
                    result.set(entry.getKey(), value);
                }
            });
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = array.arrayNode();
            array.forEach(item -> result.add(comparable(item)));
            return result;
        }
        if (node.isNumber()) {
            return new DecimalNode(node.decimalValue().stripTrailingZeros());
        }
        return node.isTextual() ? new TextNode(node.textValue().toLowerCase(Locale.ROOT)) : node;
    }
}
