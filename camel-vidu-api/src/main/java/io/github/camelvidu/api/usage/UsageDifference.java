// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.usage;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A task that has ended for the platform and for the ledger, with different credits.
 *
 * @param taskId          never null
 * @param idempotencyKey  of the ledger's row; never null
 * @param platformCredits what the platform says that it cost
 * @param ledgerCredits   what the ledger says
 */
public record UsageDifference(
        @JsonProperty("task_id") String taskId,
        @JsonProperty("idempotency_key") String idempotencyKey,
        @JsonProperty("platform_credits") int platformCredits,
        @JsonProperty("ledger_credits") int ledgerCredits) {

    public UsageDifference {
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
    }
}
