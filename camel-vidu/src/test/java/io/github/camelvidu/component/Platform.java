// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.camelvidu.emulator.ViduEmulator;

/** Calls the emulator as somebody else who has the same account. */
final class Platform {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Platform() {
    }

    /** @return the status */
    static int post(ViduEmulator emulator, String path, String body) {
        return post(emulator, emulator.apiKey(), path, body);
    }

    /** @return the status */
    static int post(ViduEmulator emulator, String apiKey, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(emulator.baseUri().resolve(path))
                .header("Authorization", "Token " + apiKey).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
