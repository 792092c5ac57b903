// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
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
            return MAPPER.treeToValue(node, type);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(name + ": " + path(path, e.getPath()) + ": " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + path + ": " + e.getOriginalMessage(), e);
        }
    }

    private static String path(String start, List<JsonMappingException.Reference> below) {
        String rest = below.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return start.isEmpty() && rest.startsWith(".") ? rest.substring(1) : start + rest;
    }
}
