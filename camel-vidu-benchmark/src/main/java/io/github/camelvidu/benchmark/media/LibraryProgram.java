// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.benchmark.process.Orders;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.store.TaskRecord;

/** The emulator as a process of its own, with videos as large as their prompts say. */
public final class LibraryProgram {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long CREDITS = 1_000_000_000;
    private static final String UNIT = " bytes.";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ViduEmulator emulator = ViduEmulator.builder()
            .processingTime(Duration.ZERO).queueStep(Duration.ZERO).concurrency(Integer.MAX_VALUE).credits(CREDITS)
            .videoBytes(LibraryProgram::bytes).start();

    private LibraryProgram() {
    }

    public static void main(String[] arguments) {
        LibraryProgram program = new LibraryProgram();
        new Orders()
                .on("access", words -> List.of(program.emulator.url(), program.emulator.apiKey()))
                .on("videos", words -> program.videos(Integer.parseInt(words.get(0)), Long.parseLong(words.get(1))))
                .serve();
    }

    private static long bytes(TaskRecord task) {
        return Long.parseLong(task.prompt().replace(UNIT, ""));
    }

    /** Makes so many videos of that many bytes; gives their links. */
    private List<String> videos(int count, long bytes) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int video = 0; video < count; video++) {
            Map<String, Object> members
                    = Map.of("model", "viduq3-turbo", "prompt", bytes + UNIT, "duration", 1, "resolution", "540p");
            ids.add(send(to("/ent/v2/text2video").header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(members)))).path("task_id").asText());
        }
        emulator.clock().advance(Duration.ofSeconds(1));
        List<String> links = new ArrayList<>();
        for (String id : ids) {
            links.add(send(to("/ent/v2/tasks/" + id + "/creations")).at("/creations/0/url").asText());
        }
        return links;
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(emulator.url() + path))
                .header("Authorization", "Token " + emulator.apiKey());
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
