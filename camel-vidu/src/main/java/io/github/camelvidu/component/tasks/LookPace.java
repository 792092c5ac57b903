// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.RetryRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When an account's tasks may be looked at: at every interval, and not at all for a while after a failure, growing with
 * the failures in a row, or for as long as the platform has asked for, up to a cap. All times are on the monotonic
 * clock. Thread-safe.
 */
final class LookPace {

    private static final Logger LOG = LoggerFactory.getLogger(LookPace.class);

    /** So many reads without any answer of the platform between them are not the fault of single tasks. */
    private static final int OUTAGE = 3;

    private final WatchSettings settings;
    private long nextBeat;
    private int unreadableInARow;
    private int failuresInARow;
    private long failedAt;
    private long quietUntil;
    private ViduException lastFailure;

    LookPace(WatchSettings settings) {
        this.settings = settings;
    }

    /** There is something to watch again. */
    synchronized void begin(long now) {
        nextBeat = now + settings.pollInterval().toNanos();
    }

    /** The interval is over, and so is a pause after failures. */
    synchronized void hurry(long now) {
        nextBeat = now;
        quietUntil = now;
    }

    /** How long nobody is looked at any more, after failures or as the platform asked; zero when there is no pause. */
    synchronized Duration pause(long now) {
        return mayLook(now) ? Duration.ZERO : Duration.ofNanos(quietUntil - now);
    }

    /** Whether the interval is over; the next one begins then. */
    synchronized boolean takeBeat(long now) {
        if (nextBeat - now > 0) {
            return false;
        }
        nextBeat = now + settings.pollInterval().toNanos();
        return true;
    }

    /** Whether the platform may be asked anything. */
    synchronized boolean mayLook(long now) {
        return failuresInARow == 0 || quietUntil - now <= 0;
    }

    /** When there will be something to do. */
    synchronized long next() {
        return failuresInARow == 0 || nextBeat - quietUntil > 0 ? nextBeat : quietUntil;
    }

    /** @param begun when the call began: one that was on its way when another failed does not prove that it is over */
    synchronized void answered(long begun) {
        unreadableInARow = 0;
        if (failuresInARow > 0 && begun - failedAt > 0) {
            failuresInARow = 0;
            lastFailure = null;
        }
    }

    /** A single task could not be read. */
    synchronized void unreadable(Answer.Failed<?> failure, long begun, long now) {
        if (++unreadableInARow >= OUTAGE) {
            failed(failure, begun, now);
        }
    }

    /** A call has failed. Several that were on their way at the same time fail as one. */
    synchronized void failed(Answer.Failed<?> failure, long begun, long now) {
        if (failuresInARow == 0) {
            LOG.warn("Tasks can not be watched at the moment, waiting goes on: {}", failure.exception().getMessage());
        }
        if (failuresInARow == 0 || begun - failedAt > 0) {
            failuresInARow++;
            failedAt = now;
            quietUntil = now;
        }
        lastFailure = failure.exception();
        long until = now + pause(failure).toNanos();
        quietUntil = until - quietUntil > 0 ? until : quietUntil;
    }

    /** Why nothing can be seen at the moment; null when it can. */
    synchronized ViduException lastFailure() {
        return lastFailure;
    }

    private Duration pause(Answer.Failed<?> failure) {
        RetryRule rule = settings.backoff();
        Duration own = rule.backoff(failuresInARow, ThreadLocalRandom.current().nextDouble());
        Duration wish = failure.retryAfter().orElse(Duration.ZERO);
        Duration obeyed = wish.compareTo(rule.longestRetryAfter()) > 0 ? rule.longestRetryAfter() : wish;
        return Stream.of(settings.pollInterval(), own, obeyed).max(Comparator.naturalOrder()).orElseThrow();
    }
}
