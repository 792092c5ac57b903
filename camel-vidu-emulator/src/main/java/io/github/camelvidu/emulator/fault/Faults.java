// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.List;
import java.util.Optional;

import io.github.camelvidu.emulator.store.CallbackRecord;

/**
 * The faults in force. At each request, and at each sending of a callback, at most one strikes: the first added that
 * fits, is not used up, and whose draw falls so. Thread-safe.
 */
public final class Faults {

    private final Operations operations;
    private final Rules<Fault> requests;
    private final Rules<CallbackFault> callbacks;

    /**
     * @param operations names that faults may use
     * @param seed       of the draws of {@link Fault#chance} and {@link CallbackFault#chance}
     */
    public Faults(Operations operations, long seed) {
        this.operations = operations;
        this.requests = new Rules<>(Fault::occasions, seed);
        this.callbacks = new Rules<>(CallbackFault::occasions, seed);
    }

    /** @throws IllegalArgumentException if the fault names an operation or a kind that there is not */
    public Faults add(Fault fault) {
        put(fault);
        return this;
    }

    /** @throws IllegalArgumentException if the fault names a kind that there is not */
    public Faults add(CallbackFault fault) {
        put(fault);
        return this;
    }

    /**
     * Adds a fault.
     *
     * @return                          its id, for {@link #remove}
     * @throws IllegalArgumentException if it names an operation or a kind that there is not
     */
    public long put(Fault fault) {
        operations.require(fault.target());
        return requests.add(fault);
    }

    /**
     * Adds a fault of callbacks.
     *
     * @return                          its id, for {@link #remove}
     * @throws IllegalArgumentException if it names a kind that there is not
     */
    public long put(CallbackFault fault) {
        operations.requireKind(fault.kind());
        return callbacks.add(fault);
    }

    /** Takes a fault back; false if there is none of that id. */
    public boolean remove(long id) {
        return requests.remove(id) || callbacks.remove(id);
    }

    /** Forgets all faults; those added from now on draw as the first ones did. */
    public void clear() {
        requests.clear();
        callbacks.clear();
    }

    /** The faults of requests, used up or not, in the order they were added. */
    public List<RuleInForce<Fault>> all() {
        return requests.all();
    }

    /** The faults of callbacks, used up or not, in the order they were added. */
    public List<RuleInForce<CallbackFault>> ofCallbacks() {
        return callbacks.all();
    }

    /** The fault that strikes this request, which counts as one of its times. */
    public Optional<Fault> strike(Incoming request) {
        return requests.strike(fault -> fault.target().fits(request, operations));
    }

    /** The fault that strikes this sending of a callback, which counts as one of its times. */
    public Optional<CallbackFault> strike(CallbackRecord callback) {
        return callbacks.strike(fault -> fault.fits(callback.state(), operations.kind(callback.operation())));
    }
}
