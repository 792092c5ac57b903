// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageRecordBuilder;
import io.github.camelvidu.api.usage.UsageSource;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;

/** Makes records of the platform's tasks and of the ledger's rows. */
final class UsageRecords {

    /** Kinds that the platform calls by another name inside (Vidu reference, section 4). */
    private static final Map<String, String> KINDS
            = Map.of("headtailimg2video", "start-end2video", "character2video", "reference2video");

    private UsageRecords() {
    }

    /** @param row what the ledger knows besides: the platform renames kinds and empties models */
    static UsageRecord listed(Task task, Instant createdAt, Optional<LedgerEntry> row) {
        return UsageRecordBuilder.builder()
                .taskId(task.id())
                .createdAt(createdAt)
                .kind(row.map(LedgerEntry::kind).orElseGet(() -> kind(task)))
                .model(given(task.model()).or(() -> row.map(LedgerEntry::model)).orElse(null))
                .resolution(given(task.resolution()).orElse(null))
                .duration(task.duration() == null || task.duration() == 0 ? null : task.duration())
                .state(task.state())
                .credits(task.credits())
                .key(row.map(LedgerEntry::keyName).orElse(null))
                .keyId(given(task.keyId()).orElse(null))
                .source(UsageSource.PLATFORM)
                .build();
    }

    /** @param row with a task */
    static UsageRecord unlisted(LedgerEntry row) {
        return UsageRecordBuilder.builder()
                .taskId(row.taskId())
                .createdAt(row.reservedAt())
                .kind(row.kind())
                .model(row.model())
                .state(state(row.state()))
                .credits(row.state().ended() ? row.creditsCharged() : row.creditsReserved())
                .key(row.keyName())
                .source(UsageSource.LEDGER)
                .build();
    }

    private static TaskState state(LedgerState state) {
        return switch (state) {
            case SUCCEEDED -> TaskState.SUCCESS;
            case FAILED -> TaskState.FAILED;
            default -> TaskState.PROCESSING;
        };
    }

    private static String kind(Task task) {
        return given(task.type()).map(type -> KINDS.getOrDefault(type, type)).orElse(null);
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
