// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.media.MediaOutput;

/**
 * What all accounts of a component have in common.
 *
 * @param mapper             the one JSON mapper
 * @param pollInterval       between two sweeps of the task list
 * @param maxConcurrentTasks how many tasks of an account may be alive before none is begun; 0 for no limit
 * @param requestTimeout     of one call, in all
 * @param retries            when a call that may be repeated is made again
 * @param node               names this process in the ledger
 * @param lease              how long the ledger's rows of this process are left alone after it was last heard of
 * @param absentAfter        how long after the end of a request a look must begin to prove that it created nothing
 * @param retention          how long the ledger keeps rows at rest
 * @param output             opens the files that results are written to
 */
record AccountSettings(ObjectMapper mapper, Duration pollInterval, int maxConcurrentTasks, Duration requestTimeout,
        RetryRule retries, String node,
        Duration lease, Duration absentAfter, Duration retention, MediaOutput output) {
}
