// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.request.GenerateRequest;
import io.github.camelvidu.component.media.InputMedia;
import io.github.camelvidu.component.media.MediaType;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;

/** Tells what a body is: a request, media, or a prompt. */
final class BodyReader {

    /**
     * Longer than a request may be, since pictures in it may be uploaded before it is sent; but all of it is in memory.
     */
    static final int MAX_JSON = 5 * LocalMedia.MAX_BYTES;

    private final ObjectMapper mapper;
    private final ObjectReader strict;
    private final RouteObjects objects;

    /** @param ofTheRoute for objects of the route's own inside a map */
    BodyReader(ObjectMapper mapper, ObjectMapper ofTheRoute) {
        this.mapper = mapper;
        this.strict = mapper.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.objects = new RouteObjects(mapper, ofTheRoute);
    }

    /**
     * What a body says.
     *
     * @param kind    null when it does not tell
     * @param members by the platform's names; never null
     * @param text    what the body says in words; null when it is no text
     * @param media   the picture, film or sound that the body is; null when it is none
     */
    record Content(String kind, ObjectNode members, String text, InputMedia media) {

        private Content(String kind, ObjectNode members) {
            this(kind, members, null, null);
        }
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
            return new Content(null, objects.object(map));
        }
        if (body instanceof ObjectNode node) {
            return new Content(null, node.deepCopy());
        }
        if (body instanceof JsonNode) {
            throw wrong("the body is JSON, but no object: a request is an object with the platform's members");
        }
        if (body instanceof CharSequence text) {
            return text(message, text.toString());
        }
        if (body instanceof InputMedia of) {
            return media(of);
        }
        Optional<Path> file = LocalMedia.path(body);
        return file.isPresent() ? file(exchange, file.get()) : bytes(exchange);
    }

    private Content file(Exchange exchange, Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                // a named pipe or a device would be read for ever
                throw wrong("the body is no file that can be read: it is missing, or a folder or device");
            }
            // by its length, before anything of it is in memory
            if (isJson(exchange.getMessage())) {
                requireReadable(Files.size(file));
                return json(Files.readAllBytes(file));
            }
            LocalMedia.requireSendable(Files.size(file));
            try (InputStream in = Files.newInputStream(file)) {
                if (isMedia(in.readNBytes(MediaType.HEAD))) {
                    return media(LocalMedia.file(file));
                }
            }
            return text(exchange, Files.readAllBytes(file));
        } catch (UnusableValueException e) {
            throw wrong("the body is " + e.getMessage());
        } catch (IOException e) {
            throw wrong("the body is a file that can not be read");
        }
    }

    /** Anything else that can be read: a file elsewhere, bytes or a stream. It is asked of the message only once. */
    private Content bytes(Exchange exchange) {
        Message message = exchange.getMessage();
        try {
            if (isJson(message)) {
                byte[] json = content(message, MAX_JSON);
                requireReadable(json.length);
                return json(json);
            }
            byte[] bytes = content(message, LocalMedia.MAX_BYTES);
            LocalMedia.requireSendable(bytes.length);
            return isMedia(bytes) ? media(LocalMedia.bytes(bytes)) : text(exchange, bytes);
        } catch (UnusableValueException e) {
            throw wrong("the body is " + e.getMessage());
        } catch (IOException e) {
            throw wrong("the body is a stream that can not be read");
        }
    }

    /** At most one byte more than allowed. */
    private static byte[] content(Message message, int most) throws IOException {
        Object body = message.getBody();
        if (body instanceof InputStream || body instanceof StreamCache || body instanceof WrappedFile<?>) {
            try (InputStream in = message.getBody(InputStream.class)) {
                if (in != null) {
                    return in.readNBytes(most + 1);
                }
            }
        }
        return converted(message);
    }

    private static void requireReadable(long bytes) {
        if (bytes > MAX_JSON) {
            throw wrong("the body is JSON of more than " + MAX_JSON + " bytes: give links to media, or files");
        }
    }

    private static byte[] converted(Message message) {
        byte[] bytes;
        try {
            bytes = message.getBody(byte[].class);
        } catch (TypeConversionException e) {
            // the exception is left out: it quotes the body
            bytes = null;
        }
        if (bytes == null) {
            Object body = message.getBody();
            throw wrong("a " + body.getClass().getName() + " is no request: give a request of camel-vidu-api, a Map, JSON, a"
                        + " text, a file, or bytes or a stream of media"
                        + (body instanceof Iterable || body.getClass().isArray() ? "; a list of them has to be split" : ""));
        }
        return bytes;
    }

    private static boolean isMedia(byte[] bytes) {
        return MediaType.of(Arrays.copyOf(bytes, Math.min(bytes.length, MediaType.HEAD))).isPresent();
    }

    private Content media(InputMedia media) {
        return new Content(null, mapper.createObjectNode(), null, media);
    }

    private Content text(Exchange exchange, byte[] bytes) {
        return text(exchange.getMessage(), new String(bytes, Charset.forName(ExchangeHelper.getCharsetName(exchange))));
    }

    private Content text(Message message, String text) {
        if (isJson(message)) {
            return json(text.getBytes(StandardCharsets.UTF_8));
        }
        if (text.isBlank()) {
            return new Content(null, mapper.createObjectNode());
        }
        return new Content(null, mapper.createObjectNode(), text.strip(), null);
    }

    private Content json(byte[] bytes) {
        try {
            if (strict.readTree(bytes) instanceof ObjectNode request) {
                return new Content(null, request);
            }
            throw wrong("the body is JSON, but no object: a request is an object with the platform's members");
        } catch (JsonProcessingException e) {
            // the parser's message would quote the body
            if (e.getLocation() == null) {
                throw wrong("the body is JSON beyond all limits: nested too deep, or with a number or name that is too long");
            }
            throw wrong("the body is not JSON: see line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw wrong("the body can not be read as JSON");
        }
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
