// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.request.GenerateRequest;
import io.github.camelvidu.component.media.MediaType;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;

/** Tells what a body is: a request, a picture, or a prompt. */
final class BodyReader {

    private final ObjectMapper mapper;
    private final ObjectReader strict;
    private final ObjectMapper ofTheRoute;
    private final LocalMedia media;

    /** @param ofTheRoute for objects of the route's own inside a map */
    BodyReader(ObjectMapper mapper, ObjectMapper ofTheRoute, LocalMedia media) {
        this.mapper = mapper;
        this.strict = mapper.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.ofTheRoute = ofTheRoute;
        this.media = media;
    }

    /**
     * What a body says.
     *
     * @param kind    null when it does not tell
     * @param members by the platform's names; never null
     */
    record Content(String kind, ObjectNode members) {
    }

    Content read(Exchange exchange) {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        if (body == null) {
            return new Content(null, mapper.createObjectNode());
        }
        if (body instanceof GenerateRequest request) {
            return new Content(request.kind(), mapper.valueToTree(request));
        }
        if (body instanceof Map<?, ?> map) {
            return new Content(null, members(map));
        }
        if (body instanceof ObjectNode node) {
            return new Content(null, node.deepCopy());
        }
        if (body instanceof JsonNode) {
            throw wrong("the body is JSON, but no object: a request is an object with the platform's members");
        }
        return body instanceof CharSequence text ? text(message, text.toString()) : bytes(exchange);
    }

    private Content bytes(Exchange exchange) {
        Message message = exchange.getMessage();
        byte[] bytes = message.getBody(byte[].class);
        if (bytes == null) {
            throw wrong("a " + message.getBody().getClass().getName() + " is no request: give a request of camel-vidu-api, a"
                        + " Map, JSON, a text or a picture");
        }
        if (isJson(message)) {
            return json(bytes);
        }
        MediaType type = MediaType.of(Arrays.copyOf(bytes, Math.min(bytes.length, MediaType.HEAD))).orElse(null);
        if (type != null && type.isImage()) {
            return picture(bytes);
        }
        if (type != null) {
            throw wrong("the body is " + type.contentType() + ": only a text, a request or a picture can be the body");
        }
        // not asked of the message once more: a stream is read by now
        return text(message, new String(bytes, Charset.forName(ExchangeHelper.getCharsetName(exchange))));
    }

    private Content text(Message message, String text) {
        if (isJson(message)) {
            return json(text.getBytes(StandardCharsets.UTF_8));
        }
        if (text.isBlank()) {
            return new Content(null, mapper.createObjectNode());
        }
        return new Content(null, mapper.createObjectNode().put("prompt", text.strip()));
    }

    private Content picture(byte[] bytes) {
        ObjectNode members = mapper.createObjectNode();
        try {
            members.putArray("images").add(media.dataUri(new ByteArrayInputStream(bytes)));
        } catch (UnusableValueException | IOException e) {
            throw wrong("the body is " + e.getMessage());
        }
        return new Content(null, members);
    }

    private Content json(byte[] bytes) {
        try {
            if (strict.readTree(bytes) instanceof ObjectNode request) {
                return new Content(null, request);
            }
            throw wrong("the body is JSON, but no object: a request is an object with the platform's members");
        } catch (JsonProcessingException e) {
            // the parser's message would quote the body
            throw wrong("the body is not JSON: see line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw wrong("the body can not be read as JSON");
        }
    }

    /** Values stay the objects that they are: files and bytes among them are media, not text. */
    private ObjectNode members(Map<?, ?> map) {
        ObjectNode members = mapper.createObjectNode();
        map.forEach((name, value) -> members.set(String.valueOf(name), node(value)));
        return members;
    }

    private JsonNode node(Object value) {
        if (value instanceof List<?> list) {
            ArrayNode items = mapper.createArrayNode();
            list.forEach(item -> items.add(node(item)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            return members(map);
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

    private static boolean isJson(Message message) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        if (type != null && type.toLowerCase(Locale.ROOT).matches("application/([a-z0-9.+-]+\\+)?json\\b.*")) {
            return true;
        }
        // only of a body that is the file: a text taken out of it is not JSON any more
        String name = fileName(message);
        return name != null && name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static String fileName(Message message) {
        Object body = message.getBody();
        if (body instanceof WrappedFile<?> file) {
            return file.getFile() instanceof File local ? local.getName() : message.getHeader(Exchange.FILE_NAME, String.class);
        }
        return body instanceof File || body instanceof Path ? body.toString() : null;
    }

    private static ViduRequestException wrong(String message) {
        return new ViduRequestException(message, List.of("body"), FailureDetails.NONE, null);
    }
}
