// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.util.function.UnaryOperator;

/**
 * Sees every call of the platform's API: for meters, spans, and what operators are shown. Must be fast and must not
 * throw. Thread-safe.
 */
public interface CallObserver {

    CallObserver NONE = call -> result -> {
    };

    /** A call begins, on the thread that makes it. @return told of its end, on the same thread; never null */
    Ending begins(ApiCall call);

    /**
     * Takes along what belongs to the thread that asks for a call, such as the span that is open there.
     *
     * @return puts a job into that place, on whatever thread it runs
     */
    default UnaryOperator<Runnable> carry() {
        return UnaryOperator.identity();
    }

    /** How a call ends. */
    @FunctionalInterface
    interface Ending {

        void ended(ApiResult result);
    }
}
