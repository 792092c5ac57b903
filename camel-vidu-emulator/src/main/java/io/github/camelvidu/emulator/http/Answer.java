// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the emulator answers.
 *
 * @param status  HTTP status
 * @param headers {@code Content-Type} and others, without {@code Content-Length} and {@code Date}
 * @param body    what follows them
 */
record Answer(int status, Map<String, String> headers, Body body) {

    static final String JSON = "application/json";

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

    /** A body whose length is known before it is sent. */
    sealed interface Body {

        long length();
    }

    record Bytes(byte[] content) implements Body {

        @Override
        public long length() {
            return content.length;
        }
    }

    /** A part of a file. */
    record FilePart(Path file, long offset, long length) implements Body {
    }

    /** Bytes with a stretch of letters in the middle that is made while it is sent. */
    record Padded(byte[] before, long letters, byte[] after) implements Body {

        @Override
        public long length() {
            return before.length + letters + after.length;
        }

        InputStream open() {
            return new SequenceInputStream(
                    new ByteArrayInputStream(before),
                    new SequenceInputStream(new Letters(letters), new ByteArrayInputStream(after)));
        }
    }

    private static final class Letters extends InputStream {

        private long left;

        private Letters(long letters) {
            left = letters;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
