// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

/** By what usage is added up. */
public enum UsageGroup {
    /** The hour of UTC in which the task was created. */
    HOUR,
    /** The day of UTC in which it was created. */
    DAY,
    KIND,
    MODEL,
    /** The API key it was created with: by its nickname, else by the platform's id of it. */
    KEY
}
