// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.spy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.github.camelvidu.emulator.store.CallbackRecord;

/**
 * A callback that the emulator sent, once for each sending, or one that it did not send. Holds what was sent, secrets
 * included; {@link #toString} shows none of it. Thread-safe.
 */
public final class RecordedCallback {

    private final CallbackRecord callback;
    private final Map<String, String> headers;
    private final String body;
    private final Instant time;
    private final boolean sent;
    private volatile int status;
    private volatile String failure;

    /**
     * @param headers in the order they were sent
     * @param time    on the emulator's clock
     */
    public RecordedCallback(CallbackRecord callback, Map<String, String> headers, String body, Instant time) {
        this(callback, headers, body, time, true);
    }

    private RecordedCallback(
                             CallbackRecord callback, Map<String, String> headers, String body, Instant time, boolean sent) {
        this.callback = callback;
        this.headers = headers;
        this.body = body;
        this.time = time;
        this.sent = sent;
    }

    /**
     * One that is not sent.
     *
     * @param why  such as that the host is not allowed
     * @param time on the emulator's clock
     */
    public static RecordedCallback unsent(CallbackRecord callback, String why, Instant time) {
        RecordedCallback recorded = new RecordedCallback(callback, Map.of(), "", time, false);
        recorded.failure = why;
        return recorded;
    }

    public String taskId() {
        return Long.toString(callback.taskId());
    }

    /**
     * What it tells of: {@code processing}, {@code success} or {@code failed}. A fault may have put another into the
     * body.
     */
    public String state() {
        return callback.state();
    }

    /** The kind of the task, such as {@code text2video}. */
    public String operation() {
        return callback.operation();
    }

    /** Which sending of the callback this was, from 1; what a fault sends besides has the number of what it repeats. */
    public int attempt() {
        return callback.attempt();
    }

    /** Where to, as the task was created with it. */
    public String url() {
        return callback.url();
    }

    /** In the order they were sent; empty if it was not sent. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The header of that name, in any letter case. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                .findFirst();
    }

    public String bodyText() {
        return body;
    }

    /** Whether it was sent at all. */
    public boolean sent() {
        return sent;
    }

    /** HTTP status of the receiver's answer; 0 while there is none, and for ever if there came none. */
    public int status() {
        return status;
    }

    /** Why it was not sent, or got no answer; empty while it is under way and when it got one. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether it was answered, has failed or was not sent. */
    public boolean over() {
        return status != 0 || failure != null;
    }

    /** When it was sent, or would have been. */
    public Instant time() {
        return time;
    }

    void answered(int status) {
        this.status = status;
    }

    void failed(String failure) {
        this.failure = failure;
    }

    int size() {
        return body.length();
    }

    @Override
    public String toString() {
        return callback.state() + " of " + callback.taskId() + ", attempt " + callback.attempt() + " -> "
               + (failure == null ? status : failure);
    }
}
