// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a wanted task stands. The way is
 *
 * <pre>
 * RESERVED -> SUBMITTED -> SUCCEEDED | FAILED
 *     |-> REFUSED  -> RESERVED (next attempt)
 *     \-> UNCERTAIN -> SUBMITTED (adopted) | ABSENT -> RESERVED (next attempt)
 * </pre>
 */
public enum LedgerState {

    /** Written before the request is sent; the request may be on its way. */
    RESERVED,
    /** The platform has the task; its id is known. */
    SUBMITTED,
    /** Nobody knows whether the platform has the task. */
    UNCERTAIN,
    /** The task ended well and is paid. */
    SUCCEEDED,
    /** The task ended without a result, cancelled ones included. */
    FAILED,
    /** The platform refused the request: nothing was created. */
    REFUSED,
    /** Proven that nothing was created. */
    ABSENT;

    /** Whether the row may go to the given state. */
    public boolean canBecome(LedgerState next) {
        return followers().contains(next);
    }

    /** Whether a request or a task may be under way for the row. */
    public boolean underWay() {
        return this == RESERVED || this == SUBMITTED || this == UNCERTAIN;
    }

    /** Whether nothing is under way for the row: no request, no task. */
    public boolean atRest() {
        return !underWay();
    }

    /** Whether the row's task has ended; sticky, but for a failure that cost nothing and is tried again. */
    public boolean ended() {
        return this == SUCCEEDED || this == FAILED;
    }

    private Set<LedgerState> followers() {
        return switch (this) {
            case RESERVED -> EnumSet.of(SUBMITTED, UNCERTAIN, REFUSED);
            case SUBMITTED -> EnumSet.of(SUCCEEDED, FAILED);
            case UNCERTAIN -> EnumSet.of(SUBMITTED, ABSENT);
            case REFUSED, ABSENT, FAILED -> EnumSet.of(RESERVED);
            case SUCCEEDED -> EnumSet.noneOf(LedgerState.class);
        };
    }
}
