// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.spy.RecordedAnswer;
import org.eclipse.jetty.io.Content;

/**
 * What the emulator answers.
 *
 * @param status  HTTP status
 * @param headers {@code Content-Type} and others, without {@code Content-Length} and {@code Date}
 * @param body    what follows them
 */
record Answer(int status, Map<String, String> headers, Body body) {

    static final String JSON = "application/json";
    static final long UNKNOWN = -1;

    static Answer json(int status, JsonNode json) {
        return bytes(status, JSON, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer bytes(int status, String contentType, byte[] content) {
        return new Answer(status, Map.of("Content-Type", contentType), new Bytes(content));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    Answer with(Body other) {
        return new Answer(status, headers, other);
    }

    /** What is kept of it: no files. */
    RecordedAnswer recorded() {
        return new RecordedAnswer(status, headers, body instanceof Bytes bytes ? bytes.content() : new byte[0]);
    }

    /** What follows the headers. */
    sealed interface Body {

        /** In bytes; {@link #UNKNOWN} when it turns out only while it is sent. */
        long length();

        /** Of the first byte in the file that it belongs to. */
        long offset();

        /** The whole body and nothing else. */
        InputStream open() throws IOException;
    }

    record Bytes(byte[] content) implements Body {

        @Override
        public long length() {
            return content.length;
        }

        @Override
        public long offset() {
            return 0;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }

    /** Something that is read, or made, while it is sent. */
    record Streamed(long offset, long length, Source source) implements Body {

        @Override
        public InputStream open() throws IOException {
            return length == UNKNOWN
                    ? source.open() : Content.Source.asInputStream(Content.Source.from(null, source.open(), 0, length));
        }
    }

    @FunctionalInterface
    interface Source {

        /** A stream that has the whole body; it may have more. */
        InputStream open() throws IOException;
    }
}
