// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Calls the emulator as any client of the platform would, without the component. */
final class PlatformClient {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String authorization;

    PlatformClient(ViduEmulator emulator) {
        this(emulator, "Token " + emulator.apiKey());
    }

    PlatformClient(ViduEmulator emulator, String authorization) {
        this(emulator.url(), authorization);
    }

    PlatformClient(String url, String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    static ObjectNode textRequest() {
        return JSON.createObjectNode().put("model", "viduq3-turbo").put("prompt", "A kite over the dunes.")
                .put("duration", 5).put("resolution", "540p");
    }

    Reply post(String path, JsonNode body) {
        return post(path, body.toString());
    }

    Reply post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    /** Creates a task and gives its id. */
    String create(JsonNode body) {
        Reply reply = post("/ent/v2/text2video", body);
        if (reply.status() != 200) {
            throw new AssertionError("Refused: " + reply.text());
        }
        return reply.json().path("task_id").textValue();
    }

    String create() {
        return create(textRequest());
    }

    JsonNode creations(String id) {
        return get("/ent/v2/tasks/" + id + "/creations").json();
    }

    String state(String id) {
        return creations(id).path("state").textValue();
    }

    Reply cancel(String id) {
        return post("/ent/v2/tasks/" + id + "/cancel", JSON.createObjectNode().put("id", id));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Follows a link as a client of object storage does: without the key. */
    Reply download(String link, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(link));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** An answer, read in full. */
    record Reply(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        byte[] body() {
            return response.body();
        }

        String text() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not JSON: " + text(), e);
            }
        }

        String reason() {
            return json().path("reason").asText();
        }
    }
}
