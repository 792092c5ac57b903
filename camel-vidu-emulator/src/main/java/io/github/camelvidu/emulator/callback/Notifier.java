// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.CallbackEffect;
import io.github.camelvidu.emulator.fault.CallbackFault;
import io.github.camelvidu.emulator.fault.Faults;
import io.github.camelvidu.emulator.platform.Callbacks;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.platform.SeenKeys;
import io.github.camelvidu.emulator.spy.RecordedCallback;
import io.github.camelvidu.emulator.spy.RecordedCallbacks;
import io.github.camelvidu.emulator.store.CallbackRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * Calls back (Vidu reference, section 9): when a task begins, once; when it ends, until the receiver answers with 2xx,
 * but not more than three times again. The callbacks of a task are sent one after another, in order unless a fault says
 * otherwise. All waits are appointments of the clock. Thread-safe.
 */
public final class Notifier implements AutoCloseable {

    /** Between the sendings of a callback. Assumed: the platform does not publish them. */
    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));
    /** Assumed, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final CallbackEffect NOTHING = new CallbackEffect.Pass();

    private final Callbacks callbacks;
    private final SeenKeys keys;
    private final EmulatorClock clock;
    private final Faults faults;
    private final CallbackHosts hosts;
    private final RecordedCallbacks recorded;
    private final CallbackWriter writer;
    private final Courier courier;
    private final Turns turns = new Turns();
    private final Map<Long, CallbackRecord> heldBack = new ConcurrentHashMap<>();

    /** @param body what the creations query says of a task */
    public Notifier(
                    Platform platform, EmulatorClock clock, Faults faults, CallbackHosts hosts, RecordedCallbacks recorded,
                    Function<TaskRecord, ObjectNode> body) {
        this.callbacks = platform.callbacks();
        this.keys = platform.keys().seen();
        this.clock = clock;
        this.faults = faults;
        this.hosts = hosts;
        this.recorded = recorded;
        this.writer = new CallbackWriter(platform, clock, body);
        this.courier = new Courier(clock, recorded, PATIENCE);
    }

    /** Calls back from now on; takes up first what was due when the database was closed. */
    public void start() {
        callbacks.pending().forEach(this::await);
        callbacks.listen(this::call);
    }

    /** Forgets everything that is due or was sent; what is under way is broken off. */
    public void clear() {
        courier.clear(() -> {
            turns.clear();
            heldBack.clear();
            recorded.clear();
        });
    }

    /** Stops at once; what was not answered is due still. */
    @Override
    public void close() {
        courier.close();
    }

    private void await(CallbackRecord callback) {
        clock.at(callback.dueAt(), at -> call(callback));
    }

    /** Called by the queue, which must not wait. */
    private void call(CallbackRecord callback) {
        Optional<String> refusal = hosts.refusal(callback.url());
        if (refusal.isPresent()) {
            giveUp(callback, refusal.get());
            return;
        }
        Optional<CallbackFault> fault = faults.strike(callback);
        CallbackEffect effect = fault.map(CallbackFault::effect).orElse(NOTHING);
        Duration late = fault.map(CallbackFault::late).orElse(Duration.ZERO);
        if (late.isZero()) {
            call(callback, effect);
        } else {
            clock.at(clock.instant().plus(late), at -> call(callback, effect));
        }
    }

    private void call(CallbackRecord callback, CallbackEffect effect) {
        if (effect instanceof CallbackEffect.Drop) {
            giveUp(callback, "dropped by a fault");
        } else if (effect instanceof CallbackEffect.AfterEnd && !callback.terminal()) {
            heldBack.put(callback.taskId(), callback);
        } else {
            inTurn(callback, () -> writer.write(callback, effect), sent -> proceed(callback, effect, sent));
        }
    }

    private void giveUp(CallbackRecord callback, String why) {
        courier.execute(() -> {
            if (callbacks.settle(callback)) {
                recorded.add(RecordedCallback.unsent(callback, why, clock.instant()));
            }
            release(callback);
        });
    }

    /** Sends when the callbacks of the same task before it are over, and the key that signs it has been seen. */
    private void inTurn(CallbackRecord callback, Supplier<Optional<CallbackRequest>> writing, Consumer<Courier.Sent> then) {
        turns.take(callback.taskId(), () -> {
            CompletableFuture<Void> over = new CompletableFuture<>();
            keys.whenSeen(callback.keyId(), () -> courier.send(callback, writing, sent -> {
                try {
                    then.accept(sent);
                } finally {
                    over.complete(null);
                }
            }));
            return over;
        });
    }

    private void proceed(CallbackRecord callback, CallbackEffect effect, Courier.Sent sent) {
        sent.request().ifPresent(request -> {
            if (effect instanceof CallbackEffect.Twice) {
                inTurn(callback, () -> writer.write(callback, NOTHING), second -> {
                });
            } else if (effect instanceof CallbackEffect.Replay replay) {
                clock.at(clock.instant().plus(replay.after()), at -> replay(callback, request));
            }
            settle(callback, sent.delivered());
            release(callback);
        });
    }

    private void replay(CallbackRecord callback, CallbackRequest request) {
        inTurn(callback, () -> callbacks.task(callback).map(task -> request), second -> {
        });
    }

    private void settle(CallbackRecord callback, boolean delivered) {
        if (delivered || !callback.terminal() || callback.attempt() > WAITS.size()) {
            callbacks.settle(callback);
            return;
        }
        CallbackRecord again = callback.again(clock.instant().plus(WAITS.get(callback.attempt() - 1)));
        if (callbacks.postpone(again)) {
            await(again);
        }
    }

    /** What was held back until the end of the task follows it. */
    private void release(CallbackRecord callback) {
        if (callback.terminal()) {
            Optional.ofNullable(heldBack.remove(callback.taskId())).ifPresent(held -> call(held, NOTHING));
        }
    }
}
