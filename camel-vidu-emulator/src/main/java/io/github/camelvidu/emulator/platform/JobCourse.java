// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.store.JobRecord;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskResult;

/**
 * What the jobs that a film began with are up to. A film is one task to queue, money and script; its jobs share the
 * time of it evenly, one after another, and composing comes last. A film that fails does so in its last shot, before
 * composing; one that is stuck is stuck in its first job.
 */
final class JobCourse {

    private static final String AUDIO = "audio";

    private final TaskRecord film;
    private final Instant now;
    private final int steps;

    /** @param jobs how many jobs the film began with, composing included */
    JobCourse(TaskRecord film, int jobs, Instant now) {
        this.film = film;
        this.now = now;
        this.steps = film.failsWith() == null ? jobs : jobs - 1;
    }

    /** Whether the job has come up: composing does not before all else is done. */
    boolean reached(JobRecord job) {
        boolean nextToLast = film.stuckIn() == null && film.startedAt() != null && job.step() < steps;
        return !job.composes() || nextToLast && !now.isBefore(start(job));
    }

    /** The job as if it were a task. */
    TaskRecord asTask(JobRecord job) {
        String state = state(job);
        boolean begun = film.startedAt() != null && !state.equals(TaskRecord.CREATED);
        boolean over = state.equals(TaskRecord.SUCCESS) || state.equals(TaskRecord.FAILED);
        return new TaskRecord(
                job.id(), film.accountId(), film.keyId(), film.operation(), film.model(), film.template(), film.resolution(),
                false, false, request(job), result(job), state, state.equals(TaskRecord.FAILED) ? film.errCode() : "",
                film.createdAt(), begun ? start(job) : null, over ? end(job) : null, slice(), null, null, null, 0, 0);
    }

    private String state(JobRecord job) {
        if (film.startedAt() == null) {
            return film.ended() ? TaskRecord.FAILED : TaskRecord.CREATED;
        }
        if (film.stuckIn() != null) {
            return job.step() == 0 ? TaskRecord.PROCESSING : TaskRecord.CREATED;
        }
        boolean last = job.step() == steps - 1;
        if (last ? film.ended() : !now.isBefore(end(job))) {
            return last ? film.state() : TaskRecord.SUCCESS;
        }
        return now.isBefore(start(job)) ? TaskRecord.CREATED : TaskRecord.PROCESSING;
    }

    private Instant start(JobRecord job) {
        return film.startedAt().plus(film.processing().multipliedBy(job.step()).dividedBy(steps));
    }

    private Instant end(JobRecord job) {
        return film.startedAt() == null
                ? film.endedAt() : film.startedAt().plus(film.processing().multipliedBy(job.step() + 1L).dividedBy(steps));
    }

    private Duration slice() {
        return film.processing().dividedBy(steps);
    }

    private ObjectNode request(JobRecord job) {
        return JsonNodeFactory.instance.objectNode()
                .put("type", job.type())
                .put("prompt", job.composes() ? film.prompt() : job.prompt())
                .put("seed", film.request().path("seed").asLong() + job.step());
    }

    private TaskResult result(JobRecord job) {
        return switch (job.type()) {
            case JobRecord.NARRATION, JobRecord.MUSIC -> TaskResult.sound(AUDIO, job.seconds());
            default -> new TaskResult(TaskResult.VIDEO, 1, film.result().width(), film.result().height(), job.seconds());
        };
    }
}
