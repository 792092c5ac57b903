// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.ViduEmulator;

/** Calls the platform without the component. Thread-safe. */
public final class PlatformHttp {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ViduEmulator emulator;

    public PlatformHttp(ViduEmulator emulator) {
        this.emulator = emulator;
    }

    /**
     * What the platform answered.
     *
     * @param status of HTTP
     * @param json   the body
     */
    public record Reply(int status, JsonNode json) {

        public boolean accepted() {
            return status == 200;
        }

        /** Empty when the call was accepted. */
        public String reason() {
            return json.path("reason").asText();
        }
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    /**
     * Sends a body of a form; the id of the path comes from the body, and stays in it where the platform has it there
     * too.
     */
    public Reply send(RawForm form, ObjectNode body) {
        ObjectNode sent = body.deepCopy();
        String path = form.path().replace("{id}", body.path("id").asText());
        if (form.hasPathId() && !form.operation().path("fields").has("id")) {
            sent.remove("id");
        }
        return send(form.method(), path, sent);
    }

    public Reply send(String method, String path, JsonNode body) {
        return send(request(path).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Puts a picture to a signed link and gives its etag. */
    String put(String link, byte[] picture) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(link)).header("Content-Type", "image/png")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(picture)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).headers().firstValue("etag").orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(emulator.url() + path)).header("Authorization", "Token " + emulator.apiKey());
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), RawForm.JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
