// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.api.usage.UsageTotal;
import io.github.camelvidu.component.usage.UsageHours;
import io.github.camelvidu.component.usage.UsagePeriod;

/**
 * Each closed hour once, and again when it has changed. The total of an hour that was told last is a mark; the marks of
 * hours that are not looked at any more are used again, so that there are never more than some hundred.
 */
final class UsageHourNews extends UsageNews {

    private static final String HOUR = "hour/";
    /** Twice as many as are looked at together. */
    private static final long MARKS = 2 * LOOK_BACK.toHours();

    private final UsageHours hours;
    private final ObjectMapper mapper;

    UsageHourNews(UsageLookup lookup, ConsumerGroup group, Optional<Instant> since, ObjectMapper mapper) {
        super("hours", lookup, group, since);
        this.hours = new UsageHours(lookup.reader());
        this.mapper = mapper;
    }

    @Override
    Instant look(UsagePeriod period, Instant now, int limit, List<UsageNotice> news) {
        Instant open = null;
        for (UsageTotal hour : hours.read(period, now).join()) {
            Optional<UsageTotal> told = told(hour);
            if (told.isEmpty() && open == null) {
                open = hour.from();
            }
            if (hour.closed() && isNews(hour, told) && news.size() < limit) {
                claim(hour).ifPresent(news::add);
            }
        }
        return open == null ? period.to() : open;
    }

    /** What the group was told may have become more while the hour was claimed. */
    private Optional<UsageNotice> claim(UsageTotal hour) {
        String item = HOUR + hour.from();
        if (!group.claim(item)) {
            return Optional.empty();
        }
        Optional<UsageTotal> told = told(hour);
        if (!isNews(hour, told)) {
            group.release(item);
            return Optional.empty();
        }
        UsageTotal tell = told.map(before -> correction(hour, before)).orElse(hour);
        return Optional.of(new UsageNotice(
                item, message -> lookup.body().writeOne(message, UsageTotal.class, tell),
                () -> group.setMark(mark(hour.from()), text(tell))));
    }

    private static boolean isNews(UsageTotal hour, Optional<UsageTotal> told) {
        if (told.isEmpty()) {
            return true;
        }
        UsageTotal now = correction(hour, told.get());
        return now.change() != 0 || now.tasks() != told.get().tasks() || now.open() != told.get().open();
    }

    /**
     * What is to be said of an hour that was told before. That there is less from the ledger is no correction: it
     * forgets its rows after a time, and in memory soon.
     */
    private static UsageTotal correction(UsageTotal hour, UsageTotal told) {
        long forgotten = Math.max(0, told.creditsFromLedger() - hour.creditsFromLedger());
        int missing = Math.max(0, told.tasks() - hour.tasks());
        return hour.withTasks(hour.tasks() + missing).withSucceeded(hour.succeeded() + missing)
                .withCredits(hour.credits() + forgotten).withCreditsFromLedger(hour.creditsFromLedger() + forgotten)
                .withRevision(told.revision() + 1).withChange(hour.credits() + forgotten - told.credits());
    }

    private Optional<UsageTotal> told(UsageTotal hour) {
        return group.mark(mark(hour.from())).map(this::total).filter(told -> told.from().equals(hour.from()));
    }

    private static String mark(Instant hour) {
        return HOUR + Math.floorMod(Duration.between(Instant.EPOCH, hour).toHours(), MARKS);
    }

    private String text(UsageTotal total) {
        try {
            return mapper.writeValueAsString(total);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private UsageTotal total(String text) {
        try {
            return mapper.readValue(text, UsageTotal.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "what the group remembers of an hour can not be read: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    Instant first(Instant time) {
        return UsageHours.begin(time);
    }

    @Override
    Instant end(Instant now) {
        return UsageHours.lastEnd(now);
    }
}
