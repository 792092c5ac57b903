// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.component.client.RetryRule;

/**
 * What all accounts of a component have in common.
 *
 * @param mapper         the one JSON mapper
 * @param pollInterval   between two sweeps of the task list
 * @param requestTimeout of one call, in all
 * @param retries        when a call that may be repeated is made again
 * @param node           names this process in the ledger
 */
record AccountSettings(ObjectMapper mapper, Duration pollInterval, Duration requestTimeout, RetryRule retries, String node) {
}
