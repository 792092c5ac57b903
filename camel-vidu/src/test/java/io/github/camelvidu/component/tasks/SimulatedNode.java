// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.ledger.LedgerException;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.time.ManualTimekeeper;
import io.github.camelvidu.component.time.Timekeeper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node of which the test decides when each of its jobs runs, and when it crashes. Its jobs may stand still for longer
 * than its leases allow, but for one place: between the renewal of a lease and the request, where nobody could help it.
 */
final class SimulatedNode implements Timekeeper {

    static final String ACCOUNT = "https://api.example.com#default";
    static final Duration LEASE = Duration.ofSeconds(96);
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(120);
    static final Duration ABSENT_AFTER = Duration.ofMinutes(5);

    /** Of a request, from its first byte on: a little less than its time-out. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(400);
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(10);
    private static final RetryRule RETRIES
            = new RetryRule(3, Duration.ofSeconds(1), Duration.ofSeconds(16), Duration.ofSeconds(64));

    private static final Set<String> WRITES = Set.of("insert", "replace", "claim", "renew", "forget");

    private final String name;
    private final ManualTimekeeper time;
    private final TaskLedger rows;
    private final Runnable changed;
    private final List<Runnable> queue = new ArrayList<>();
    private final List<HeldJob> held = new ArrayList<>();
    private final List<SimulatedExchange> exchanges = new ArrayList<>();
    private final AccountTasks tasks;
    private HeldJob running;
    private boolean crashed;
    private int sparedSteps;
    private int failingSteps;
    private boolean failsAfterwards;

    /**
     * @param places  how many tasks may be alive before it begins none; 0 for no limit
     * @param changed told of each change of the ledger
     */
    SimulatedNode(String name, ManualTimekeeper time, TaskLedger rows, SimulatedPlatform platform, int places,
                  Runnable changed) {
        this.name = name;
        this.time = time;
        this.rows = rows;
        this.changed = changed;
        TaskLedger ledger = (TaskLedger) Proxy.newProxyInstance(
                TaskLedger.class.getClassLoader(), new Class<?>[] { TaskLedger.class }, this::ledgerStep);
        tasks = new AccountTasks(
                new AccountLedger(ledger, ACCOUNT, name, LEASE), new SimulatedCalls(this, platform),
                new RetryingCalls(this::execute, this, RETRIES), this::execute, this::execute, this::execute, this,
                new TaskSettings(
                        new WatchSettings(Duration.ofSeconds(2), RETRIES, 5), places, REQUEST_TIMEOUT, RETRIES, ABSENT_AFTER,
                        Duration.ofDays(7)),
                new NoProgress());
        tasks.start();
    }

    AccountTasks tasks() {
        return tasks;
    }

    List<SimulatedExchange> exchanges() {
        return exchanges;
    }

    boolean hasCrashed() {
        return crashed;
    }

    void begin(SimulatedExchange exchange) {
        exchanges.add(exchange);
        execute(exchange::begin);
    }

    /** Something that is done for an exchange or for a person. */
    void execute(Runnable job) {
        if (crashed) {
            return;
        }
        Runnable once = new Runnable() {

            @Override
            public void run() {
                job.run();
            }
        };
        queue.add(once);
        time.after(LONGEST_WAIT, () -> {
            if (queue.remove(once)) {
                run(once, -1);
            }
        });
    }

    /** @param holdAt the call before which the job stands still; negative for none */
    void runJob(int which, int holdAt) {
        if (!queue.isEmpty()) {
            run(queue.remove(which % queue.size()), holdAt);
        }
    }

    /** All that is waiting now, in its order. */
    void runAll() {
        for (int count = queue.size(); count > 0 && !queue.isEmpty(); count--) {
            runJob(0, -1);
        }
    }

    void goOn(int which) {
        if (!held.isEmpty()) {
            goOn(held.get(which % held.size()));
        }
    }

    void goOnAll() {
        while (!held.isEmpty()) {
            goOn(held.get(0));
        }
    }

    void assertNoPlaceIsTaken() {
        assertThat(tasks.admission().taken()).as("places taken on " + name).isZero();
        assertThat(tasks.admission().waiting()).as("waiting for a place on " + name).isZero();
    }

    /** Nothing of it is left but what it has written and sent. */
    void crash() {
        crashed = true;
        queue.clear();
        goOnAll();
    }

    /**
     * @param after      steps that go well first
     * @param steps      that fail then
     * @param afterwards whether the ledger does them before it fails
     */
    void ledgerFails(int after, int steps, boolean afterwards) {
        sparedSteps = after;
        failingSteps = steps;
        failsAfterwards = afterwards;
    }

    /** Before each call of the ledger and of the platform. */
    void call() {
        call(LONGEST_STANDSTILL);
    }

    /** The renewal of the lease, just before a request is sent. */
    void sends(Runnable renewal) {
        if (running == null) {
            renewal.run();
        } else {
            running.sends(renewal);
        }
    }

    /** While a request is on its way. */
    void travel() {
        call(LONGEST_REQUEST);
    }

    private void call(Duration longest) {
        HeldJob job = running;
        if (job != null) {
            job.call(() -> time.after(job.isSending() ? LONGEST_RENEWAL : longest, () -> {
                if (held.contains(job)) {
                    goOn(job);
                }
            }));
        }
        if (crashed) {
            throw new NodeCrash(name);
        }
    }

    private void goOn(HeldJob job) {
        held.remove(job);
        running = job;
        try {
            job.goOn();
        } finally {
            running = null;
        }
    }

    private void run(Runnable job, int holdAt) {
        if (holdAt < 0) {
            untilCrash(job);
            return;
        }
        running = new HeldJob(() -> untilCrash(job), holdAt);
        HeldJob started = running;
        try {
            started.start();
        } finally {
            running = null;
        }
        if (started.isHeld()) {
            held.add(started);
        }
    }

    private static void untilCrash(Runnable job) {
        try {
            job.run();
        } catch (NodeCrash e) {
            // the test goes on without it
        }
    }

    private Object ledgerStep(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        if (!method.getName().equals("now")) {
            call();
        }
        boolean fails = stepFails();
        if (fails && !failsAfterwards) {
            throw new LedgerException("the ledger is away", null);
        }
        try {
            Object result = method.invoke(rows, arguments);
            if (WRITES.contains(method.getName())) {
                changed.run();
            }
            if (fails) {
                throw new LedgerException("the ledger's answer is lost", null);
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean stepFails() {
        if (sparedSteps > 0) {
            sparedSteps--;
            return false;
        }
        return failingSteps > 0 && failingSteps-- > 0;
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public Future<?> after(Duration delay, Runnable action) {
        if (crashed) {
            return new CompletableFuture<Void>();
        }
        return time.after(rounded(delay), () -> {
            if (!crashed) {
                untilCrash(action);
            }
        });
    }

    /** To whole seconds, doubled: between them lies nothing but chance, which would make runs differ. */
    private static Duration rounded(Duration delay) {
        long seconds = delay.plusSeconds(1).minusNanos(1).toSeconds();
        return Duration.ofSeconds(seconds == 0 ? 0 : Long.highestOneBit(2 * seconds - 1));
    }
}
