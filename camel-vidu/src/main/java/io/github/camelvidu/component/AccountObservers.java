// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.camelvidu.component.client.ApiCall;
import io.github.camelvidu.component.client.CallObserver;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.tasks.TaskObserver;
import io.github.camelvidu.component.tasks.TasksInFlight;
import io.github.camelvidu.component.time.Timekeeper;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that look at an account: always what operators are shown; meters if Micrometer is on the class path and the
 * registry has a {@code MeterRegistry}; spans if OpenTelemetry is on the class path and the registry has an
 * {@code OpenTelemetry} or a {@code Tracer}. Neither library is needed. Thread-safe.
 */
final class AccountObservers implements CallObserver, TaskObserver {

    private static final Logger LOG = LoggerFactory.getLogger(AccountObservers.class);

    private final AccountRecord record;
    private final List<AccountObserver> all;

    AccountObservers(CamelContext camel, String accountName, Timekeeper time) {
        record = new AccountRecord(time);
        all = new ArrayList<>(List.of(record, new TaskLog(accountName)));
        if (isPresent("io.micrometer.core.instrument.MeterRegistry")) {
            AccountMeters.of(camel, accountName).ifPresent(all::add);
        }
        if (isPresent("io.opentelemetry.api.OpenTelemetry")) {
            CallSpans.of(camel).ifPresent(all::add);
        }
    }

    /** What operators are shown. */
    AccountRecord record() {
        return record;
    }

    @Override
    public Ending begins(ApiCall call) {
        List<Ending> endings = new ArrayList<>();
        each(observer -> endings.add(observer.begins(call)));
        return result -> endings.forEach(ending -> guarded(() -> ending.ended(result)));
    }

    @Override
    public UnaryOperator<Runnable> carry() {
        List<UnaryOperator<Runnable>> places = new ArrayList<>();
        each(observer -> places.add(observer.carry()));
        return places.stream().reduce(UnaryOperator.identity(), (one, other) -> job -> one.apply(other.apply(job)));
    }

    @Override
    public void changed(LedgerEntry before, LedgerEntry after) {
        each(observer -> observer.changed(before, after));
    }

    @Override
    public void noticed(Duration atMost) {
        each(observer -> observer.noticed(atMost));
    }

    void opened(Supplier<TasksInFlight> inFlight) {
        each(observer -> observer.opened(inFlight));
    }

    void close() {
        each(AccountObserver::close);
    }

    private void each(Consumer<AccountObserver> action) {
        all.forEach(observer -> guarded(() -> action.accept(observer)));
    }

    /** What a meter registry or a tracer may throw must not touch a task that is paid. */
    private static void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn("What an account does could not be counted or traced", e);
        }
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, AccountObservers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
