// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.camelvidu.emulator.store.CallbackRecord;
import io.github.camelvidu.emulator.store.CallbackTable;
import io.github.camelvidu.emulator.store.Session;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskTable;

/**
 * The callbacks that are due (Vidu reference, section 9). Each is written down in the transaction of the state change
 * that it tells of, and stays until it is settled. Thread-safe.
 */
public final class Callbacks {

    private final Store store;
    private volatile Consumer<CallbackRecord> listener = callback -> {
    };

    Callbacks(Store store) {
        this.store = store;
    }

    /**
     * Says who sends them.
     *
     * @param listener gets each when its state change is committed; nothing else moves before it returns
     */
    public void listen(Consumer<CallbackRecord> listener) {
        this.listener = listener;
    }

    /** Those that are not settled, the first due first. */
    public List<CallbackRecord> pending() {
        return store.read(session -> new CallbackTable(session).all());
    }

    /** The task that a callback tells of, in the state that it tells; empty when the task was forgotten. */
    public Optional<TaskRecord> task(CallbackRecord callback) {
        return store.read(session -> new TaskTable(session).find(callback.taskId()))
                .map(task -> callback.terminal() ? task : task.whenItBegan());
    }

    /**
     * It was delivered, or will not be sent any more.
     *
     * @return whether it was not settled before, and its task still exists
     */
    public boolean settle(CallbackRecord callback) {
        return store.write(session -> new CallbackTable(session).delete(callback));
    }

    /**
     * It will be sent once more.
     *
     * @return whether its task still exists
     */
    public boolean postpone(CallbackRecord again) {
        return store.write(session -> new CallbackTable(session).update(again));
    }

    /** Notes a state change of a task, if somebody wants to be called. */
    void note(Session session, TaskRecord task, String state, Instant at) {
        if (!task.callbackUrl().isEmpty()) {
            CallbackRecord callback
                    = new CallbackRecord(task.id(), task.keyId(), task.operation(), state, task.callbackUrl(), 1, at);
            new CallbackTable(session).insert(callback);
            session.afterCommit(() -> listener.accept(callback));
        }
    }
}
