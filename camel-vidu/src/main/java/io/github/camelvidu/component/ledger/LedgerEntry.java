// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Instant;
import java.util.Objects;

import io.github.camelvidu.api.catalog.Reconcile;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * One wanted task: a row of the ledger. A value; each step of its way gives a new one, which {@link TaskLedger#replace}
 * puts in the place of the old. All times are of the ledger's clock ({@link TaskLedger#now}), in microseconds.
 *
 * @param account         base URL and account name; never an API key
 * @param key             idempotency key; with the account, the key of the row
 * @param version         counts the changes of the row, from 0; kept by the ledger
 * @param state           never null
 * @param attempt         counts the requests that were wanted under the key, from 1
 * @param marker          what this attempt's {@code payload} begins with; null when the kind has no payload
 * @param digest          of what the author asked for
 * @param reconcile       how it can be found out what became of a request whose answer was lost
 * @param inputs          what tells the attempt's task among others when it has no marker; null when it has one
 * @param kind            for example {@code text2video}
 * @param model           null when the request names none
 * @param keyName         nickname of the API key that this attempt is sent with; null when the key has none. For people
 *                        and usage: nothing is decided by it
 * @param taskId          null until the platform has given one
 * @param query           path of the query that tells about the task; null when the task list does
 * @param errCode         why the task failed; null otherwise
 * @param creditsReserved expected before the task ended; null when nobody could tell
 * @param creditsCharged  what the platform says that it cost; null before the end
 * @param createdAt       when the row was first written
 * @param changedAt       when it was last changed
 * @param reservedAt      when this attempt was reserved; its hour and day are those whose budget it is part of
 * @param sentAt          just before the first byte of this attempt's last request was written; null when none was
 * @param sentUntil       when that request has ended at the latest; null when none was sent
 * @param owner           the node that works on the row, or holds its result for an exchange
 * @param leaseUntil      until when nobody else may work on it
 * @param awaited         whether an exchange of the owner waits for the task or holds its result
 * @param deliveredAt     when an exchange with the result has completed; null before
 * @param extraOf         the key of the row that this task was sent for and came too late; null of all others
 * @param answer          what the platform answered, as JSON, of kinds whose result or whose query is nowhere else;
 *                        null of all others. It may hold prompts and signed links
 * @param lastError       what went wrong last, for people; never holds a secret, a prompt or a link; may be null
 */
@RecordBuilder
public record LedgerEntry(
        String account,
        String key,
        long version,
        LedgerState state,
        int attempt,
        String marker,
        String digest,
        Reconcile reconcile,
        String inputs,
        String kind,
        String model,
        String keyName,
        String taskId,
        String query,
        String errCode,
        Integer creditsReserved,
        Integer creditsCharged,
        Instant createdAt,
        Instant changedAt,
        Instant reservedAt,
        Instant sentAt,
        Instant sentUntil,
        String owner,
        Instant leaseUntil,
        boolean awaited,
        Instant deliveredAt,
        String extraOf,
        String answer,
        String lastError) implements LedgerEntryBuilder.With {

    public LedgerEntry {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(reconcile, "reconcile");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(reservedAt, "reservedAt");
        Objects.requireNonNull(leaseUntil, "leaseUntil");
    }

    /** Just before the first byte of a request is written. */
    public LedgerEntry sending(Instant now, Instant until, Instant lease) {
        return withSentAt(now).withSentUntil(until).withLeaseUntil(lease).withChangedAt(now);
    }

    /** The platform accepted the request, or an uncertain request was found there. @param credits may be null */
    public LedgerEntry submitted(String id, Integer credits, Instant now) {
        return to(LedgerState.SUBMITTED, now).withTaskId(id).withLastError(null)
                .withCreditsReserved(credits == null ? creditsReserved : credits);
    }

    /** The platform refused the request. */
    public LedgerEntry refused(String error, Instant now) {
        return released(LedgerState.REFUSED, now).withLastError(error);
    }

    /** The answer to the request was lost. */
    public LedgerEntry uncertain(String error, Instant now) {
        return to(LedgerState.UNCERTAIN, now).withLastError(error);
    }

    /** It is proven that the request created nothing. */
    public LedgerEntry absent(Instant now) {
        return released(LedgerState.ABSENT, now);
    }

    /** The task ended well. @param credits may be null */
    public LedgerEntry succeeded(Integer credits, Instant now) {
        return ended(LedgerState.SUCCEEDED, now).withCreditsCharged(credits == null ? creditsReserved : credits);
    }

    /** The task ended without a result. @param credits null when the platform names none, which means none */
    public LedgerEntry failed(String code, Integer credits, Instant now) {
        return ended(LedgerState.FAILED, now).withErrCode(code)
                .withCreditsCharged(credits == null ? Integer.valueOf(0) : credits);
    }

    /** Another request is wanted under the key after one that came to nothing. */
    public LedgerEntry reservedAgain(LedgerEntry attempted) {
        return to(LedgerState.RESERVED, attempted.reservedAt).withAttempt(attempt + 1).withMarker(attempted.marker)
                .withInputs(attempted.inputs).withKeyName(attempted.keyName).withOwner(attempted.owner)
                .withLeaseUntil(attempted.leaseUntil)
                .withAwaited(attempted.awaited).withReservedAt(attempted.reservedAt)
                .withCreditsReserved(attempted.creditsReserved)
                .withSentAt(null).withSentUntil(null).withTaskId(null).withQuery(null).withAnswer(null).withErrCode(null)
                .withCreditsCharged(null).withDeliveredAt(null).withLastError(null);
    }

    /**
     * Another node takes the row over, since its owner's lease is out. A request that it did not finish is uncertain.
     */
    public LedgerEntry claimed(String newOwner, Instant lease, Instant now) {
        LedgerEntry claimed = withOwner(newOwner).withLeaseUntil(lease).withAwaited(state.ended()).withChangedAt(now);
        return state == LedgerState.RESERVED ? claimed.unfinished(now) : claimed;
    }

    /** The node that had to send the request has stopped; the request may be out. */
    public LedgerEntry unfinished(Instant now) {
        return uncertain("the node that sent the request did not finish it", now);
    }

    /** An exchange waits for the task or holds its result. */
    public LedgerEntry held(Instant lease, Instant now) {
        return withAwaited(true).withLeaseUntil(lease).withChangedAt(now);
    }

    /** No exchange waits any more; a result that nobody has got is anybody's from now on. */
    public LedgerEntry unheld(Instant now) {
        return withAwaited(false).withLeaseUntil(state.ended() ? now : leaseUntil).withChangedAt(now);
    }

    /** An exchange with the result has completed. */
    public LedgerEntry delivered(Instant now) {
        return withAwaited(false).withDeliveredAt(now).withChangedAt(now);
    }

    /** Whether nobody works on the row, or its owner has stopped doing so. */
    public boolean isFree(Instant now) {
        return !leaseUntil.isAfter(now);
    }

    /** Credits that are set aside for the attempt as long as its end is not known. */
    public int reservedCredits() {
        return state.underWay() && creditsReserved != null ? creditsReserved : 0;
    }

    /** Credits that the attempt has cost. */
    public int chargedCredits() {
        return state.ended() && creditsCharged != null ? creditsCharged : 0;
    }

    /** Names the row without the platform's answer. */
    @Override
    public String toString() {
        return "LedgerEntry[account=" + account + ", key=" + key + ", state=" + state + ", attempt=" + attempt + ", kind="
               + kind
               + ", taskId=" + taskId + ", errCode=" + errCode + ", lastError=" + lastError + "]";
    }

    private LedgerEntry ended(LedgerState next, Instant now) {
        return to(next, now).withLeaseUntil(awaited ? leaseUntil : now);
    }

    private LedgerEntry released(LedgerState next, Instant now) {
        return to(next, now).withAwaited(false).withLeaseUntil(now);
    }

    private LedgerEntry to(LedgerState next, Instant now) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("a row that is " + state + " can not become " + next);
        }
        return withState(next).withChangedAt(now);
    }
}
