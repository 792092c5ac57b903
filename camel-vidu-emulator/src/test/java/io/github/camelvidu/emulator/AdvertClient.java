// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.media.MediaInfo;

/** The calls for product adverts, as a client makes them. */
record AdvertClient(PlatformClient client) {

    static final String PATH = "/ent/v2/ad-one-click";

    /** Creates an advert of 20 s and gives its id. */
    String create() {
        return client.post(PATH, PlatformContract.example("adOneClickCreate.request")).json().path("task_id").asText();
    }

    JsonNode get(String id) {
        return client.get(PATH + "/" + id).json();
    }

    /** Of the shots, the narration, the music and the whole. */
    List<String> partStates(String id) {
        return get(id).path("data_records").findValuesAsText("state");
    }

    Reply edit(String id, String type, int shot) {
        ObjectNode request = (ObjectNode) PlatformContract.example("adOneClickEdit.request");
        return client.post(PATH + "/edit",
                request.put("ad_one_click_task_id", id).put("type", type).put("storyboard_video_index", shot));
    }

    Reply compose(JsonNode parts) {
        return client.post(PATH + "/compose", parts);
    }

    MediaInfo download(JsonNode link) {
        return Replies.download(client, link);
    }

    /** A request to compose the first version of every part. */
    static ObjectNode firstParts(JsonNode advert) {
        ObjectNode body = PlatformClient.JSON.createObjectNode().put("ad_one_click_task_id", advert.path("id").asText());
        JsonNode data = advert.path("data_records");
        data.path("storyboards").forEach(shot -> body.withArray("/video_task_ids").add(shot.at("/records/0/id").asText()));
        return body.put("bgm_task_id", data.at("/bgm_records/0/id").asText())
                .put("narration_task_id", data.at("/narration_records/0/id").asText());
    }
}
