// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;

import io.github.camelvidu.component.client.RetryRule;

/**
 * How tasks are watched.
 *
 * @param pollInterval between the beginnings of two sweeps of the task list
 * @param backoff      how long to stay away after sweeps that failed
 * @param concurrency  how many tasks of the account the platform runs at once; those far behind in the queue are asked
 *                     for less often
 */
public record WatchSettings(Duration pollInterval, RetryRule backoff, int concurrency) {
}
