// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.emulator.ViduEmulator;

/**
 * A client in the shape of today's generated SDKs: every call is repeated up to twice after an I/O error, a status of
 * 5xx or 429, whatever the call does.
 */
final class BlanketRetryClient implements Contender {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RETRIES = 2;

    @Override
    public String name() {
        return "SDK shape, 2 blanket retries";
    }

    @Override
    public Client open(ViduEmulator platform, Duration timeOut) {
        return new Calls(platform.url(), platform.apiKey(), timeOut);
    }

    private static final class Calls implements Client {

        private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final String url;
        private final String apiKey;
        private final Duration timeOut;

        private Calls(String url, String apiKey, Duration timeOut) {
            this.url = url;
            this.apiKey = apiKey;
            this.timeOut = timeOut;
        }

        @Override
        public boolean generate(String key, String prompt) throws IOException, InterruptedException {
            String request = JSON.writeValueAsString(
                    Map.of("model", "viduq3-turbo", "prompt", prompt, "duration", 1, "resolution", "540p"));
            JsonNode task = call(request(CreateFaults.PATH).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(request)));
            String id = task.path("task_id").asText();
            while (!task.path("state").asText().matches("success|failed")) {
                Thread.sleep(Pace.POLL.toMillis());
                task = call(request("/ent/v2/tasks/" + id + "/creations").GET());
            }
            return task.at("/creations/0/url").isTextual();
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(url + path)).timeout(timeOut)
                    .header("Authorization", "Token " + apiKey);
        }

        private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
            for (int retries = 0;; retries++) {
                boolean last = retries == RETRIES;
                try {
                    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() == 200) {
                        return JSON.readTree(answer.body());
                    }
                    if (last || answer.statusCode() < 500 && answer.statusCode() != 429) {
                        throw new Refused(answer.statusCode());
                    }
                } catch (Refused refused) {
                    throw refused;
                } catch (IOException e) {
                    if (last) {
                        throw e;
                    }
                }
                Thread.sleep(Pace.RETRY.toMillis() << retries);
            }
        }

        @Override
        public void close() {
            // an HttpClient of Java 17 cannot be closed
        }
    }

    private static final class Refused extends IOException {

        private Refused(int status) {
            super("status " + status);
        }
    }
}
