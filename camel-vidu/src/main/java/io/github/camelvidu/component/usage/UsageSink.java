// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Instant;

import io.github.camelvidu.api.usage.UsageRecord;

/** Takes what is read about usage. It is told one thing after the other. */
public interface UsageSink {

    /** A task of the period. */
    void used(UsageRecord usage);

    /**
     * The ledger has something under way that is no task of the list yet: a request whose answer has not come, or a
     * task that the list does not show so soon.
     *
     * @param reservedAt when its credits were reserved
     */
    void pending(Instant reservedAt);
}
