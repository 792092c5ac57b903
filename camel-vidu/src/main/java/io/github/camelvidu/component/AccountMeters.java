// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.github.camelvidu.component.client.ApiCall;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.tasks.TasksInFlight;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;

/**
 * The meters of an account, in Micrometer. Tags have few values: what the platform or a message may make up counts as
 * {@value #OTHER} beyond {@value #MOST_VALUES} different ones. Thread-safe.
 */
final class AccountMeters implements AccountObserver {

    static final String OPERATION = "gen_ai.client.operation.duration";
    static final String CREDITS = "vidu.credits.charged";
    static final String TASKS = "vidu.tasks";
    static final String IN_FLIGHT = "vidu.tasks.in.flight";
    static final String DETECTION = "vidu.task.detection.delay";
    static final String CALLS = "vidu.api.calls";
    static final String PAUSE = "vidu.watcher.pause";
    static final String NONE = "none";
    static final String OTHER = "other";

    /** Under which camel-micrometer keeps its registry. */
    private static final String REGISTRY = "metricsRegistry";
    private static final int MOST_VALUES = 100;

    private final MeterRegistry registry;
    private final Tags account;
    private final Set<String> values = ConcurrentHashMap.newKeySet();
    private final List<Meter> gauges = new CopyOnWriteArrayList<>();

    private AccountMeters(MeterRegistry registry, String accountName) {
        this.registry = registry;
        this.account = Tags.of("account", accountName);
    }

    /** Empty when the registry of the context has no meter registry, or several and none is Camel's. */
    static Optional<AccountObserver> of(CamelContext camel, String accountName) {
        MeterRegistry ofCamel = camel.getRegistry().lookupByNameAndType(REGISTRY, MeterRegistry.class);
        return Optional.ofNullable(ofCamel == null ? camel.getRegistry().findSingleByType(MeterRegistry.class) : ofCamel)
                .map(registry -> new AccountMeters(registry, accountName));
    }

    @Override
    public Ending begins(ApiCall call) {
        Timer.Sample sample = Timer.start(registry);
        return result -> sample.stop(Timer.builder(CALLS).description("Calls of the platform's API, by how they came out")
                .tags(account.and("call", call.name(), "reason", few(result.reason()), "key", call.shownKey()))
                .register(registry));
    }

    @Override
    public void changed(LedgerEntry before, LedgerEntry after) {
        if (before != null && before.state() == after.state()) {
            return;
        }
        Tags what = account.and("kind", few(after.kind()));
        Counter.builder(TASKS).description("Wanted tasks, by the state that they have come into")
                .tags(what.and("state", after.state().name().toLowerCase())).register(registry).increment();
        if (after.chargedCredits() > 0) {
            Counter.builder(CREDITS).description("Credits that ended tasks have cost").baseUnit("credits")
                    .tags(what.and("model", few(after.model()), "key", few(after.keyName())))
                    .register(registry).increment(after.chargedCredits());
        }
        if (after.state().ended() && after.sentAt() != null) {
            Timer.builder(OPERATION).description("From the request to the end of its task, as it was seen")
                    .tags(account.and("gen_ai.operation.name", few(after.kind()), "gen_ai.provider.name", "vidu",
                            "gen_ai.request.model", few(after.model()), "error.type", few(after.errCode())))
                    .register(registry).record(between(after));
        }
    }

    @Override
    public void noticed(Duration atMost) {
        Timer.builder(DETECTION).description("How long ago a task ended at most when its end was seen").tags(account)
                .register(registry).record(atMost);
    }

    @Override
    public void opened(Supplier<TasksInFlight> inFlight) {
        inFlight("queueing", inFlight, TasksInFlight::queueing);
        inFlight("processing", inFlight, TasksInFlight::processing);
        inFlight("uncertain", inFlight, TasksInFlight::uncertain);
        inFlight("waiting", inFlight, TasksInFlight::waiting);
        gauges.add(Gauge.builder(PAUSE, inFlight, now -> now.get().pause().toMillis() / 1_000.0).baseUnit("seconds")
                .description("How long the tasks are not looked at, after failures").tags(account).strongReference(true)
                .register(registry));
    }

    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }

    private void inFlight(String state, Supplier<TasksInFlight> inFlight, ToDoubleFunction<TasksInFlight> number) {
        gauges.add(Gauge.builder(IN_FLIGHT, inFlight, now -> number.applyAsDouble(now.get()))
                .description("Tasks of this node whose end is not known, by what they are doing")
                .tags(account.and("state", state)).strongReference(true).register(registry));
    }

    /** Times of the ledger's clock; it may have been set back meanwhile. */
    private static Duration between(LedgerEntry ended) {
        Duration took = Duration.between(ended.sentAt(), ended.changedAt());
        return took.isNegative() ? Duration.ZERO : took;
    }

    private String few(String value) {
        if (value == null || value.isBlank()) {
            return NONE;
        }
        return values.contains(value) || values.size() < MOST_VALUES && values.add(value) || values.contains(value)
                ? value : OTHER;
    }
}
