// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelvidu.emulator.store.JobRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * The jobs that a film or an advert begins with, in the order they are done: sound, then the shots, then all of it put
 * together. How the platform cuts a film is not published; here a shot is five seconds long, the last one perhaps less.
 */
final class FilmPlan {

    static final double SHOT_SECONDS = 5;

    private static final String NARRATION = "See it, try it, keep it.";
    private static final String MUSIC = "light synth pop";

    private final TaskRecord film;
    private final TaskIds ids;
    private final List<JobRecord> jobs = new ArrayList<>();

    private FilmPlan(TaskRecord film, TaskIds ids) {
        this.film = film;
        this.ids = ids;
    }

    /** @param sound whether narration and music are jobs of their own */
    static List<JobRecord> of(TaskRecord film, boolean sound, TaskIds ids) {
        FilmPlan plan = new FilmPlan(film, ids);
        double seconds = film.result().seconds();
        if (sound) {
            plan.add(JobRecord.NARRATION, 0, film.prompt().isEmpty() ? NARRATION : film.prompt(), seconds);
            plan.add(JobRecord.MUSIC, 0, MUSIC, seconds);
        }
        int shots = Math.max(1, (int) Math.ceil(seconds / SHOT_SECONDS));
        for (int shot = 0; shot < shots; shot++) {
            plan.add(JobRecord.VIDEO, shot, (film.prompt() + " Shot " + (shot + 1) + " of " + shots + ".").trim(),
                    Math.min(SHOT_SECONDS, seconds - shot * SHOT_SECONDS));
        }
        plan.add(JobRecord.COMPOSE, 0, "", seconds);
        return plan.jobs;
    }

    private void add(String type, int shot, String prompt, double seconds) {
        Instant at = film.createdAt();
        jobs.add(new JobRecord(ids.next(at), film.id(), film.id(), type, shot, jobs.size(), prompt, seconds));
    }
}
