// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.rules.InputRefusal;

/**
 * From when to when, in UTC.
 *
 * @param from the begin, which is part of it
 * @param to   the end, which is not
 */
record Period(Instant from, Instant to) {

    private static final String TIMES = "a time such as 2026-11-16T08:30:00Z, or a day such as 2026-11-16, from 1970 to 2199";
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int DAYS_WITHOUT_FROM = 30;

    /**
     * What {@code from} and {@code to} of a call say: without {@code to} until now, the second that runs included;
     * without {@code from} the day of the end and the thirty days before it.
     *
     * @throws InputRefusal if they are no times, or do not make a period of at most 366 days
     */
    static Period of(ConsoleCall call, Instant now) {
        Instant to
                = call.parameter("to").map(text -> time("to", text)).orElse(now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        Instant from = call.parameter("from").map(text -> time("from", text))
                .orElse(to.truncatedTo(ChronoUnit.DAYS).minus(DAYS_WITHOUT_FROM, ChronoUnit.DAYS));
        if (!from.isBefore(to)) {
            throw InputRefusal.invalid("from", from.toString(), "a time before " + to, "The period ends before it begins.");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw InputRefusal.invalid("from", from.toString(), "at most 366 days before " + to, "The period is too long.");
        }
        return new Period(from, to);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("from", from.toString()).put("to", to.toString());
    }

    private static Instant time(String field, String text) {
        try {
            Instant time
                    = text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (!time.isBefore(Instant.EPOCH) && time.isBefore(EmulatorClock.END)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw InputRefusal.invalid(field, text, TIMES, "This is no time.");
        }
        throw InputRefusal.invalid(field, text, TIMES, "This is too far away.");
    }
}
