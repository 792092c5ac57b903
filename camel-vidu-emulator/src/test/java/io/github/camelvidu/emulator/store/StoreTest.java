// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoreTest {

    private static final Instant NOW = Instant.parse("2026-11-16T08:30:00.123456789Z");

    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        long id = account("one");
        JsonNodeFactory json = JsonNodeFactory.instance;
        TaskRecord task = new TaskRecord(
                7, id, key(id).id(), "text2video", "viduq2", "", "720p", true, true,
                json.objectNode().put("prompt", "A \"heron\" \u2603"), new TaskResult("video", 2, 1280, 720, 4.5), "failed",
                "SystemError", NOW, NOW.plusNanos(1), null, Duration.ofNanos(5), null, "queueing", null, 40, 0);
        Movement movement = new Movement(id, null, 7L, Movement.Kind.CHARGE, 40, 0, NOW.minus(Duration.ofDays(40_000)));

        store.write(session -> {
            new TaskTable(session).insert(task);
            new CreditTable(session).book(movement);
            return null;
        });

        assertThat(store.<Optional<TaskRecord>> read(session -> new TaskTable(session).find(7))).contains(task);
        assertThat(store.<List<Movement>> read(session -> new CreditTable(session).movements(id))).containsExactly(movement);
    }

    @Test
    void aTransactionThatThrowsIsUndone() {
        List<String> told = new ArrayList<>();

        assertThatThrownBy(() -> store.write(session -> {
            new AccountTable(session).insert("one");
            session.afterCommit(() -> told.add("one"));
            throw new IllegalArgumentException("no");
        })).hasMessage("no");
        store.write(session -> {
            session.afterCommit(() -> told.add("two, when it can be seen: " + names()));
            assertThat(names()).as("not committed").isEmpty();
            return new AccountTable(session).insert("two");
        });

        assertThat(names()).containsExactly("two");
        assertThat(told).containsExactly("two, when it can be seen: [two]");
    }

    @Test
    void aRefusalTellsTheStatementAndNothingThatWasGiven() {
        account("a secret");

        assertThatThrownBy(() -> account("a secret"))
                .isInstanceOf(StoreException.class)
                .hasMessage("The emulator's database refused (SQLSTATE 23505): INSERT INTO account (id, name) VALUES (?, ?)")
                .hasNoCause();
        assertThat(names()).containsExactly("a secret");
    }

    private long account(String name) {
        return store.write(session -> new AccountTable(session).insert(name));
    }

    private KeyRecord key(long accountId) {
        return store.write(session -> new KeyTable(session).insert(accountId, "hash", "nickname", "hint", NOW));
    }

    private List<String> names() {
        return store.read(session -> new AccountTable(session).all()).stream().map(AccountRecord::name).toList();
    }
}
