// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A time whose tasks are counted. Hours and days are those of UTC, as in the platform's console (Vidu reference,
 * section 11), so no hour is ever doubled or left out.
 *
 * @param from begin
 * @param to   end, not part of it; not before {@code from}
 */
public record UsagePeriod(Instant from, Instant to) {

    /**
     * Time of a window of the task list: what the platform looks back by itself, so what it surely accepts. The longest
     * that it takes is not published (Vidu reference, section 6.2).
     */
    static final Duration WINDOW = Duration.ofDays(7);

    public UsagePeriod {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the period ends at " + to + " before it begins at " + from);
        }
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    boolean isEmpty() {
        return from.equals(to);
    }

    /** The period in pieces of at most a length, in order; none when it is empty. */
    List<UsagePeriod> pieces(Duration length) {
        List<UsagePeriod> pieces = new ArrayList<>();
        for (Instant begin = from; begin.isBefore(to); begin = begin.plus(length)) {
            Instant end = begin.plus(length);
            pieces.add(new UsagePeriod(begin, end.isBefore(to) ? end : to));
        }
        return pieces;
    }

    /** The part that this and another have in common; they must have one. */
    UsagePeriod within(UsagePeriod other) {
        return new UsagePeriod(
                from.isBefore(other.from) ? other.from : from, to.isAfter(other.to) ? other.to : to);
    }
}
