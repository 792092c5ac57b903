// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/** The requests of hand-written clients. */
public final class HttpRequests {

    static final String CREATE_PATH = "/ent/v2/text2video";

    private HttpRequests() {
    }

    /** What is asked for, as the members of a JSON object. */
    static Map<String, Object> members(String prompt) {
        return Map.of("model", "viduq3-turbo", "prompt", prompt, "duration", 1, "resolution", "540p");
    }

    /** @param body JSON */
    public static HttpRequest create(Access access, String body) {
        return to(access, CREATE_PATH).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    static HttpRequest look(Access access, String taskId) {
        return to(access, "/ent/v2/tasks/" + taskId + "/creations").GET().build();
    }

    private static HttpRequest.Builder to(Access access, String path) {
        return HttpRequest.newBuilder(URI.create(access.url() + path)).header("Authorization", "Token " + access.apiKey());
    }
}
