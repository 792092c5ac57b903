// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;

/** Objects of a route as JSON trees in which files and bytes stay the objects that they are: media, not text. */
final class RouteObjects {

    /** No request is nested deeper than a few lists and objects; a map that holds itself is, without end. */
    private static final int DEEPEST = 100;

    private final ObjectMapper mapper;
    private final ObjectMapper ofTheRoute;

    /** @param ofTheRoute for objects of the route's own classes */
    RouteObjects(ObjectMapper mapper, ObjectMapper ofTheRoute) {
        this.mapper = mapper;
        this.ofTheRoute = ofTheRoute;
    }

    /** @throws ViduRequestException when something in it can not be JSON */
    ObjectNode object(Map<?, ?> map) {
        return object(map, 0);
    }

    /** @throws ViduRequestException when something in it can not be JSON */
    JsonNode node(Object value) {
        return node(value, 0);
    }

    private ObjectNode object(Map<?, ?> map, int depth) {
        ObjectNode members = mapper.createObjectNode();
        map.forEach((name, value) -> members.set(String.valueOf(name), node(value, depth + 1)));
        return members;
    }

    private JsonNode node(Object value, int depth) {
        if (depth > DEEPEST) {
            throw wrong("a map or list is nested deeper than " + DEEPEST + " levels");
        }
        if (value instanceof Collection<?> list) {
            ArrayNode items = mapper.createArrayNode();
            list.forEach(item -> items.add(node(item, depth + 1)));
            return items;
        }
        if (value instanceof Object[] array) {
            return node(Arrays.asList(array), depth);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map, depth);
        }
        if (value instanceof JsonNode json) {
            return json;
        }
        if (LocalMedia.isObject(value)) {
            return mapper.getNodeFactory().pojoNode(value);
        }
        boolean plain = value == null || value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
        try {
            return (plain ? mapper : ofTheRoute).valueToTree(value);
        } catch (IllegalArgumentException e) {
            // the mapper's message may quote the value
            throw wrong("an object of the class " + value.getClass().getName() + " can not be written as JSON");
        }
    }

    private static ViduRequestException wrong(String message) {
        return new ViduRequestException("nothing was sent: " + message, List.of("body"), FailureDetails.NONE, null);
    }
}
