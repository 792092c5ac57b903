// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.media.MediaInfo;

/** The calls for general films, as a client makes them. */
record FilmClient(PlatformClient client) {

    static final String PATH = "/ent/v2/one-click/general_one_click";

    static ObjectNode request(int seconds) {
        return ((ObjectNode) PlatformContract.example("oneClickGeneralCreate.request")).put("duration", seconds);
    }

    /** Creates a film and gives its id. */
    String create(int seconds) {
        return client.post(PATH, request(seconds)).json().path("id").asText();
    }

    JsonNode get(String id) {
        return client.get(PATH + "/" + id).json();
    }

    String state(String id) {
        return get(id).path("state").asText();
    }

    /** Of all jobs, in the order of the answer. */
    List<String> jobStates(String id) {
        List<String> states = new ArrayList<>();
        for (JsonNode record : get(id).path("job_records")) {
            states.addAll(record.path("jobs").findValuesAsText("state"));
        }
        return states;
    }

    Reply edit(String id, String job) {
        return client.post(PATH + "/" + id + "/edit",
                PlatformClient.JSON.createObjectNode().put("job_id", job).put("prompt", "Steam rises"));
    }

    Reply compose(String id, JsonNode jobs) {
        return client.post(PATH + "/" + id + "/compose", jobs);
    }

    MediaInfo download(JsonNode link) {
        return Replies.download(client, link);
    }

    /** A request to compose the first version of every shot. */
    static ObjectNode firstJobs(JsonNode film) {
        ObjectNode body = PlatformClient.JSON.createObjectNode();
        for (JsonNode record : film.path("job_records")) {
            if (record.path("type").asText().equals("generate_video")) {
                body.withArray("/job_ids").add(record.at("/jobs/0/id").asText());
            }
        }
        return body;
    }
}
