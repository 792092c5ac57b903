// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.camelvidu.api.usage.UsageRecord;

/** Collects records. Not thread-safe. */
final class UsageList implements UsageSink {

    private static final Comparator<UsageRecord> OLDEST_FIRST
            = Comparator.comparing(UsageRecord::createdAt).thenComparing(UsageRecord::taskId);

    private final List<UsageRecord> records = new ArrayList<>();

    @Override
    public void used(UsageRecord usage) {
        records.add(usage);
    }

    /** It is no record before it is a task. */
    @Override
    public void pending(Instant reservedAt) {
    }

    List<UsageRecord> oldestFirst() {
        return records.stream().sorted(OLDEST_FIRST).toList();
    }
}
