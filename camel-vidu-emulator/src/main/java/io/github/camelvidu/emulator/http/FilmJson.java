// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.platform.Film;
import io.github.camelvidu.emulator.store.JobRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/** One-click films on the wire (Vidu reference, section 5.18). */
final class FilmJson {

    private static final String MUSIC_VIDEO = "mv";

    private final String type;
    private final MediaLinks.Signer links;

    FilmJson(String type, MediaLinks.Signer links) {
        this.type = type;
        this.links = links;
    }

    ObjectNode status(Film film) {
        TaskRecord task = film.task();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(task.id()))
                .put("type", type)
                .put("creator_id", Long.toString(task.accountId()))
                .put("state", state(task))
                .put("input", "");
        ArrayNode records = json.putArray("job_records");
        for (int shot = 0; shot < film.shots(); shot++) {
            addRecord(records, JobRecord.VIDEO, shot, film.shot(shot));
        }
        addRecord(records, JobRecord.COMPOSE, 0, film.jobs(JobRecord.COMPOSE));
        return json.put("created_at", task.createdAt().toString())
                .put("updated_at", film.updatedAt().toString())
                .put("err_code", task.errCode())
                .put("err_msg", message(task))
                .put("signed_url", link(task));
    }

    private void addRecord(ArrayNode records, String jobType, int index, List<Film.Job> jobs) {
        if (!jobs.isEmpty()) {
            ArrayNode list = records.addObject().put("type", jobType).put("index", index).putArray("jobs");
            jobs.forEach(job -> list.add(job(job)));
        }
    }

    private ObjectNode job(Film.Job job) {
        TaskRecord work = job.work();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(job.record().id()))
                .put("type", job.record().type())
                .put("input", "")
                .put("output", "")
                .put("state", work.state())
                .put("created_at", work.createdAt().toString())
                .put("updated_at", job.updatedAt().toString())
                .put("err_code", work.errCode())
                .put("err_msg", message(work))
                .put("signed_url", link(work));
        if (type.equals(MUSIC_VIDEO) && !job.record().composes()) {
            json.putObject("mv_generate_video_input")
                    .put("duration", work.seconds())
                    .put("prompt", job.record().prompt())
                    .put("lyric_text", "")
                    .putArray("signed_images");
        }
        return json.put("index", job.record().shot());
    }

    /** Films have no state of their own for waiting in the queue. */
    private static String state(TaskRecord task) {
        return task.state().equals(TaskRecord.QUEUEING) ? TaskRecord.CREATED : task.state();
    }

    /** The published words of most reasons: the name, spelled out. */
    private static String message(TaskRecord task) {
        return task.errCode().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private String link(TaskRecord task) {
        return task.succeeded() ? links.link(task, 1, Media.VIDEO) : "";
    }
}
