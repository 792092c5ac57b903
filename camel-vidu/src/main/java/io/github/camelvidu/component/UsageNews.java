// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.camelvidu.component.usage.UsagePeriod;

/**
 * What a consumer group has not been told of usage yet. A group goes forward from where it began; what it has been told
 * it looks at again for some days, since it may be corrected. That is done once an hour, so that between two hours only
 * what is still open is read. Not thread-safe.
 */
abstract class UsageNews {

    /** How long what was told is looked at again. */
    static final Duration LOOK_BACK = Duration.ofDays(7);
    /** How much is read at a time while a group that was away for long comes forward. */
    private static final Duration STEP = Duration.ofDays(7);
    private static final Duration FULL_LOOK_EVERY = Duration.ofHours(1);
    private static final String BEGIN = "/begin";
    private static final String OPEN = "/open";

    final UsageLookup lookup;
    final ConsumerGroup group;
    /** What is told: a group has its own place among the hours, and its own among the records. */
    private final String what;
    private final Optional<Instant> since;
    private Instant fullLookAt = Instant.MIN;

    UsageNews(String what, UsageLookup lookup, ConsumerGroup group, Optional<Instant> since) {
        this.what = what;
        this.lookup = lookup;
        this.group = group;
        this.since = since;
    }

    /**
     * Claims what is new, oldest first.
     *
     * @param limit at most so much
     */
    final List<UsageNotice> claim(int limit) {
        Instant now = lookup.reader().now().join();
        Instant begin = mark(what + BEGIN, now);
        Instant open = mark(what + OPEN, now);
        Instant end = end(now);
        boolean behind = open.isBefore(end.minus(LOOK_BACK));
        boolean full = !behind && !now.isBefore(fullLookAt);
        Instant from = full ? later(begin, earlier(open, first(end.minus(LOOK_BACK)))) : open;
        Instant to = behind ? earlier(end, from.plus(STEP)) : end;
        if (!from.isBefore(to)) {
            return List.of();
        }
        List<UsageNotice> news = new ArrayList<>();
        try {
            Instant openNow = look(new UsagePeriod(from, to), now, limit, news);
            if (openNow.isAfter(open)) {
                group.setMark(what + OPEN, openNow.toString());
            }
        } catch (RuntimeException e) {
            // nobody will be told of what was claimed before it
            news.forEach(this::release);
            throw e;
        }
        if (full && news.size() < limit) {
            fullLookAt = now.plus(FULL_LOOK_EVERY);
        }
        return news;
    }

    /** Gives back what is not told after all. */
    final void release(UsageNotice notice) {
        group.release(notice.item());
    }

    /**
     * Claims what is new in a period.
     *
     * @param  now   the platform's time
     * @param  limit at most so much
     * @param  news  takes what is claimed, oldest first
     * @return       a time before which there is nothing that the group is still to be told
     */
    abstract Instant look(UsagePeriod period, Instant now, int limit, List<UsageNotice> news);

    /** The first moment that a group can be told of that begins at a time. */
    abstract Instant first(Instant time);

    /** Until when there may be news. @param now the platform's time */
    abstract Instant end(Instant now);

    private Instant mark(String name, Instant now) {
        Optional<String> mark = group.mark(name);
        if (mark.isPresent()) {
            return Instant.parse(mark.get());
        }
        Instant begin = first(since.orElse(now));
        group.setMark(name, begin.toString());
        return begin;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
