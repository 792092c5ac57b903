// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private final CamelContext camel;
    private final ObjectMapper mapper;
    private final RouteObjects objects;
    private final LocalMedia media;

    MemberConverter(CamelContext camel, ObjectMapper mapper, LocalMedia media) {
        this.camel = camel;
        this.mapper = mapper;
        this.objects = new RouteObjects(mapper, mapper);
        this.media = media;
    }

    /** A value of a request body: of its JSON type already, but it may name or hold local media, at any depth. */
    JsonNode inBody(Exchange exchange, JsonNode value, Field field) throws UnusableValueException {
        if (!field.link() && field.fields() == null) {
            return value;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode items = JSON.arrayNode();
            for (int i = 0; i < list.size(); i++) {
                items.add(itemInBody(exchange, list.get(i), field, "[" + i + "]"));
            }
            return items;
        }
        return !field.link() ? value : mediaInBody(exchange, value);
    }

    JsonNode fromHeader(Exchange exchange, Object value, Field field) throws UnusableValueException {
        if (field.type() != FieldType.ARRAY) {
            return field.link() ? media.fromObject(exchange, value) : scalar(value, field);
        }
        if (field.fields() != null) {
            return inBody(exchange, objects.node(items(value)), field);
        }
        ArrayNode items = JSON.arrayNode();
        for (Object item : items(value)) {
            items.add(field.link()
                    ? mediaItem(items.size(), () -> media.fromObject(exchange, item)) : mapper.valueToTree(item));
        }
        return items;
    }

    JsonNode fromOption(Object value, Field field) throws UnusableValueException {
        if (field.type() != FieldType.ARRAY) {
            return field.link() ? media.fromOption(value.toString()) : scalar(value, field);
        }
        ArrayNode items = JSON.arrayNode();
        for (Object item : items(value)) {
            items.add(field.link()
                    ? mediaItem(items.size(), () -> media.fromOption(item.toString())) : JSON.textNode(item.toString()));
        }
        return items;
    }

    private interface Conversion {

        JsonNode convert() throws UnusableValueException;
    }

    private static JsonNode mediaItem(int index, Conversion conversion) throws UnusableValueException {
        try {
            return conversion.convert();
        } catch (UnusableValueException e) {
            throw e.within("[" + index + "]");
        }
    }

    private JsonNode itemInBody(Exchange exchange, JsonNode item, Field list, String where) throws UnusableValueException {
        try {
            if (list.link()) {
                return mediaInBody(exchange, item);
            }
            return item instanceof ObjectNode object ? members(exchange, object, list.fields()) : item;
        } catch (UnusableValueException e) {
            throw e.within(where);
        }
    }

    private ObjectNode members(Exchange exchange, ObjectNode object, Map<String, Field> fields) throws UnusableValueException {
        ObjectNode converted = object.deepCopy();
        for (Map.Entry<String, Field> field : fields.entrySet()) {
            JsonNode value = object.get(field.getKey());
            if (value != null) {
                try {
                    converted.set(field.getKey(), inBody(exchange, value, field.getValue()));
                } catch (UnusableValueException e) {
                    throw e.within("." + field.getKey());
                }
            }
        }
        return converted;
    }

    /** What is neither text nor an object of the route is left to the validation. */
    private JsonNode mediaInBody(Exchange exchange, JsonNode value) throws UnusableValueException {
        if (value instanceof POJONode pojo) {
            return media.fromObject(exchange, pojo.getPojo());
        }
        return value.isTextual() ? media.fromMessage(exchange, value.textValue()) : value;
    }

    private JsonNode scalar(Object value, Field field) throws UnusableValueException {
        return switch (field.type()) {
            case INTEGER -> JSON.numberNode(whole(value, field));
            case NUMBER -> JSON.numberNode(decimal(value, field));
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

    /** Camel has no converter from other numbers. Whole ones look as they do in JSON: 6, not 6.0. */
    private BigDecimal decimal(Object value, Field field) throws UnusableValueException {
        try {
            double number = value instanceof Number given
                    ? given.doubleValue() : Double.parseDouble(convert(String.class, value, field));
            BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
            return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        } catch (NumberFormatException e) {
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
        return value instanceof String text ? CommaSeparated.values(text) : List.of(value);
    }
}
