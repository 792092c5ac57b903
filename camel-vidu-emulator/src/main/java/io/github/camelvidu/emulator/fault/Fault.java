// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelvidu.emulator.rules.Reason;

/**
 * A rule that makes something go wrong: for which requests, how often, when and what. Immutable; every method gives a
 * changed copy.
 *
 * <pre>{@code
 * emulator.faults().add(Fault.on("POST", "/ent/v2/text2video").times(1).afterCommit().reset());
 * emulator.faults().add(Fault.on("GET", "/ent/v2/tasks").times(3).reply("TooManyRequests").retryAfter(Duration.ofSeconds(2)));
 * }</pre>
 *
 * @param method    HTTP method, or {@code *} for all
 * @param path      where it happens
 * @param skip      requests that fit and are let through first
 * @param times     how often it happens then; 0 for always
 * @param chance    how likely it happens at each of these requests, from 0 to 1
 * @param delay     real time that the answer is held back
 * @param committed whether the platform does its work first, so that the client loses the answer to something that
 *                  happened
 * @param headers   added to a reply of the fault's own
 * @param effect    what happens to the answer
 */
public record Fault(
        String method, PathPattern path, int skip, int times, double chance, Duration delay, boolean committed,
        Map<String, String> headers, Effect effect) {

    public Fault {
        Faults.requireProbability(chance);
        if (committed && effect instanceof Effect.ResetInRequest) {
            throw new IllegalArgumentException("The platform cannot do its work on a request that it has not read");
        }
        headers = Map.copyOf(headers);
    }

    /**
     * A fault that does nothing yet, at every request that fits.
     *
     * @param method HTTP method, or {@code *} for all
     * @param path   may hold {@code *} for one segment and {@code **} for any
     */
    public static Fault on(String method, String path) {
        return new Fault(method, new PathPattern(path), 0, 0, 1, Duration.ZERO, false, Map.of(), new Effect.Pass());
    }

    /** Only at so many requests, then never again. */
    public Fault times(int times) {
        return new Fault(method, path, skip, times, chance, delay, committed, headers, effect);
    }

    /** Lets so many requests through first. */
    public Fault skip(int skip) {
        return new Fault(method, path, skip, times, chance, delay, committed, headers, effect);
    }

    /**
     * Leaves it to a draw at each request that fits, after those let through, until it has happened
     * {@link #times(int)}. A request that is spared is left to the faults added later. Every fault has a draw of its
     * own, which the emulator's seed and the faults added before decide: where requests come one after another, the
     * same ones are struck in each run.
     *
     * @param  probability              from 0, never, to 1, always
     * @throws IllegalArgumentException if it is anything else
     */
    public Fault chance(double probability) {
        return new Fault(method, path, skip, times, probability, delay, committed, headers, effect);
    }

    /** Holds the answer back this long, in real time whatever the emulator's clock does. */
    public Fault delay(Duration delay) {
        return new Fault(method, path, skip, times, chance, delay, committed, headers, effect);
    }

    /** The platform does its work before the fault strikes: a task is created, its answer is lost. */
    public Fault afterCommit() {
        return new Fault(method, path, skip, times, chance, delay, true, headers, effect);
    }

    /**
     * Answers with the platform's error envelope.
     *
     * @param  reason                   a published name, which brings its HTTP status and message
     * @throws IllegalArgumentException if no status is published for it
     */
    public Fault reply(String reason) {
        Reason published = Reason.named(reason);
        return effect(new Effect.Envelope(published.status(), reason, published.message()));
    }

    /** Answers with an envelope of any status and reason. */
    public Fault reply(int status, String reason) {
        return effect(new Effect.Envelope(status, reason, reason));
    }

    /** Answers with something that is no envelope, such as a gateway's HTML. */
    public Fault replyRaw(int status, String contentType, String body) {
        return effect(new Effect.Raw(status, contentType, body));
    }

    /** Adds {@code Retry-After}, in whole seconds, to the reply. */
    public Fault retryAfter(Duration wait) {
        return header("Retry-After", Long.toString(wait.toSeconds()));
    }

    /** Adds a header to the reply. */
    public Fault header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(method, path, skip, times, chance, delay, committed, more, effect);
    }

    /** Resets the connection instead of answering. */
    public Fault reset() {
        return effect(new Effect.Reset());
    }

    /**
     * Resets the connection while the request is still being sent: the platform does nothing, and the recorded request
     * ends there. A body that is shorter is read to its end first.
     *
     * @param bytes of the body that are read first; 0 for the head of the request only
     */
    public Fault resetInRequest(long bytes) {
        return effect(new Effect.ResetInRequest(bytes));
    }

    /** Closes the connection instead of answering. */
    public Fault close() {
        return effect(new Effect.Close());
    }

    /** Sends so many bytes of the body that the platform really answers, then closes the connection. */
    public Fault truncate(long bytes) {
        return effect(new Effect.Truncate(bytes));
    }

    /** Makes the JSON that the platform really answers this much longer, in bytes; what is no JSON stays as it is. */
    public Fault pad(long bytes) {
        return effect(new Effect.Pad(bytes));
    }

    /** Adds a member to the JSON that the platform really answers; what is no JSON stays as it is. */
    public Fault member(String name, String text) {
        Map<String, String> members = new LinkedHashMap<>(effect instanceof Effect.Extend extend ? extend.members() : Map.of());
        members.put(name, text);
        return effect(new Effect.Extend(members));
    }

    /**
     * Leaves the tasks out of the task list that are younger than this on the emulator's clock, as if the list were
     * behind. The tasks themselves can be queried. Calls other than the list are answered as ever.
     */
    public Fault lag(Duration age) {
        return effect(new Effect.Lag(age));
    }

    boolean fits(String method, String path) {
        return ("*".equals(this.method) || this.method.equalsIgnoreCase(method)) && this.path.matches(path);
    }

    private Fault effect(Effect effect) {
        return new Fault(method, path, skip, times, chance, delay, committed, headers, effect);
    }
}
