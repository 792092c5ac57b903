// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A file of the catalog while it is read. What this version does not understand is an error: a misspelt limit would
 * otherwise be no limit.
 */
final class CatalogFile {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .annotationIntrospector(new RequiredIsNotNull())
            .build();

    private final String name;
    private final JsonNode content;

    CatalogFile(String name, JsonNode content) {
        this.name = name;
        this.content = content;
    }

    <T> T value(Class<T> type, String... path) {
        return bind(node(path), type, String.join(".", path));
    }

    <T> Map<String, T> map(Class<T> type, String member) {
        Map<String, T> result = new LinkedHashMap<>();
        node(member).properties().forEach(
                entry -> result.put(entry.getKey(), bind(entry.getValue(), type, member + "." + entry.getKey())));
        return result;
    }

    /** Sees to it that a list, when it is there, holds nothing but what can be read as this type. */
    void requireItems(Class<?> type, String member) {
        JsonNode list = content.path(member);
        if (!list.isMissingNode() && !list.isArray()) {
            throw new IllegalArgumentException(name + ": " + member + " is not a list");
        }
        for (int i = 0; i < list.size(); i++) {
            String path = member + "[" + i + "]";
            if (!list.get(i).isObject()) {
                throw new IllegalArgumentException(name + ": " + path + " is not an object");
            }
            bind(list.get(i), type, path);
        }
    }

    private JsonNode node(String... path) {
        JsonNode node = content;
        for (String member : path) {
            node = node.path(member);
        }
        if (!node.isObject()) {
            String member = path.length == 0 ? "the content" : String.join(".", path);
            throw new IllegalArgumentException(name + ": " + member + " is missing or is not an object");
        }
        return node;
    }

    private <T> T bind(JsonNode node, Class<T> type, String path) {
        try {
            T value = MAPPER.treeToValue(node, type);
            if (value == null) {
                throw new IllegalArgumentException(name + ": " + path + " is null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + CatalogFault.words(path, e), e);
        }
    }

    /** A member that must be there must not be null either. */
    private static final class RequiredIsNotNull extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            boolean required = annotated instanceof AnnotatedMember member
                    && Boolean.TRUE.equals(hasRequiredMarker(member));
            return required ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : super.findSetterInfo(annotated);
        }
    }
}
