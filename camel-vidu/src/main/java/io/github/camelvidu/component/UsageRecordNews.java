// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.component.usage.UsagePeriod;
import io.github.camelvidu.component.usage.UsageReader;

/** Each settled record once, and again when its state or its credits have changed. */
final class UsageRecordNews extends UsageNews {

    private static final int REMEMBERED = 100_000;
    /** The platform tells its time in whole seconds. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What was delivered, as far as this consumer has seen: spares questions to the repository. */
    private final Map<String, Boolean> done = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    UsageRecordNews(UsageLookup lookup, ConsumerGroup group, Optional<Instant> since) {
        super("records", lookup, group, since);
    }

    @Override
    Instant look(UsagePeriod period, Instant now, int limit, List<UsageNotice> news) {
        // the task list may lag
        Instant open = earlier(period.to(), now.minus(UsageReader.LAG));
        for (UsageRecord usage : lookup.reader().records(period).join()) {
            String item = usage.taskId() + "/" + usage.state() + "/" + usage.credits();
            if (isDone(item)) {
                continue;
            }
            open = earlier(open, usage.createdAt());
            if (UsageReader.isSettled(usage, now) && news.size() < limit && group.claim(item)) {
                news.add(new UsageNotice(
                        item, message -> lookup.body().writeOne(message, UsageRecord.class, usage), () -> group.done(item)));
            }
        }
        return open;
    }

    private boolean isDone(String item) {
        if (!done.containsKey(item) && group.isDone(item)) {
            done.put(item, true);
        }
        return done.containsKey(item);
    }

    @Override
    Instant first(Instant time) {
        return time;
    }

    @Override
    Instant end(Instant now) {
        return now.plus(SECOND);
    }
}
