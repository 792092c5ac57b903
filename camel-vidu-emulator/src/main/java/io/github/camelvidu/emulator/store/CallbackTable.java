// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.util.List;

import org.jdbi.v3.core.Handle;

/** Callbacks that are not settled, in one transaction. */
public final class CallbackTable {

    private final Handle handle;

    public CallbackTable(Handle handle) {
        this.handle = handle;
    }

    public void insert(CallbackRecord callback) {
        handle.createUpdate("INSERT INTO callback (task_id, state, url, attempt, due_at)"
                            + " VALUES (:taskId, :state, :url, :attempt, :dueAt)")
                .bindMethods(callback)
                .execute();
    }

    /** All of them, the first due first. */
    public List<CallbackRecord> all() {
        return handle.createQuery("SELECT c.*, t.key_id, t.operation FROM callback c JOIN task t ON t.id = c.task_id"
                                  + " ORDER BY c.due_at, c.task_id, c.attempt")
                .mapTo(CallbackRecord.class)
                .list();
    }

    /**
     * Notes that it will be sent again.
     *
     * @return whether it was still there
     */
    public boolean update(CallbackRecord callback) {
        return handle.createUpdate("UPDATE callback SET attempt = :attempt, due_at = :dueAt"
                                   + " WHERE task_id = :taskId AND state = :state")
                .bindMethods(callback)
                .execute()
               == 1;
    }

    /** @return whether it was still there */
    public boolean delete(CallbackRecord callback) {
        return handle.createUpdate("DELETE FROM callback WHERE task_id = :taskId AND state = :state")
                .bindMethods(callback)
                .execute()
               == 1;
    }
}
