// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.camelvidu.emulator.store.JobRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * A film or an advert at one moment (Vidu reference, section 5.18).
 *
 * @param task what was asked for: all of it, one job done again, or the jobs put together again
 * @param jobs the jobs of it that have come up so far, oldest first
 */
public record Film(TaskRecord task, List<Job> jobs) {

    public Film {
        jobs = List.copyOf(jobs);
    }

    /** The jobs of one type, oldest first. */
    public List<Job> jobs(String type) {
        return jobs.stream().filter(job -> job.record().type().equals(type)).toList();
    }

    /** All versions of a shot, oldest first. */
    public List<Job> shot(int number) {
        return jobs(JobRecord.VIDEO).stream().filter(job -> job.record().shot() == number).toList();
    }

    /** How many shots there are. */
    public int shots() {
        return jobs(JobRecord.VIDEO).stream().mapToInt(job -> job.record().shot() + 1).max().orElse(0);
    }

    public Optional<Job> job(String id, String type) {
        return jobs(type).stream().filter(job -> Long.toString(job.record().id()).equals(id)).findFirst();
    }

    /** When something last happened. */
    public Instant updatedAt() {
        return jobs.stream().map(Job::updatedAt).reduce(latest(task), (one, other) -> one.isAfter(other) ? one : other);
    }

    private static Instant latest(TaskRecord work) {
        return work.endedAt() != null ? work.endedAt() : work.startedAt() != null ? work.startedAt() : work.createdAt();
    }

    /**
     * A piece of the work.
     *
     * @param record what it is
     * @param work   the same as a task, with its state, times and result
     */
    public record Job(JobRecord record, TaskRecord work) {

        public Instant updatedAt() {
            return latest(work);
        }
    }
}
