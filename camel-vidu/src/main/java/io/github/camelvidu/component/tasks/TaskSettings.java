// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;

import io.github.camelvidu.component.client.RetryRule;

/**
 * How tasks are submitted, found again and remembered.
 *
 * @param watch              how they are watched
 * @param maxConcurrentTasks how many may be alive before none is begun; 0 for no limit
 * @param requestTimeout     of one call, in all
 * @param retries            when a call that may be repeated, and a write that the ledger did not take, is made again
 * @param absentAfter        how long after the end of a request a look must begin to prove that it created nothing
 * @param retention          how long rows at rest are kept
 */
public record TaskSettings(
        WatchSettings watch, int maxConcurrentTasks, Duration requestTimeout, RetryRule retries, Duration absentAfter,
        Duration retention) {
}
