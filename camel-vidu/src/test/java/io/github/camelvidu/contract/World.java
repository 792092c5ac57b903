// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.ViduEmulator;

/** One of everything on the platform that a request may refer to: a result, a subject, two films and an advert. */
final class World {

    private static final String MUSIC = "/ent/v2/one-click/mv";
    private static final String GENERAL = "/ent/v2/one-click/general_one_click";
    private static final String ADVERT = "/ent/v2/ad-one-click";

    private final PlatformHttp platform;
    private final ViduEmulator emulator;
    private final Map<String, Map<String, JsonNode>> byOperation = new HashMap<>();
    private final Map<String, JsonNode> common = new HashMap<>();
    private final String upload;

    /** @param emulator whose clock is moved until everything is there */
    World(ViduEmulator emulator) {
        this.emulator = emulator;
        this.platform = new PlatformHttp(emulator);
        upload = upload();
        results();
        subjects();
        film("oneClickMv", MUSIC, object().put("audio_url", "https://media.example.com/in/song.mp3"));
        film("oneClickGeneral", GENERAL, object().put("duration", 5));
        advert();
    }

    ExistingThings of(RawForm form) {
        Map<String, JsonNode> values = new HashMap<>(common);
        values.putAll(byOperation.getOrDefault(form.key(), Map.of()));
        return new ExistingThings(values, upload);
    }

    private String upload() {
        JsonNode place = accepted(platform.post("/tools/v2/files/uploads", object().put("scene", "vidu")));
        String etag = platform.put(place.path("put_url").asText(), Pictures.lighthouse());
        return accepted(platform.send("PUT", "/tools/v2/files/uploads/" + place.path("id").asText() + "/finish",
                object().put("etag", etag))).path("uri").asText();
    }

    private void results() {
        String task = create("/ent/v2/text2video", object().put("model", "viduq3-turbo").put("prompt", "A kite.")
                .put("duration", 5).put("resolution", "540p"), "task_id");
        JsonNode creation = finished("/ent/v2/tasks/" + task + "/creations").at("/creations/0/id");
        common.put("video_creation_id", creation);
        common.put("creation_id", creation);
    }

    private void subjects() {
        ObjectNode subject = object().put("name", "kite");
        subject.putArray("images").add(Samples.LINK);
        subject.putArray("videos").add("https://media.example.com/in/kite.mp4");
        JsonNode id = accepted(platform.post("/ent/v2/subjects", subject)).path("id");
        common.put("subjects.server_id", id);
        byOperation.put("updateSubject", Map.of("id", id));
    }

    private void film(String product, String path, ObjectNode request) {
        request.putArray("images").add(Samples.LINK);
        String id = create(path, request, "id");
        ArrayNode shots = RawForm.JSON.createArrayNode();
        finished(path + "/" + id).path("job_records").forEach(record -> {
            if (record.path("type").asText().equals("generate_video")) {
                shots.add(record.at("/jobs/0/id"));
            }
        });
        Map<String, JsonNode> names
                = Map.of("id", RawForm.JSON.getNodeFactory().textNode(id), "job_id", shots.get(0), "job_ids", shots);
        byOperation.put(product + "Edit", names);
        byOperation.put(product + "Compose", names);
    }

    private void advert() {
        ObjectNode request = object().put("duration", 10);
        request.putArray("images").add(Samples.LINK);
        String id = create(ADVERT, request, "task_id");
        JsonNode records = finished(ADVERT + "/" + id).path("data_records");
        ArrayNode shots = RawForm.JSON.createArrayNode();
        records.path("storyboards").forEach(board -> shots.add(board.at("/records/0/id")));
        common.put("ad_one_click_task_id", RawForm.JSON.getNodeFactory().textNode(id));
        common.put("storyboard_video_index", IntNode.valueOf(0));
        common.put("video_task_ids", shots);
        common.put("bgm_task_id", records.at("/bgm_records/0/id"));
        common.put("narration_task_id", records.at("/narration_records/0/id"));
    }

    private String create(String path, ObjectNode request, String idMember) {
        return accepted(platform.post(path, request)).path(idMember).asText();
    }

    private JsonNode finished(String query) {
        emulator.clock().advance(Duration.ofMinutes(5));
        JsonNode answer = accepted(platform.get(query));
        if (!answer.path("state").asText().equals("success")) {
            throw new AssertionError(query + " is " + answer);
        }
        return answer;
    }

    private static JsonNode accepted(PlatformHttp.Reply reply) {
        if (reply.status() != 200) {
            throw new AssertionError("Refused: " + reply.json());
        }
        return reply.json();
    }

    private static ObjectNode object() {
        return RawForm.JSON.createObjectNode();
    }
}
