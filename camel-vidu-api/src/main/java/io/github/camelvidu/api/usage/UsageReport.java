// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.usage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelvidu.api.LenientInstant;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The component's ledger against the platform's tasks against the balance, for the tasks that were created in a period.
 *
 * @param from             begin of the period; never null
 * @param to               its end, which is not part of it; never null
 * @param platformTasks    tasks that the platform lists
 * @param platformCharged  credits that those of them have cost that have ended
 * @param platformReserved credits that are set aside for the others
 * @param ledgerTasks      tasks of the ledger
 * @param ledgerCharged    credits that those of them have cost that have ended, as the ledger has it
 * @param ledgerReserved   credits that the ledger has set aside in the period for what is not known to have ended
 * @param unlistedCharged  how many of {@code ledgerCharged} are of kinds that the platform does not list
 * @param notAsked         tasks that the platform has charged and that the ledger did not ask for; never null
 * @param notListed        tasks that the ledger has as charged, and that the platform lists neither in the period nor
 *                         under their id; never null
 * @param differing        tasks that cost something else on the platform than in the ledger; never null
 * @param unsettled        reservations of the ledger whose end is not known though nothing of them is under way on the
 *                         platform; never null
 * @param open             tasks that have not ended, with the credits set aside for them: the next report needs them;
 *                         never null
 * @param balance          what the balance says; null when the period does not reach up to now
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageReport(
        @JsonProperty("from") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant from,
        @JsonProperty("to") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant to,
        @JsonProperty("platform_tasks") int platformTasks,
        @JsonProperty("platform_charged") long platformCharged,
        @JsonProperty("platform_reserved") long platformReserved,
        @JsonProperty("ledger_tasks") int ledgerTasks,
        @JsonProperty("ledger_charged") long ledgerCharged,
        @JsonProperty("ledger_reserved") long ledgerReserved,
        @JsonProperty("unlisted_charged") long unlistedCharged,
        @JsonProperty("not_asked") List<UsageRecord> notAsked,
        @JsonProperty("not_listed") List<UsageRecord> notListed,
        @JsonProperty("differing") List<UsageDifference> differing,
        @JsonProperty("unsettled") List<UnsettledReservation> unsettled,
        @JsonProperty("open") List<UsageRecord> open,
        @JsonProperty("balance") BalanceChange balance) implements UsageReportBuilder.With {

    public UsageReport {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        notAsked = copy(notAsked);
        notListed = copy(notListed);
        differing = copy(differing);
        unsettled = copy(unsettled);
        open = copy(open);
    }

    /** Whether ledger, tasks and balance agree, as far as they can be compared. */
    @JsonProperty(value = "agrees", access = JsonProperty.Access.READ_ONLY)
    public boolean agrees() {
        return notAsked.isEmpty() && notListed.isEmpty() && differing.isEmpty() && unsettled.isEmpty()
                && (balance == null || balance.unexplained() == null || balance.unexplained() == 0);
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
