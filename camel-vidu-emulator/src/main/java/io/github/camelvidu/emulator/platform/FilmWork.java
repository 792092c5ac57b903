// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import io.github.camelvidu.emulator.store.JobRecord;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskResult;

/**
 * More work on a film or an advert that exists.
 *
 * @param film   the task that made it
 * @param type   of the job, as in {@link JobRecord}
 * @param shot   number of the shot; 0 for what belongs to all shots
 * @param result what it makes
 */
public record FilmWork(TaskRecord film, String type, int shot, TaskResult result) {

    ResultPlan plan() {
        return new ResultPlan(film.resolution(), result, "");
    }

    static FilmWork again(Film film, Film.Job job) {
        return new FilmWork(film.task(), job.record().type(), job.record().shot(), job.work().result());
    }

    static FilmWork composed(Film film) {
        return new FilmWork(film.task(), JobRecord.COMPOSE, 0, film.task().result());
    }
}
