// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.callback;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/**
 * The body of a callback, of which nothing is believed and only the task's id is read: it is not signed, so it can tell
 * no more than where to look.
 */
public final class CallbackBody {

    private static final String ID = "id";

    private CallbackBody() {
    }

    /** The body is longer than it may be. */
    public static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLongException(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    /**
     * Reads no further than to the id.
     *
     * @param  limit            bytes
     * @return                  empty when the body names no task
     * @throws TooLongException when there is no id within the limit
     * @throws IOException      when the body can not be read
     */
    public static Optional<String> taskId(JsonFactory json, InputStream body, long limit) throws IOException {
        try (JsonParser parser = json.createParser(new Limited(body, limit))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                if (ID.equals(member)) {
                    return value.isScalarValue() ? Optional.ofNullable(parser.getValueAsString()) : Optional.empty();
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            // its message could hold a part of the body
            return Optional.empty();
        }
    }

    private static final class Limited extends FilterInputStream {

        private final long limit;
        private long read;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) throws TooLongException {
            read += more;
            if (read > limit) {
                throw new TooLongException(limit);
            }
        }
    }
}
