// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.github.camelvidu.component.time.SystemTimekeeper;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Bodies that are written while they are sent: what the server sees of them, and what counts as sent. */
class StreamedBodyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> lengths = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private HttpServer server;
    private CamelContext camel;
    private HttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            lengths.add(exchange.getRequestHeaders().getFirst("Content-Length"));
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        camel = new DefaultCamelContext();
        camel.start();
        transport = new HttpTransport(
                new CamelHttpClients(camel, LONG), new SystemTimekeeper(scheduler), new HttpLimits(LONG, LONG, LONG, 1000));
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        camel.stop();
        server.stop(0);
        scheduler.shutdownNow();
    }

    @Test
    void aTreeIsSentAsJacksonWritesItWithItsLengthInFront() throws Exception {
        ObjectNode tree = JSON.createObjectNode().put("prompt", "Ein Bär");
        tree.putPOJO("image", new FailsFrom(Integer.MAX_VALUE));

        HttpReply reply = transport.send(call(new JsonBody(JSON, tree)));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(received).containsExactly(JSON.writeValueAsString(tree));
        assertThat(lengths).containsExactly(String.valueOf(JSON.writeValueAsBytes(tree).length));
    }

    @Test
    void aBodyLeavesTheStreamOpen() throws IOException {
        ObjectNode tree = JSON.createObjectNode().put("prompt", "kite");
        ByteArrayOutputStream out = new ByteArrayOutputStream() {

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        new JsonBody(JSON, tree).writeTo(out);

        assertThat(out).hasToString("{\"prompt\":\"kite\"}");
    }

    @Test
    void aFileThatIsGoneBeforeTheRequestIsMadeIsNotSent() {
        assertNotSent(1);
    }

    @Test
    void aFileThatVanishesWhileTheConnectionIsMadeIsNotSent() {
        assertNotSent(2);
    }

    @Test
    void aFileThatVanishesWhileItIsSentMayHaveBeenSentAndTheRequestIsNeverWhole() {
        CallFailedException failure = failure(3);

        assertThat(failure.requestSent()).isTrue();
        assertThat(received).doesNotContain("{\"image\":\"kite\"}");
    }

    @Test
    void aBodyThatChangesItsLengthIsNotSent() {
        RequestBody grows = new RequestBody() {

            private int times;

            @Override
            public String contentType() {
                return "text/plain";
            }

            @Override
            public long length() {
                return 1;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                times++;
                out.write(new byte[1 + times]);
            }
        };

        CallFailedException failure
                = catchThrowableOfType(CallFailedException.class, () -> transport.send(call(grows)));

        assertThat(failure.requestSent()).isFalse();
        assertThat(received).isEmpty();
    }

    @Test
    void aTreeThatIsNoJsonIsNotSent() {
        ObjectNode tree = JSON.createObjectNode().putPOJO("image", new Object());

        assertThatThrownBy(() -> transport.send(call(new JsonBody(JSON, tree)))).isInstanceOfSatisfying(
                CallFailedException.class, failure -> assertThat(failure.requestSent()).isFalse())
                .hasMessageContaining("can not be written as JSON");
    }

    private void assertNotSent(int time) {
        CallFailedException failure = failure(time);

        assertThat(failure.requestSent()).isFalse();
        assertThat(failure).hasMessageEndingWith("a file of the request is gone or has changed");
        assertThat(received).isEmpty();
    }

    private CallFailedException failure(int time) {
        ObjectNode tree = JSON.createObjectNode().putPOJO("image", new FailsFrom(time));
        return catchThrowableOfType(CallFailedException.class, () -> transport.send(call(new JsonBody(JSON, tree))));
    }

    private HttpCall call(RequestBody body) {
        return new HttpCall(
                "POST", URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/create"), Map.of(), body);
    }

    /** A file in a tree that can be read so many times less one. */
    private static final class FailsFrom implements JsonSerializable {

        private final int failing;
        private int time;

        FailsFrom(int failing) {
            this.failing = failing;
        }

        @Override
        public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
            if (++time >= failing) {
                throw new IOException("gone");
            }
            json.writeString("kite");
        }

        @Override
        public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
                throws IOException {
            serialize(json, serializers);
        }
    }
}
