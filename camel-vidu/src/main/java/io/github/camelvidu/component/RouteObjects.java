// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Objects of a route as JSON trees in which files and bytes stay the objects that they are: media, not text. */
final class RouteObjects {

    private final ObjectMapper mapper;
    private final ObjectMapper ofTheRoute;

    /** @param ofTheRoute for objects of the route's own classes */
    RouteObjects(ObjectMapper mapper, ObjectMapper ofTheRoute) {
        this.mapper = mapper;
        this.ofTheRoute = ofTheRoute;
    }

    ObjectNode object(Map<?, ?> map) {
        ObjectNode members = mapper.createObjectNode();
        map.forEach((name, value) -> members.set(String.valueOf(name), node(value)));
        return members;
    }

    JsonNode node(Object value) {
        if (value instanceof Collection<?> list) {
            ArrayNode items = mapper.createArrayNode();
            list.forEach(item -> items.add(node(item)));
            return items;
        }
        if (value instanceof Object[] array) {
            return node(Arrays.asList(array));
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof JsonNode json) {
            return json;
        }
        if (LocalMedia.isObject(value)) {
            return mapper.getNodeFactory().pojoNode(value);
        }
        boolean plain = value == null || value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
        return (plain ? mapper : ofTheRoute).valueToTree(value);
    }
}
