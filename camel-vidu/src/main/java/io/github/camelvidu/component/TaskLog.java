// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.component.client.ApiKey;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A log line for each step of a wanted task, with what it is about as key-value pairs of SLF4J: {@code account},
 * {@code idempotencyKey}, {@code taskId}, {@code kind}, {@code model}, {@code apiKey} (a nickname), {@code credits},
 * {@code errCode}. Nothing in it is secret. Thread-safe.
 */
final class TaskLog implements AccountObserver {

    private static final Logger LOG = LoggerFactory.getLogger(TaskLog.class);

    private final String accountName;

    TaskLog(String accountName) {
        this.accountName = accountName;
    }

    @Override
    public void changed(LedgerEntry before, LedgerEntry after) {
        if (before != null && before.state() == after.state()) {
            return;
        }
        LoggingEventBuilder line = LOG.atLevel(level(after.state()));
        add(line, "account", accountName);
        add(line, "idempotencyKey", after.key());
        add(line, "taskId", after.taskId());
        add(line, "kind", after.kind());
        add(line, "model", after.model());
        add(line, "apiKey", after.keyName() == null ? ApiKey.UNNAMED : after.keyName());
        add(line, "credits", after.state().ended() ? after.creditsCharged() : after.creditsReserved());
        add(line, "errCode", after.errCode());
        line.log("Wanted task {} is {}, task {}", after.key(), after.state(), after.taskId());
    }

    private static void add(LoggingEventBuilder line, String key, Object value) {
        if (value != null) {
            line.addKeyValue(key, value);
        }
    }

    /** What goes well, or costs nothing and is told to its exchange, is for those who look closely. */
    private static Level level(LedgerState state) {
        return switch (state) {
            case UNCERTAIN -> Level.WARN;
            case FAILED -> Level.INFO;
            case RESERVED, SUBMITTED, SUCCEEDED, REFUSED, ABSENT -> Level.DEBUG;
        };
    }
}
