// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The jobs of films and adverts in one transaction. */
public final class JobTable {

    private final Handle handle;

    public JobTable(Handle handle) {
        this.handle = handle;
    }

    public void insert(JobRecord job) {
        handle.createUpdate("INSERT INTO job (id, film_id, task_id, type, shot, step, prompt, seconds)"
                            + " VALUES (:id, :filmId, :taskId, :type, :shot, :step, :prompt, :seconds)")
                .bindMethods(job)
                .execute();
    }

    public Optional<JobRecord> find(long id) {
        return handle.createQuery("SELECT * FROM job WHERE id = :id").bind("id", id)
                .map(ConstructorMapper.of(JobRecord.class)).findOne();
    }

    /** All jobs of a film, oldest first. */
    public List<JobRecord> ofFilm(long filmId) {
        return handle.createQuery("SELECT * FROM job WHERE film_id = :filmId ORDER BY id").bind("filmId", filmId)
                .map(ConstructorMapper.of(JobRecord.class)).list();
    }
}
