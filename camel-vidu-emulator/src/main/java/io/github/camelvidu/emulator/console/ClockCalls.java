// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.rules.InputRefusal;

/** The emulator's clock by HTTP, for tests in other processes and languages. Nobody has to be signed in. */
final class ClockCalls {

    private static final String PATH = "/emulator/clock";
    private static final String ADVANCE = "advance";
    private static final String STOP = "stop";
    private static final String RUN = "run";
    private static final String SCALE = "scale";
    private static final String AT = "at";
    private static final String DURATIONS = "a duration such as PT1H30M or P2D, not into 2200 and not back";
    private static final String TIMES = "a time such as 2026-11-16T08:30:00Z, not before the time shown and before 2200";
    private static final double FASTEST = 10_000;
    private static final String SCALES = "a number more than 0, at most 10000";

    private final EmulatorClock clock;

    ClockCalls(EmulatorClock clock) {
        this.clock = clock;
    }

    void addTo(ConsoleRoutes routes) {
        routes.add("GET", PATH, call -> show())
                .add("POST", PATH, this::set);
    }

    /** Answers when what became due has happened. */
    private ConsoleAnswer set(ConsoleCall call) {
        ConsoleBody body = call.body(ADVANCE, STOP, RUN, SCALE, AT);
        if (body.members().size() != 1) {
            throw InputRefusal.invalid("body", body.members().size() + " members", "one of advance, at, stop, run and scale",
                    "The clock does one thing at a time.");
        }
        switch (body.members().fieldNames().next()) {
            case ADVANCE -> clock.advance(duration(body.text(ADVANCE, DURATIONS)));
            case AT -> clock.advance(until(body.text(AT, TIMES)));
            case SCALE -> clock.scale(factor(body.required(SCALE, SCALES)));
            case STOP -> {
                requireTrue(STOP, body);
                clock.stop();
            }
            default -> {
                requireTrue(RUN, body);
                clock.resume();
            }
        }
        return show();
    }

    private ConsoleAnswer show() {
        return ConsoleAnswer.json(JsonNodeFactory.instance.objectNode()
                .put("now", clock.instant().toString())
                .put("stopped", clock.isStopped())
                .put(SCALE, clock.scale()));
    }

    private Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && clock.instant().plus(duration).isBefore(EmulatorClock.END)) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw InputRefusal.invalid(ADVANCE, text, DURATIONS, "This is no duration that the clock can be advanced by.");
        }
        throw InputRefusal.invalid(ADVANCE, text, DURATIONS, "The clock can not be advanced by that.");
    }

    private Duration until(String text) {
        try {
            Instant time = Instant.parse(text);
            Duration duration = Duration.between(clock.instant(), time);
            if (!duration.isNegative() && time.isBefore(EmulatorClock.END)) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw InputRefusal.invalid(AT, text, TIMES, "This is no time.");
        }
        throw InputRefusal.invalid(AT, text, TIMES, "The clock shows " + clock.instant() + " and can not be set to that.");
    }

    private static double factor(JsonNode value) {
        if (value.isNumber() && value.doubleValue() > 0 && value.doubleValue() <= FASTEST) {
            return value.doubleValue();
        }
        throw InputRefusal.invalid(SCALE, value.toString(), SCALES, "The clock can not run at this scale.");
    }

    private static void requireTrue(String member, ConsoleBody body) {
        if (body.members().get(member) != BooleanNode.TRUE) {
            throw InputRefusal.invalid(member, body.members().get(member).toString(), "true",
                    "The member " + member + " must be true: to do the opposite is another member.");
        }
    }
}
