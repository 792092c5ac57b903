// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Instant;
import java.util.Objects;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * One wanted task: a row of the ledger. A value; each step of its way gives a new one, which {@link TaskLedger#replace}
 * puts in the place of the old.
 *
 * @param account         base URL and account name; never an API key
 * @param key             idempotency key; with the account, the key of the row
 * @param state           never null
 * @param attempt         counts the requests that were wanted under the key, from 1
 * @param marker          what this attempt's {@code payload} begins with; null when the kind has no payload
 * @param digest          of what the author asked for
 * @param kind            for example {@code text2video}
 * @param model           null when the request names none
 * @param taskId          null until the platform has given one
 * @param errCode         why the task failed; null otherwise
 * @param creditsReserved expected before the task ended; null when nobody could tell
 * @param creditsCharged  what the platform says that it cost; null before the end
 * @param createdAt       when the row was first written
 * @param changedAt       when it was last changed
 * @param owner           the node that works on the attempt
 * @param leaseUntil      until when the owner alone may finish a {@code RESERVED} row
 * @param answer          what the platform answered, as JSON, of kinds whose result or whose query is nowhere else;
 *                        null of all others. It may hold prompts and signed links
 * @param lastError       what went wrong last, for people; never holds a secret, a prompt or a link; may be null
 */
@RecordBuilder
public record LedgerEntry(
        String account,
        String key,
        LedgerState state,
        int attempt,
        String marker,
        String digest,
        String kind,
        String model,
        String taskId,
        String errCode,
        Integer creditsReserved,
        Integer creditsCharged,
        Instant createdAt,
        Instant changedAt,
        String owner,
        Instant leaseUntil,
        String answer,
        String lastError) implements LedgerEntryBuilder.With {

    public LedgerEntry {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(owner, "owner");
    }

    /** The platform accepted the request, or an uncertain request was found there. */
    public LedgerEntry submitted(String id, Integer credits, String kept, Instant now) {
        return to(LedgerState.SUBMITTED, now).withTaskId(id).withAnswer(kept).withLastError(null)
                .withCreditsReserved(credits == null ? creditsReserved : credits);
    }

    /** The platform refused the request. */
    public LedgerEntry refused(String error, Instant now) {
        return to(LedgerState.REFUSED, now).withLastError(error);
    }

    /** The answer to the request was lost. */
    public LedgerEntry uncertain(String error, Instant now) {
        return to(LedgerState.UNCERTAIN, now).withLastError(error);
    }

    /** The task ended well. */
    public LedgerEntry succeeded(Integer credits, Instant now) {
        return to(LedgerState.SUCCEEDED, now).withCreditsCharged(credits == null ? creditsReserved : credits);
    }

    /** The task ended without a result. */
    public LedgerEntry failed(String code, Integer credits, Instant now) {
        return to(LedgerState.FAILED, now).withErrCode(code).withCreditsCharged(credits == null ? Integer.valueOf(0) : credits);
    }

    /** Another request is wanted under the key after one that came to nothing. */
    public LedgerEntry reservedAgain(String newMarker, String newOwner, Integer credits, Instant lease, Instant now) {
        return to(LedgerState.RESERVED, now).withAttempt(attempt + 1).withMarker(newMarker).withOwner(newOwner)
                .withLeaseUntil(lease).withTaskId(null).withAnswer(null).withErrCode(null).withCreditsReserved(credits)
                .withCreditsCharged(null).withLastError(null);
    }

    /** The owner needs more time before it sends the request. */
    public LedgerEntry renewed(Instant lease, Instant now) {
        return withLeaseUntil(lease).withChangedAt(now);
    }

    /** Names the row without the platform's answer. */
    @Override
    public String toString() {
        return "LedgerEntry[account=" + account + ", key=" + key + ", state=" + state + ", attempt=" + attempt + ", kind="
               + kind
               + ", taskId=" + taskId + ", errCode=" + errCode + ", lastError=" + lastError + "]";
    }

    private LedgerEntry to(LedgerState next, Instant now) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("a row that is " + state + " can not become " + next);
        }
        return withState(next).withChangedAt(now);
    }
}
