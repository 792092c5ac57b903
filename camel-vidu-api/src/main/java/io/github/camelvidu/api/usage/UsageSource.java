// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.usage;

/**
 * Where it is known from that credits were used: the platform publishes no usage of its own (reference, section 8.1).
 */
public enum UsageSource {

    /** The platform's task list. */
    PLATFORM,
    /**
     * The component's ledger, for what the task list does not show: speech, cloned voices, prompts, subjects and
     * one-click films.
     */
    LEDGER
}
