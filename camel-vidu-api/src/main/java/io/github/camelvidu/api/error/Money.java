// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/** What a failed exchange has cost, as far as it is known when the exception is made. */
public enum Money {

    /** Nothing was created, or what was created is free: trying again pays once. */
    NOT_CHARGED,
    /** The task is paid for: never submit it again, fetch what it made. */
    CHARGED,
    /** Nobody knows yet. Submitting again under another idempotency key may pay twice. */
    UNKNOWN
}
