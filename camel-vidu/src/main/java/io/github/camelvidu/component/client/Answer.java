// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import io.github.camelvidu.api.error.ViduException;

/** What a call to the platform came to. */
public sealed interface Answer<T> {

    /** The value, or the failure thrown. */
    T orThrow();

    /** The same answer with another value. */
    <R> Answer<R> map(Function<T, R> change);

    /**
     * The platform answered.
     *
     * @param value      never null
     * @param dateHeader the platform's clock, when it told it
     */
    record Given<T>(T value, Optional<String> dateHeader) implements Answer<T> {

        /** The platform's clock, when it told it in the form of HTTP. */
        public Optional<Instant> date() {
            return dateHeader.flatMap(HttpReply::httpDate);
        }

        @Override
        public T orThrow() {
            return value;
        }

        @Override
        public <R> Answer<R> map(Function<T, R> change) {
            return new Given<>(change.apply(value), dateHeader);
        }
    }

    /**
     * The platform refused, or nothing usable came back.
     *
     * @param exception     what a route would see
     * @param withoutEffect whether it is certain that the call changed nothing at the other side
     * @param throttled     whether the platform said "later", in one of its several ways
     * @param retryAfter    how long it wants us to stay away, when it said so
     */
    record Failed<T>(ViduException exception, boolean withoutEffect, boolean throttled, Optional<Duration> retryAfter)
            implements
                Answer<T> {

        @Override
        public T orThrow() {
            throw exception;
        }

        @Override
        public <R> Answer<R> map(Function<T, R> change) {
            return new Failed<>(exception, withoutEffect, throttled, retryAfter);
        }
    }
}
