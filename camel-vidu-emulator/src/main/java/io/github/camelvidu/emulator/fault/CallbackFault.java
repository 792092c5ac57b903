// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A rule that makes something go wrong with callbacks: with which, how often and what. It strikes each sending by
 * itself, so that a callback that was refused may be sent again without it. Immutable; every method gives a changed
 * copy.
 *
 * <pre>{@code
 * emulator.faults().add(CallbackFault.on("success").times(1).drop());
 * emulator.faults().add(CallbackFault.on("*").chance(0.1).late(Duration.ofMinutes(1)));
 * }</pre>
 *
 * @param state     {@code processing}, {@code success} or {@code failed}, or {@code *} for all
 * @param kind      of task, or {@code *} for all
 * @param occasions which of the sendings that fit
 * @param late      how much later it is sent, on the emulator's clock
 * @param effect    what happens to it
 */
public record CallbackFault(String state, String kind, Occasions occasions, Duration late, CallbackEffect effect) {

    /** What callbacks tell, and all of them (Vidu reference, section 9). */
    public static final List<String> STATES = List.of("processing", "success", "failed", Target.ANY);

    /** @throws IllegalArgumentException if there are no callbacks of that state, or the time is negative */
    public CallbackFault {
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException("Callbacks have the states " + STATES + ", not " + state);
        }
        if (late.isNegative()) {
            throw new IllegalArgumentException("A callback cannot be sent before its time: " + late);
        }
    }

    /**
     * A fault that does nothing yet, at every sending that fits.
     *
     * @param state {@code processing}, {@code success} or {@code failed}, or {@code *} for all
     */
    public static CallbackFault on(String state) {
        return new CallbackFault(state, Target.ANY, Occasions.ALL, Duration.ZERO, new CallbackEffect.Pass());
    }

    /** Only for tasks of one kind, by the platform's own name, such as {@code text2video}. */
    public CallbackFault kind(String kind) {
        return new CallbackFault(state, kind, occasions, late, effect);
    }

    /** Only at so many sendings, then never again. */
    public CallbackFault times(int times) {
        return new CallbackFault(state, kind, occasions.times(times), late, effect);
    }

    /** Lets so many sendings through first. */
    public CallbackFault skip(int skip) {
        return new CallbackFault(state, kind, occasions.skip(skip), late, effect);
    }

    /**
     * Leaves it to a draw at each sending that fits, as {@link Fault#chance} does at each request.
     *
     * @param  probability              from 0, never, to 1, always
     * @throws IllegalArgumentException if it is anything else
     */
    public CallbackFault chance(double probability) {
        return new CallbackFault(state, kind, occasions.chance(probability), late, effect);
    }

    /** Sends it this much later, on the emulator's clock. Callbacks that become due meanwhile overtake it. */
    public CallbackFault late(Duration late) {
        return new CallbackFault(state, kind, occasions, late, effect);
    }

    /** Does not send it; the platform takes it for delivered. */
    public CallbackFault drop() {
        return effect(new CallbackEffect.Drop());
    }

    /** Sends it twice, the second time right after the first, with a nonce of its own. */
    public CallbackFault twice() {
        return effect(new CallbackEffect.Twice());
    }

    /** Sends a {@code processing} after the first sending of the task's end; never, if the task does not end. */
    public CallbackFault afterEnd() {
        return effect(new CallbackEffect.AfterEnd());
    }

    /** Sends it, and an exact copy later: same nonce, date, signature and body. */
    public CallbackFault replay(Duration after) {
        return effect(new CallbackEffect.Replay(after));
    }

    /** Changes the signature. */
    public CallbackFault forge() {
        return effect(new CallbackEffect.Forge());
    }

    /**
     * Signs it with another key.
     *
     * @param apiKey any text, without {@code Token}
     */
    public CallbackFault signWith(String apiKey) {
        return effect(new CallbackEffect.SignWith(apiKey));
    }

    /** Signs the path with its escapes decoded, as one of the two official samples does. */
    public CallbackFault decodePath() {
        return effect(new CallbackEffect.DecodePath());
    }

    /** Lets a member of the body say something else. The signature, which does not cover the body, is right. */
    public CallbackFault member(String name, String text) {
        return member(name, JsonNodeFactory.instance.textNode(text));
    }

    /** Lets a member of the body say something else. The signature, which does not cover the body, is right. */
    public CallbackFault member(String name, long number) {
        return member(name, JsonNodeFactory.instance.numberNode(number));
    }

    /** Lets a member of the body say something else. The signature, which does not cover the body, is right. */
    public CallbackFault member(String name, JsonNode value) {
        Map<String, JsonNode> members
                = new HashMap<>(effect instanceof CallbackEffect.Members lies ? lies.members() : Map.of());
        members.put(name, value);
        return effect(new CallbackEffect.Members(members));
    }

    /** Sends another body. The signature, which does not cover the body, is right. */
    public CallbackFault body(String text) {
        return effect(new CallbackEffect.Body(text));
    }

    boolean fits(String state, String kind) {
        return (Target.ANY.equals(this.state) || this.state.equals(state))
                && (Target.ANY.equals(this.kind) || this.kind.equals(kind));
    }

    private CallbackFault effect(CallbackEffect effect) {
        return new CallbackFault(state, kind, occasions, late, effect);
    }
}
