// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.waiting;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelvidu.benchmark.Benchmark;
import io.github.camelvidu.benchmark.Findings;
import io.github.camelvidu.benchmark.Findings.Measure;
import io.github.camelvidu.benchmark.Report;
import io.github.camelvidu.benchmark.Settings;
import io.github.camelvidu.benchmark.Spread;
import io.github.camelvidu.benchmark.client.Contender;
import io.github.camelvidu.benchmark.client.Contenders;

/** What it costs to wait for tasks, and how soon their end is noticed. */
public final class WaitingBenchmark implements Benchmark {

    private static final Duration SAME_INTERVAL = Duration.ofSeconds(5);
    /** So many times fewer tasks: at their own intervals some contenders look five times as often. */
    private static final int FEWER = 4;
    /** Of the mean delay to the interval. */
    private static final double MOST_DELAY = 0.55;

    private final Settings settings;
    private final Findings findings = new Findings();
    private final Map<String, Object> found = new LinkedHashMap<>();
    private PrintStream progress;
    /** Bytes of an exchange that waits for nothing. */
    private double parked;

    public WaitingBenchmark(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public Report run(PrintStream progress) throws Exception {
        this.progress = progress;
        List<Contender> contenders
                = Contenders.all().stream().filter(contender -> contender.name().contains(settings.contenders())).toList();
        for (Contender contender : contenders) {
            steady(contender, settings.inFlight(), SAME_INTERVAL, "every 5 s");
        }
        for (Contender contender : contenders) {
            steady(contender, settings.inFlight() / FEWER, contender.ownInterval(), "own interval");
        }
        timed("weight of an exchange", () -> parked = new WeightRun(Contenders.PARKED, settings.waiting()).run().bytes());
        for (Contender contender : contenders) {
            timed("weight, " + contender.name(), () -> weight(contender));
        }
        timed("crowd", this::crowd);
        timed("restart", this::restart);
        return new Report("Tasks that are waited for", findings.rows(), legend(), settingsAndFound());
    }

    private void steady(Contender contender, int inFlight, Duration interval, String how) throws Exception {
        timed(inFlight + " tasks in flight, " + contender.name() + " every " + interval.toMillis() + " ms",
                () -> add(contender, interval, how, new SteadyRun(contender, inFlight, interval, settings).run()));
    }

    private void add(Contender contender, Duration interval, String how, SteadyRun.Outcome outcome) {
        boolean same = interval.equals(SAME_INTERVAL) && contender == Contenders.VIDU;
        findings.add(
                Measure.precise("Status calls for each finished task, " + how), contender.name(), Spread.of(outcome.asked()),
                same ? "at most 0.1" : "");
        findings.add(
                Measure.whole("Mean delay until the end is known in ms, " + how), contender.name(), Spread.of(outcome.delay()),
                same ? "at most " + Math.round(MOST_DELAY * interval.toMillis()) + " and a round trip"
                        : contender == Contenders.CALLED ? "at most 50" : "");
        findings.add(
                Measure.whole("99 of 100 delays are shorter in ms, " + how), contender.name(), Spread.of(outcome.longest()));
        if (outcome.unknown() > 0) {
            found.put("never noticed, " + contender.name() + ", " + how, outcome.unknown());
        }
    }

    private void weight(Contender contender) throws Exception {
        found.put("bytes of a parked exchange", Math.round(parked));
        WeightRun.Outcome outcome = new WeightRun(contender, settings.waiting()).run();
        boolean ours = contender == Contenders.VIDU;
        findings.add(
                Measure.whole("Threads added by " + settings.waiting() + " waiting tasks"), contender.name(),
                Spread.of(outcome.threads()), ours ? "at most 4" : "");
        findings.add(
                Measure.whole("Heap for each waiting task in bytes, less that of a parked exchange"), contender.name(),
                Spread.of(outcome.bytes() - parked), ours ? "at most 1536" : "");
    }

    private void crowd() throws Exception {
        CrowdRun.Outcome outcome = new CrowdRun(settings.crowd()).run();
        String tasks = settings.crowd() + " tasks on -Xmx" + CrowdRun.HEAP;
        findings.add(
                Measure.precise(tasks + ", seconds from the end of all until all are known"), Contenders.VIDU.name(),
                Spread.of(outcome.known()), "done");
        findings.add(
                Measure.whole(tasks + ", MiB of heap in use while all wait"), Contenders.VIDU.name(),
                Spread.of(outcome.heap() / (1 << 20)));
        found.put("seconds to submit the " + settings.crowd(), outcome.submitted());
    }

    private void restart() throws Exception {
        RestartRun.Outcomes outcomes = new RestartRun(settings.waiting(), settings.runs()).run();
        String name = "Killed with " + settings.waiting() + " tasks in PostgreSQL and started at once, ";
        add(name, outcomes.plain());
        add(name + "classes archived, ", outcomes.archived());
    }

    private void add(String name, RestartRun.Outcome outcome) {
        findings.add(
                Measure.precise(name + "seconds until all are looked at again"), Contenders.VIDU.name(),
                Spread.of(outcome.sinceKill()), "at most 5");
        findings.add(
                Measure.precise(name + "the same from the lapse of the last lease"), Contenders.VIDU.name(),
                Spread.of(outcome.sinceLease()));
    }

    private void timed(String what, Step step) throws Exception {
        long begin = System.nanoTime();
        try {
            step.run();
        } catch (TooSlowException | IllegalStateException e) {
            // what cannot be measured on this machine must not lose what was measured before
            found.put("not measured, " + what, e.getMessage());
        }
        progress.printf("waiting: %s: %d s%n", what, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    }

    private static Map<String, String> legend() {
        Map<String, String> legend = new LinkedHashMap<>();
        legend.put("Status calls", "all requests but those that create a task, as the platform counts them");
        legend.put("Delay", "from the time at which the platform says that the task ended until the route goes on with it");
        legend.put("Minimum, Median, Maximum",
                "of windows that follow each other in one run; the same where there is one value");
        return legend;
    }

    private Map<String, Object> settingsAndFound() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", SteadyRun.SEED);
        all.put("tasks in flight", settings.inFlight());
        all.put("tasks in flight at own intervals", settings.inFlight() / FEWER);
        all.put("mean seconds of a task", SteadyRun.MEAN.toSeconds());
        all.put("windows", settings.runs());
        all.put("seconds of a window", settings.window().toSeconds());
        all.putAll(found);
        all.put("Java", System.getProperty("java.version"));
        all.put("processors", Runtime.getRuntime().availableProcessors());
        return all;
    }

    @FunctionalInterface
    private interface Step {

        void run() throws Exception;
    }
}
