// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.camelvidu.api.callback.CallbackSignature;
import io.github.camelvidu.api.callback.CallbackSignature.PathReading;

/** Posts callbacks, good ones and others, to a server of a test. */
final class Callbacks {

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String secret;

    /** @param secret what is signed with */
    Callbacks(String secret) {
        this.secret = secret;
    }

    /** The headers of a callback to an address, signed now. */
    Map<String, String> headers(String address) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CallbackSignature.DATE,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC)));
        headers.put(CallbackSignature.NONCE, UUID.randomUUID().toString());
        headers.put(CallbackSignature.SIGNED_HEADERS, "Date;x-request-nonce");
        headers.put(CallbackSignature.ALGORITHM, CallbackSignature.HMAC_SHA256);
        headers.put(CallbackSignature.ACCESS_KEY, CallbackSignature.VIDU);
        headers.put(CallbackSignature.SIGNATURE,
                new CallbackSignature(secret).sign("POST", URI.create(address), headers, PathReading.RAW));
        return headers;
    }

    HttpResponse<String> post(String address, Map<String, String> headers, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A callback about a task, signed for the address that it is posted to. */
    HttpResponse<String> about(String taskId, String address) throws Exception {
        return post(address, headers(address), body(taskId));
    }

    static String body(String taskId) {
        return "{\"id\":\"" + taskId + "\",\"state\":\"success\",\"credits\":0,\"creations\":[]}";
    }
}
