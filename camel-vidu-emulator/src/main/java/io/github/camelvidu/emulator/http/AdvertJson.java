// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.platform.Film;
import io.github.camelvidu.emulator.store.JobRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/** Product adverts with all their parts on the wire (Vidu reference, section 5.18). */
final class AdvertJson {

    private final MediaLinks.Signer links;

    AdvertJson(MediaLinks.Signer links) {
        this.links = links;
    }

    ObjectNode status(Film advert) {
        TaskRecord task = advert.task();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(task.id()))
                .put("err_code", task.errCode())
                .put("state", task.state());
        ObjectNode data = json.putObject("data_records");
        ArrayNode storyboards = data.putArray("storyboards");
        for (int shot = 0; shot < advert.shots(); shot++) {
            // spelled this way on the wire
            addParts(storyboards.addObject().put("stroyboard_id", shot).putArray("records"), advert.shot(shot));
        }
        addParts(data.putArray("narration_records"), advert.jobs(JobRecord.NARRATION));
        addParts(data.putArray("bgm_records"), advert.jobs(JobRecord.MUSIC));
        ArrayNode completed = data.putArray("completed_creation_records");
        advert.jobs(JobRecord.COMPOSE).forEach(job -> completed.add(composed(advert, job)));
        return json;
    }

    private void addParts(ArrayNode list, List<Film.Job> jobs) {
        for (Film.Job job : jobs) {
            list.addObject()
                    .put("id", Long.toString(job.record().id()))
                    .put("type", job.record().type())
                    .put("prompt", job.record().prompt())
                    .put("creation_url", link(job.work(), job.record().type()))
                    .put("state", job.work().state())
                    .put("err_code", job.work().errCode());
        }
    }

    private ObjectNode composed(Film advert, Film.Job job) {
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(job.record().id()))
                .put("state", job.work().state())
                .put("err_code", job.work().errCode())
                .put("creation_url", link(job.work(), job.record().type()));
        ObjectNode params = json.putObject("params");
        if (job.record().first()) {
            ArrayNode videos = params.putArray("video_task_ids");
            firstParts(advert, JobRecord.VIDEO).forEach(videos::add);
            params.put("bgm_task_id", firstParts(advert, JobRecord.MUSIC).get(0));
            params.put("narration_task_id", firstParts(advert, JobRecord.NARRATION).get(0));
        } else {
            JsonNode request = job.work().request();
            params.set("video_task_ids", request.path("video_task_ids"));
            params.set("bgm_task_id", request.path("bgm_task_id"));
            params.set("narration_task_id", request.path("narration_task_id"));
        }
        return json;
    }

    private static List<String> firstParts(Film advert, String type) {
        return advert.jobs(type).stream().map(Film.Job::record).filter(JobRecord::first)
                .map(record -> Long.toString(record.id())).toList();
    }

    private String link(TaskRecord work, String type) {
        boolean sound = type.equals(JobRecord.NARRATION) || type.equals(JobRecord.MUSIC);
        return work.succeeded() ? links.link(work, 1, sound ? Media.SOUND : Media.VIDEO) : "";
    }
}
