// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.JobRecord;
import io.github.camelvidu.emulator.store.TaskResult;

/**
 * What clients may do to a finished film or advert: have a part of it done again, and have parts of their choice put
 * together (Vidu reference, section 5.18). What the platform answers to anything else is not published: a film in the
 * making is {@code OperationInProcess}, a job that is not one of the film {@code NotFound}, and jobs that do not make a
 * whole film or have not succeeded are {@code FieldInvalid}.
 */
public final class FilmChanges {

    private static final String SHOT = "storyboard_video_index";

    private FilmChanges() {
    }

    /** A shot of a film, named by its job. */
    public static FilmWork shotAgain(Film film, EffectiveRequest request) {
        requireFinished(film);
        return FilmWork.again(film, film.job(request.text("job_id"), JobRecord.VIDEO)
                .orElseThrow(() -> Refusal.of("NotFound")));
    }

    /** A film of one job for each shot. */
    public static FilmWork filmAgain(Film film, EffectiveRequest request) {
        requireFinished(film);
        for (JsonNode id : request.members().path("job_ids")) {
            if (film.job(id.textValue(), JobRecord.VIDEO).isEmpty()) {
                throw Refusal.of("NotFound");
            }
        }
        requireEveryShot(film, request, "job_ids");
        return FilmWork.composed(film);
    }

    /** A shot, the narration or the music of an advert. */
    public static FilmWork partAgain(Film advert, EffectiveRequest request) {
        requireFinished(advert);
        String type = request.text("type");
        int shot = type.equals(JobRecord.VIDEO) ? request.members().path(SHOT).intValue() : 0;
        Film.Job job = advert.jobs(type).stream()
                .filter(it -> it.record().shot() == shot)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(SHOT));
        return type.equals(JobRecord.NARRATION)
                ? new FilmWork(
                        advert.task(), type, 0,
                        TaskResult.sound(job.work().result().type(), narrationSeconds(request)))
                : FilmWork.again(advert, job);
    }

    private static double narrationSeconds(EffectiveRequest request) {
        return Math.min(ResultRules.LONGEST, Speech.seconds(request.text("prompt"), 1));
    }

    /** An advert of one job for each shot, a narration and music. */
    public static FilmWork advertAgain(Film advert, EffectiveRequest request) {
        requireFinished(advert);
        requireEveryShot(advert, request, "video_task_ids");
        requireSucceeded(advert, JobRecord.MUSIC, request, "bgm_task_id");
        requireSucceeded(advert, JobRecord.NARRATION, request, "narration_task_id");
        return FilmWork.composed(advert);
    }

    private static void requireFinished(Film film) {
        if (!film.task().ended()) {
            throw Refusal.of("OperationInProcess");
        }
        if (!film.task().succeeded()) {
            throw Refusal.of("BadRequest");
        }
    }

    private static void requireEveryShot(Film film, EffectiveRequest request, String member) {
        Set<Integer> shots = new HashSet<>();
        for (JsonNode id : request.members().path(member)) {
            boolean fits = film.job(id.textValue(), JobRecord.VIDEO)
                    .filter(job -> job.work().succeeded() && shots.add(job.record().shot()))
                    .isPresent();
            if (!fits) {
                throw Refusal.invalid(member);
            }
        }
        if (shots.size() != film.shots()) {
            throw Refusal.invalid(member);
        }
    }

    private static void requireSucceeded(Film film, String type, EffectiveRequest request, String member) {
        if (film.job(request.text(member), type).filter(job -> job.work().succeeded()).isEmpty()) {
            throw Refusal.invalid(member);
        }
    }
}
