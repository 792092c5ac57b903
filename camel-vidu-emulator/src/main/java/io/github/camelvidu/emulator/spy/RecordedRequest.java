// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.spy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelvidu.emulator.json.Json;

/**
 * A request that reached the emulator. Holds what was sent, secrets included; {@link #toString} shows none of it.
 * Thread-safe.
 */
public final class RecordedRequest {

    private final String method;
    private final String path;
    private final String rawQuery;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final long bodySize;
    private final Instant time;
    private volatile long number;
    private volatile RecordedAnswer answer;

    /**
     * @param rawQuery as on the wire; empty when there was none
     * @param headers  by name in lower case
     * @param body     at most the largest body that the platform takes
     * @param bodySize bytes that were sent
     * @param time     on the emulator's clock
     */
    public RecordedRequest(
                           String method, String path, String rawQuery, Map<String, List<String>> headers, byte[] body,
                           long bodySize, Instant time) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.headers = headers;
        this.body = body;
        this.bodySize = bodySize;
        this.time = time;
    }

    /** Which request it was since the start, from 1; a reset does not begin anew. */
    public long number() {
        return number;
    }

    public String method() {
        return method;
    }

    /** As on the wire, without the query. */
    public String path() {
        return path;
    }

    public String rawQuery() {
        return rawQuery;
    }

    /** All headers, by name in lower case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first header of that name, in any letter case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    public byte[] body() {
        return body.clone();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; a missing node if it is none. */
    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Bytes of the body that were sent. */
    public long bodySize() {
        return bodySize;
    }

    /** HTTP status of the answer; 0 while there is none, and for ever if the client got none. */
    public int status() {
        return answer == null ? 0 : answer.status();
    }

    /** What was answered; empty while it was not, and for ever if the client got none. */
    public Optional<RecordedAnswer> answer() {
        return Optional.ofNullable(answer);
    }

    public Instant time() {
        return time;
    }

    void numbered(long number) {
        this.number = number;
    }

    void answered(RecordedAnswer answer) {
        this.answer = answer;
    }

    int keptBytes() {
        return body.length;
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status();
    }
}
