// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.camelvidu.api.catalog.Reconcile;

/** The columns of {@code vidu_task}, and how a row is written into them and read from them. */
final class TaskColumns {

    /** What names a row; never changes. */
    static final List<String> KEY = List.of("account", "idempotency_key");
    /** What {@link #write} fills, in its order. */
    static final List<String> WRITTEN = List.of(
            "state", "attempt", "marker", "digest", "reconcile", "inputs", "kind", "model", "key_name", "task_id", "query",
            "err_code",
            "credits_reserved", "credits_charged", "created_at", "changed_at", "reserved_at", "sent_at", "sent_until", "owner",
            "lease_until", "awaited", "delivered_at", "extra_of", "answer", "last_error");
    /** All there are. */
    static final List<String> ALL = Stream.of(KEY, List.of("version"), WRITTEN).flatMap(List::stream).toList();

    private static final int MAX_ERROR = 2_000;

    private TaskColumns() {
    }

    static void write(LedgerEntry row, Parameters to) throws SQLException {
        to.text(row.state().name())
                .integer(row.attempt())
                .text(LedgerText.checkName("marker", row.marker()))
                .text(LedgerText.checkName("digest", row.digest()))
                .text(row.reconcile().name())
                .longText(LedgerText.storable(row.inputs()))
                .text(LedgerText.checkName("kind", Objects.requireNonNull(row.kind(), "kind")))
                .text(LedgerText.cut(row.model(), LedgerText.MAX_NAME))
                .text(LedgerText.checkName("name of the API key", row.keyName()))
                .text(LedgerText.checkName("task id", row.taskId()))
                .longText(LedgerText.storable(row.query()))
                .text(LedgerText.cut(row.errCode(), LedgerText.MAX_NAME))
                .integer(row.creditsReserved())
                .integer(row.creditsCharged())
                .time(Objects.requireNonNull(row.createdAt(), "createdAt"))
                .time(Objects.requireNonNull(row.changedAt(), "changedAt"))
                .time(row.reservedAt())
                .time(row.sentAt())
                .time(row.sentUntil())
                .text(LedgerText.checkName("owner", row.owner()))
                .time(row.leaseUntil())
                .flag(row.awaited())
                .time(row.deliveredAt())
                .text(LedgerText.checkName("key that the task is an extra of", row.extraOf()))
                .longText(LedgerText.storable(row.answer()))
                .text(LedgerText.cut(row.lastError(), MAX_ERROR));
    }

    /** The row at which the cursor stands. */
    static LedgerEntry read(ResultSet from) throws SQLException {
        return LedgerEntryBuilder.builder()
                .account(from.getString("account"))
                .key(from.getString("idempotency_key"))
                .version(from.getLong("version"))
                .state(LedgerState.valueOf(from.getString("state")))
                .attempt(from.getInt("attempt"))
                .marker(from.getString("marker"))
                .digest(from.getString("digest"))
                .reconcile(Reconcile.valueOf(from.getString("reconcile")))
                .inputs(longText(from, "inputs"))
                .kind(from.getString("kind"))
                .model(from.getString("model"))
                .keyName(from.getString("key_name"))
                .taskId(from.getString("task_id"))
                .query(longText(from, "query"))
                .errCode(from.getString("err_code"))
                .creditsReserved(from.getObject("credits_reserved", Integer.class))
                .creditsCharged(from.getObject("credits_charged", Integer.class))
                .createdAt(time(from, "created_at"))
                .changedAt(time(from, "changed_at"))
                .reservedAt(time(from, "reserved_at"))
                .sentAt(time(from, "sent_at"))
                .sentUntil(time(from, "sent_until"))
                .owner(from.getString("owner"))
                .leaseUntil(time(from, "lease_until"))
                .awaited(from.getBoolean("awaited"))
                .deliveredAt(time(from, "delivered_at"))
                .extraOf(from.getString("extra_of"))
                .answer(longText(from, "answer"))
                .lastError(from.getString("last_error"))
                .build();
    }

    private static Instant time(ResultSet from, String column) throws SQLException {
        OffsetDateTime time = from.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** As a stream, since H2 gives no string of more than 1,048,576 characters. */
    private static String longText(ResultSet from, String column) throws SQLException {
        try (Reader reader = from.getCharacterStream(column)) {
            if (reader == null) {
                return null;
            }
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new SQLException("column " + column + " can not be read", e);
        }
    }
}
