// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.usage;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelvidu.api.LenientInstant;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What the tasks of a time, kind, model or key used together. Times are of UTC. All credits are whole numbers.
 *
 * @param from              begin of the hour, day or period; never null
 * @param to                its end, which is not part of it; never null
 * @param kind              null when it is a total over kinds, and of tasks without one
 * @param model             null when it is a total over models, and of tasks without one
 * @param key               nickname of the API key, or the platform's id of it; null when it is a total over keys, and
 *                          of tasks whose key is not known
 * @param tasks             tasks created
 * @param succeeded         of them, those that have succeeded
 * @param failed            of them, those that have failed
 * @param open              of them, those that have not ended
 * @param credits           charged for those that have ended
 * @param reserved          set aside for those that have not
 * @param creditsFromLedger how many of {@code credits} only the ledger knows of, see {@link UsageSource#LEDGER}
 * @param closed            whether nothing of it can change any more, or it is so old that it is taken as done
 * @param revision          0; the number of the correction when an hour that was told already has changed
 * @param change            what is added to {@code credits} as they were told before; all of them when revision is 0
 */
@RecordBuilder
@JsonPropertyOrder({
        "from", "to", "kind", "model", "key", "tasks", "succeeded", "failed", "open", "credits", "reserved",
        "credits_from_ledger", "closed", "revision", "change" })
public record UsageTotal(
        @JsonProperty("from") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant from,
        @JsonProperty("to") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant to,
        @JsonProperty("kind") String kind,
        @JsonProperty("model") String model,
        @JsonProperty("key") String key,
        @JsonProperty("tasks") int tasks,
        @JsonProperty("succeeded") int succeeded,
        @JsonProperty("failed") int failed,
        @JsonProperty("open") int open,
        @JsonProperty("credits") long credits,
        @JsonProperty("reserved") long reserved,
        @JsonProperty("credits_from_ledger") long creditsFromLedger,
        @JsonProperty("closed") boolean closed,
        @JsonProperty("revision") int revision,
        @JsonProperty("change") long change) implements UsageTotalBuilder.With {

    public UsageTotal {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
