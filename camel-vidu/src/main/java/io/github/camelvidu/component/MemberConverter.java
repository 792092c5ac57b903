// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.FieldType;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/**
 * Makes the values of headers and options into JSON of the type that the member has, and local media into what can be
 * sent.
 */
final class MemberConverter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DATA_URI = "data:";

    private final CamelContext camel;
    private final ObjectMapper mapper;
    private final LocalMedia media;

    MemberConverter(CamelContext camel, ObjectMapper mapper, LocalMedia media) {
        this.camel = camel;
        this.mapper = mapper;
        this.media = media;
    }

    /** A value of a request body: of its JSON type already, but it may name or hold local media. */
    JsonNode inBody(Exchange exchange, JsonNode value, Field field) throws UnusableValueException {
        if (field.media() == null) {
            return value;
        }
        if (!value.isArray()) {
            return sendable(exchange, pojoOrText(value), value);
        }
        ArrayNode items = JSON.arrayNode();
        for (JsonNode item : value) {
            items.add(sendable(exchange, pojoOrText(item), item));
        }
        return items;
    }

    JsonNode fromHeader(Exchange exchange, Object value, Field field) throws UnusableValueException {
        if (field.type() != FieldType.ARRAY) {
            return field.media() == null ? scalar(value, field) : sendable(exchange, value, null);
        }
        ArrayNode items = JSON.arrayNode();
        for (Object item : items(value)) {
            items.add(field.media() == null ? mapper.valueToTree(item) : sendable(exchange, item, null));
        }
        return items;
    }

    JsonNode fromOption(Object value, Field field) throws UnusableValueException {
        if (field.type() != FieldType.ARRAY) {
            return field.media() == null ? scalar(value, field) : JSON.textNode(media.fromOption(value.toString()));
        }
        ArrayNode items = JSON.arrayNode();
        for (Object item : items(value)) {
            items.add(field.media() == null ? item.toString() : media.fromOption(item.toString()));
        }
        return items;
    }

    /** @param asIs what a value that is neither a reference nor local media becomes; null for itself as text */
    private JsonNode sendable(Exchange exchange, Object value, JsonNode asIs) throws UnusableValueException {
        if (value instanceof String text) {
            return JSON.textNode(media.fromMessage(exchange, text));
        }
        return value == null && asIs != null ? asIs : JSON.textNode(media.fromObject(exchange, value));
    }

    private static Object pojoOrText(JsonNode value) {
        return value instanceof POJONode pojo ? pojo.getPojo() : value.textValue();
    }

    private JsonNode scalar(Object value, Field field) throws UnusableValueException {
        return switch (field.type()) {
            case INTEGER -> JSON.numberNode(whole(value, field));
            case NUMBER -> JSON.numberNode(convert(BigDecimal.class, value, field));
            case BOOLEAN -> JSON.booleanNode(convert(Boolean.class, value, field));
            default -> JSON.textNode(convert(String.class, value, field));
        };
    }

    /** A type converter would cut what is behind the point, or wrap around what is too large. */
    private long whole(Object value, Field field) throws UnusableValueException {
        if (!(value instanceof Number)) {
            return convert(Long.class, value, field);
        }
        try {
            return new BigDecimal(value.toString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnusableValueException("'" + shown(value) + "'", field.type().words());
        }
    }

    private <T> T convert(Class<T> type, Object value, Field field) throws UnusableValueException {
        T converted = camel.getTypeConverter().tryConvertTo(type, value instanceof String text ? text.strip() : value);
        if (converted == null) {
            throw new UnusableValueException("'" + shown(value) + "'", field.type().words());
        }
        return converted;
    }

    /** Numbers and flags that fail to be such: short, and cut where somebody put a text. */
    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= 20 ? text : "a text of " + text.length() + " characters";
    }

    private static Collection<?> items(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value instanceof String text && !text.startsWith(DATA_URI)) {
            return CommaSeparated.values(text);
        }
        return List.of(value);
    }
}
