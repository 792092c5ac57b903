// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.callback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackBodyTest {

    private static final long LIMIT = 20_000;

    @Test
    void theIdIsReadWhereverItStands() throws IOException {
        assertThat(id("{\"id\":\"17\",\"state\":\"success\"}")).contains("17");
        assertThat(id("{\"state\":\"success\",\"creations\":[{\"id\":\"c\"}],\"x\":{\"id\":1},\"id\":18}")).contains("18");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "{}", "[]", "null", "\"id\"", "{\"id\":{}}", "{\"id\":null}", "{\"id\"", "{\"id\":", "{\"a\":1",
            "<html>", "{id:1}", "{\"creations\":[{\"id\":\"c\"}]}" })
    void whatNamesNoTaskGivesNone(String body) throws IOException {
        assertThat(id(body)).isEmpty();
    }

    @Test
    void nothingIsReadBehindTheId() throws IOException {
        InputStream behind = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("read too far");
            }
        };
        InputStream body = new SequenceInputStream(stream("{\"id\":\"17\"," + " ".repeat(9_000)), behind);

        assertThat(CallbackBody.taskId(new JsonFactory(), body, LIMIT)).contains("17");
    }

    @Test
    void aBodyWithoutAnIdIsReadUpToTheLimitOnly() {
        InputStream endless = new InputStream() {
            private int read;

            @Override
            public int read() {
                return read++ == 0 ? '{' : ' ';
            }
        };

        assertThatThrownBy(() -> CallbackBody.taskId(new JsonFactory(), endless, LIMIT))
                .isInstanceOf(CallbackBody.TooLongException.class).hasMessage("more than 20000 bytes");
    }

    private static Optional<String> id(String body) throws IOException {
        return CallbackBody.taskId(new JsonFactory(), stream(body), LIMIT);
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
