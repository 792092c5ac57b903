// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.store.JobRecord;
import io.github.camelvidu.emulator.store.JobTable;
import io.github.camelvidu.emulator.store.Session;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskTable;

/** Films and adverts with the jobs they consist of (Vidu reference, section 5.18). Thread-safe. */
public final class Films {

    private static final Set<String> FILMS = Set.of("oneClickMvCreate", "oneClickGeneralCreate");
    private static final String ADVERT = "adOneClickCreate";
    private static final Set<String> ADVERT_ADDITIONS = Set.of("adOneClickEdit", "adOneClickCompose");

    private final Store store;
    private final EmulatorClock clock;
    private final TaskIds ids;

    Films(Store store, EmulatorClock clock, TaskIds ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What a call created: a film with all its jobs, or what a later call added to one.
     *
     * @param operations the calls that may have created it
     */
    public Optional<Film> find(long accountId, long id, Set<String> operations) {
        return store.read(session -> new TaskTable(session).find(id)
                .filter(task -> task.accountId() == accountId && operations.contains(task.operation()))
                .map(task -> new Film(task, jobs(session, task))));
    }

    /** A job as if it were a task; empty when there is none of this id, or it has not come up. */
    public Optional<TaskRecord> job(long id) {
        return store.read(session -> new JobTable(session).find(id)
                .flatMap(job -> new TaskTable(session).find(job.filmId())
                        .flatMap(film -> jobs(session, film).stream().filter(it -> it.record().id() == id).findFirst())
                        .map(Film.Job::work)));
    }

    /**
     * Whether the creations query knows a task that is not listed: what was added to an advert (Vidu reference, section
     * 5.18).
     */
    static boolean canBeQueried(TaskRecord task) {
        return ADVERT_ADDITIONS.contains(task.operation());
    }

    /** Lays out the jobs of a task that was just created, if it is a film or an advert. */
    TaskRecord begin(Session session, TaskRecord task) {
        if (FILMS.contains(task.operation()) || ADVERT.equals(task.operation())) {
            FilmPlan.of(task, ADVERT.equals(task.operation()), ids).forEach(new JobTable(session)::insert);
        }
        return task;
    }

    /** Notes what a task that was just created adds to a film. */
    TaskRecord add(Session session, FilmWork work, TaskRecord task) {
        new JobTable(session).insert(new JobRecord(
                task.id(), work.film().id(), task.id(), work.type(), work.shot(), 0, task.prompt(), task.result().seconds()));
        return task;
    }

    private List<Film.Job> jobs(Session session, TaskRecord task) {
        List<JobRecord> records = new JobTable(session).ofFilm(task.id());
        if (records.isEmpty()) {
            return new JobTable(session).find(task.id()).map(job -> List.of(new Film.Job(job, task))).orElse(List.of());
        }
        int first = (int) records.stream().filter(JobRecord::first).count();
        JobCourse course = new JobCourse(task, first, clock.instant());
        List<Film.Job> jobs = new ArrayList<>();
        for (JobRecord record : records) {
            if (!record.first()) {
                jobs.add(new Film.Job(record, new TaskTable(session).find(record.taskId()).orElseThrow()));
            } else if (course.reached(record)) {
                jobs.add(new Film.Job(record, course.asTask(record)));
            }
        }
        return jobs;
    }
}
