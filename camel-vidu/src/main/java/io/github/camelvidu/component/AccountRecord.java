// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.github.camelvidu.component.client.ApiCall;
import io.github.camelvidu.component.client.ApiKey;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * What has happened in an account since the component has started, as operators are shown it. Bounded, and nothing in
 * it is secret. Thread-safe.
 */
final class AccountRecord implements AccountObserver {

    private static final int FAILURES = 20;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Timekeeper time;
    private final Map<String, KeyUse> keys = new TreeMap<>();
    private final Map<LedgerState, Long> reached = new EnumMap<>(LedgerState.class);
    private final Deque<CallFailure> failures = new ArrayDeque<>();

    AccountRecord(Timekeeper time) {
        this.time = time;
    }

    @Override
    public Ending begins(ApiCall call) {
        return result -> {
            boolean refused = result.status() == UNAUTHORIZED || result.status() == FORBIDDEN;
            count(call.shownKey(), use -> use.called(refused));
            if (!result.isOk()) {
                note(new CallFailure(
                        time.now(), call.name(), result.reason(), result.status(), result.traceId(), call.shownKey()));
            }
        };
    }

    @Override
    public void changed(LedgerEntry before, LedgerEntry after) {
        if (before != null && before.state() == after.state()) {
            return;
        }
        synchronized (this) {
            reached.merge(after.state(), 1L, Long::sum);
        }
        String key = after.keyName() == null ? ApiKey.UNNAMED : after.keyName();
        if (after.taskId() != null && (before == null || before.taskId() == null)) {
            count(key, KeyUse::created);
        }
        if (after.chargedCredits() > 0) {
            count(key, use -> use.charged(after.chargedCredits()));
        }
    }

    /** What was done with each key. */
    synchronized List<KeyUse> keys() {
        return List.copyOf(keys.values());
    }

    /** How many rows have come into a state. */
    synchronized long reached(LedgerState state) {
        return reached.getOrDefault(state, 0L);
    }

    /** The last that have failed, the latest first. */
    synchronized List<CallFailure> failures() {
        return new ArrayList<>(failures);
    }

    private synchronized void count(String key, UnaryOperator<KeyUse> change) {
        keys.compute(key, (name, use) -> change.apply(use == null ? KeyUse.none(name) : use));
    }

    private synchronized void note(CallFailure failure) {
        failures.addFirst(failure);
        if (failures.size() > FAILURES) {
            failures.removeLast();
        }
    }
}
