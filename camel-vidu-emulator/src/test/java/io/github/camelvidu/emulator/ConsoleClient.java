// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Calls the console as a page in a browser would: keeps the session's cookie, and has no key. */
final class ConsoleClient {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private String cookie = "";

    ConsoleClient(ViduEmulator emulator) {
        this(emulator.url());
    }

    private ConsoleClient(String url) {
        this.url = url;
    }

    /** A client that is signed in under this name. */
    static ConsoleClient signedIn(ViduEmulator emulator, String name) {
        return signedIn(emulator.url(), name);
    }

    static ConsoleClient signedIn(String url, String name) {
        ConsoleClient client = new ConsoleClient(url);
        Reply reply = client.post("/console/session", object().put("name", name));
        if (reply.status() != 200) {
            throw new AssertionError("Refused: " + reply.text());
        }
        return client;
    }

    static ObjectNode object() {
        return PlatformClient.JSON.createObjectNode();
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, JsonNode body) {
        return send(json("POST", path, body.toString()));
    }

    /** Without a body. */
    Reply post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    Reply put(String path, JsonNode body) {
        return send(json("PUT", path, body.toString()));
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    HttpRequest.Builder json(String method, String path, String body) {
        return request(path).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
            return new Reply(new PlatformClient.Reply(response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer, read in full. */
    record Reply(PlatformClient.Reply reply) {

        int status() {
            return reply.status();
        }

        JsonNode json() {
            return reply.json();
        }

        byte[] body() {
            return reply.body();
        }

        String text() {
            return reply.text();
        }

        String header(String name) {
            return reply.header(name).orElse("");
        }

        /** The field at fault, if it was refused. */
        String field() {
            return json().path("field").asText();
        }
    }
}
