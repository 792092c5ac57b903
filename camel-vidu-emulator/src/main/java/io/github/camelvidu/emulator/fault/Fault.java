// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

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
 * @param target    for which requests
 * @param occasions at which of the requests that fit
 * @param delay     real time that the answer is held back
 * @param committed whether the platform does its work first, so that the client loses the answer to something that
 *                  happened
 * @param headers   put on what is answered
 * @param effect    what happens to the answer
 */
public record Fault(
        Target target, Occasions occasions, Duration delay, boolean committed, Map<String, String> headers, Effect effect)
        implements
            TransferFaults {

    /**
     * @throws IllegalArgumentException if the delay is negative, what was not read shall be committed, or HTTP does not
     *                                  allow a header
     */
    public Fault {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("An answer cannot be held back for less than no time: " + delay);
        }
        if (committed && effect instanceof Effect.ResetInRequest) {
            throw new IllegalArgumentException("The platform cannot do its work on a request that it has not read");
        }
        headers.forEach(HeaderField::require);
        headers = Map.copyOf(headers);
    }

    /**
     * A fault that does nothing yet, at every request that fits.
     *
     * @param method HTTP method, or {@code *} for all
     * @param path   may hold {@code *} for one segment and {@code **} for any
     */
    public static Fault on(String method, String path) {
        return new Fault(Target.of(method, path), Occasions.ALL, Duration.ZERO, false, Map.of(), new Effect.Pass());
    }

    /**
     * A fault that does nothing yet, at every request that is such a call.
     *
     * @param operation name of the platform's OpenAPI description, such as {@code text2video}, {@code listTasks},
     *                  {@code getCreations}, {@code getCredits}; {@code create} for all that create something,
     *                  {@code putUpload} and {@code download} for the storage. A name that there is not is refused when
     *                  the fault is added
     */
    public static Fault on(String operation) {
        return on(Target.ANY, "/**").operation(operation);
    }

    /** Only for calls of this name, see {@link #on(String)}; {@code *} for all. */
    public Fault operation(String operation) {
        return target(it -> it.operation(operation));
    }

    /**
     * Only for one kind of task, by the platform's own name, such as {@code start-end2video}: for calls that create it,
     * and for those that ask for such a task, cancel it, or fetch a file of its result. The task list is of no kind. A
     * name that there is not is refused when the fault is added.
     */
    public Fault kind(String kind) {
        return target(it -> it.kind(kind));
    }

    /**
     * Only for requests that bring this key.
     *
     * @param apiKey any text, without {@code Token}
     */
    public Fault apiKey(String apiKey) {
        return target(it -> it.apiKey(apiKey));
    }

    /** Only at so many requests, then never again. */
    public Fault times(int times) {
        return occasions(occasions.times(times));
    }

    /** Lets so many requests through first. */
    public Fault skip(int skip) {
        return occasions(occasions.skip(skip));
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
        return occasions(occasions.chance(probability));
    }

    /** Holds the answer back this long, in real time whatever the emulator's clock does. */
    public Fault delay(Duration delay) {
        return new Fault(target, occasions, delay, committed, headers, effect);
    }

    /** The platform does its work before the fault strikes: a task is created, its answer is lost. */
    public Fault afterCommit() {
        return new Fault(target, occasions, delay, true, headers, effect);
    }

    /**
     * Answers with the platform's error envelope.
     *
     * @param  reason                   a published name, which brings its HTTP status and message
     * @throws IllegalArgumentException if no status is published for it
     */
    public Fault reply(String reason) {
        Reason published = Reason.named(reason);
        return effect(new Effect.Reply(published.status(), reason, published.message()));
    }

    /** Answers with an envelope of any status and reason. */
    public Fault reply(int status, String reason) {
        return effect(new Effect.Reply(status, reason, reason));
    }

    /** Puts another message into the envelope; of any other effect it changes nothing. */
    public Fault saying(String message) {
        return effect instanceof Effect.Reply reply ? effect(new Effect.Reply(reply.status(), reply.reason(), message)) : this;
    }

    /** Answers with something that is no envelope, such as a gateway's HTML. */
    public Fault replyRaw(int status, String contentType, String body) {
        return effect(new Effect.ReplyRaw(status, contentType, body));
    }

    /** Adds {@code Retry-After}, in whole seconds, to the reply. */
    public Fault retryAfter(Duration wait) {
        return header("Retry-After", Long.toString(wait.toSeconds()));
    }

    /** Adds a header to what is answered, or puts it in place of the one that is there. */
    public Fault header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(target, occasions, delay, committed, more, effect);
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

    /** Makes the JSON that the platform really answers this much longer, in bytes; what is no JSON stays as it is. */
    public Fault pad(long bytes) {
        return effect(new ContentEffect.Pad(bytes));
    }

    /** Adds a member to the JSON that the platform really answers; what is no JSON stays as it is. */
    public Fault member(String name, String text) {
        Map<String, String> members
                = new LinkedHashMap<>(effect instanceof ContentEffect.Members more ? more.members() : Map.of());
        members.put(name, text);
        return effect(new ContentEffect.Members(members));
    }

    /**
     * Shows the task, or each task of the list, in this state, whatever it is in. With {@link #skip} and {@link #times}
     * a task goes back for a while, and with a state that the platform does not have it is one that nobody knows.
     * Unless the state is {@code success} it has no creations, and unless it is {@code failed} no {@code err_code}.
     */
    public Fault state(String state) {
        return effect(new ContentEffect.State(state));
    }

    /** Shows the task, or each task of the list, without its creations. */
    public Fault withoutCreations() {
        return effect(new ContentEffect.WithoutCreations());
    }

    /** Answers the task list as if no {@code task_ids} were asked for: with tasks that nobody wanted. */
    public Fault ignoreTaskIds() {
        return effect(new Effect.IgnoreTaskIds());
    }

    /**
     * Leaves the tasks out of the task list that are younger than this on the emulator's clock, as if the list were
     * behind. The tasks themselves can be queried. Calls other than the list are answered as ever.
     */
    public Fault lag(Duration age) {
        return effect(new Effect.Lag(age));
    }

    @Override
    public Fault effect(Effect effect) {
        return new Fault(target, occasions, delay, committed, headers, effect);
    }

    private Fault target(UnaryOperator<Target> change) {
        return new Fault(change.apply(target), occasions, delay, committed, headers, effect);
    }

    private Fault occasions(Occasions occasions) {
        return new Fault(target, occasions, delay, committed, headers, effect);
    }
}
