// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.TextNode;

/** Which record belongs to which operation of constraints.json, and requests in which everything is set. */
final class RequestRecords {

    /** What every text of a filled request says. */
    static final String TEXT = "sesame";

    /** By the operation's key in constraints.json. */
    static final Map<String, Class<? extends GenerateRequest>> BY_OPERATION = byOperation();

    private RequestRecords() {
    }

    private static Map<String, Class<? extends GenerateRequest>> byOperation() {
        Map<String, Class<? extends GenerateRequest>> records = new LinkedHashMap<>();
        records.put("text2video", Text2VideoRequest.class);
        records.put("img2video", Img2VideoRequest.class);
        records.put("startEnd2video", StartEnd2VideoRequest.class);
        records.put("reference2video.subjects", Reference2VideoBySubjectsRequest.class);
        records.put("reference2video.images", Reference2VideoByImagesRequest.class);
        records.put("reference2image", Reference2ImageRequest.class);
        records.put("multiframe", MultiframeRequest.class);
        records.put("template", TemplateRequest.class);
        records.put("templateStory", TemplateStoryRequest.class);
        records.put("extend", ExtendRequest.class);
        records.put("upscaleNew", UpscaleNewRequest.class);
        records.put("lipSync", LipSyncRequest.class);
        records.put("image2dance", Image2DanceRequest.class);
        records.put("digitalHuman", DigitalHumanRequest.class);
        records.put("replace", ReplaceRequest.class);
        records.put("ecommerceImage", EcommerceImageRequest.class);
        records.put("text2audio", Text2AudioRequest.class);
        records.put("timing2audio", Timing2AudioRequest.class);
        records.put("audioTts", AudioTtsRequest.class);
        records.put("audioClone", AudioCloneRequest.class);
        records.put("promptRecommendation", PromptRecommendationRequest.class);
        records.put("oneClickMvCreate", OneClickMvRequest.class);
        records.put("oneClickMvEdit", OneClickMvEditRequest.class);
        records.put("oneClickMvCompose", OneClickMvComposeRequest.class);
        records.put("oneClickGeneralCreate", OneClickGeneralRequest.class);
        records.put("oneClickGeneralEdit", OneClickGeneralEditRequest.class);
        records.put("oneClickGeneralCompose", OneClickGeneralComposeRequest.class);
        records.put("adOneClickCreate", AdOneClickRequest.class);
        records.put("adOneClickEdit", AdOneClickEditRequest.class);
        records.put("adOneClickCompose", AdOneClickComposeRequest.class);
        records.put("trendingReplicate", TrendingReplicateRequest.class);
        records.put("createSubject", CreateSubjectRequest.class);
        records.put("updateSubject", UpdateSubjectRequest.class);
        return records;
    }

    /** The records of requests and those of the items of their lists. */
    static Stream<Class<?>> all() {
        return Stream.concat(
                BY_OPERATION.values().stream(),
                Stream.of(ReferenceSubject.class, MultiframeImageSetting.class, TimingPrompt.class));
    }

    /** A record in which everything is set, with one item in each list and no unknown member. */
    static <T> T filled(Class<T> type) {
        return filled(type, Map.of());
    }

    /** The same, with an unknown member. */
    static <T> T filledWithUnknown(Class<T> type) {
        return filled(type, Map.of(TEXT, TextNode.valueOf(TEXT)));
    }

    /** The builder's result when nothing was set. */
    static <T> T empty(Class<T> type) {
        try {
            Object builder = type.getMethod("builder").invoke(null);
            return type.cast(builder.getClass().getMethod("build").invoke(builder));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The platform's name of a component. */
    static String member(RecordComponent component) {
        return new SnakeCaseStrategy().translate(component.getName());
    }

    private static <T> T filled(Class<T> type, Map<String, JsonNode> other) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(component -> value(component, other)).toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(RecordComponent component, Map<String, JsonNode> other) {
        if (component.getType() == Map.class) {
            return other;
        }
        if (component.getType() == List.class) {
            Class<?> item = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return List.of(item.isRecord() ? filled(item, other) : simple(item));
        }
        return simple(component.getType());
    }

    private static Object simple(Class<?> type) {
        Object value = Map.<Class<?>, Object> of(
                String.class, TEXT, Boolean.class, true, Integer.class, 3, Long.class, 7L, Double.class, 1.5).get(type);
        if (value == null) {
            throw new IllegalArgumentException("no value for " + type);
        }
        return value;
    }
}
