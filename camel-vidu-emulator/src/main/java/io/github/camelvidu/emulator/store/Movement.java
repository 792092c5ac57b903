// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;

/**
 * A line in the books of an account. The changes of an account always add up to its balance.
 *
 * @param accountId whose books
 * @param packageId the package it came from or went to; null for a charge, which changes no package
 * @param taskId    the task it is about; null for purchases and lapses
 * @param kind      what happened
 * @param credits   how many credits it is about, never negative
 * @param change    what it did to the balance
 * @param madeAt    when
 */
public record Movement(long accountId, Long packageId, Long taskId, Kind kind, long credits, long change, Instant madeAt) {

    /** What can happen to credits. */
    public enum Kind {
        PURCHASE,
        RESERVE,
        /** A reservation became a cost; the balance does not change again. */
        CHARGE,
        REFUND,
        /** The package reached the end of its validity. */
        LAPSE
    }
}
