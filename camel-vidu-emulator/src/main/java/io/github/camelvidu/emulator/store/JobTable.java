// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The jobs of films and adverts in one transaction. */
public final class JobTable {

    private final Session session;

    public JobTable(Session session) {
        this.session = session;
    }

    public void insert(JobRecord job) {
        session.insert("job")
                .set("id", job.id())
                .set("film_id", job.filmId())
                .set("task_id", job.taskId())
                .set("type", job.type())
                .set("shot", job.shot())
                .set("step", job.step())
                .set("prompt", job.prompt())
                .set("seconds", job.seconds())
                .execute();
    }

    public Optional<JobRecord> find(long id) {
        return session.find(JobTable::job, "SELECT * FROM job WHERE id = ?", id);
    }

    /** All jobs of a film, oldest first. */
    public List<JobRecord> ofFilm(long filmId) {
        return session.list(JobTable::job, "SELECT * FROM job WHERE film_id = ? ORDER BY id", filmId);
    }

    private static JobRecord job(ResultSet row) throws SQLException {
        return new JobRecord(
                row.getLong("id"), row.getLong("film_id"), row.getLong("task_id"), row.getString("type"), row.getInt("shot"),
                row.getInt("step"), row.getString("prompt"), row.getDouble("seconds"));
    }
}
