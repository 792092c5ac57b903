// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelvidu.benchmark.Benchmark;
import io.github.camelvidu.benchmark.Report;

/** What is paid, and what is got for it, when answers to create requests are lost. */
public final class MoneyBenchmark implements Benchmark {

    private static final int WANTED = 1_000;
    private static final Duration TIME_OUT = Duration.ofSeconds(3);
    private static final Duration PATIENT = Duration.ofMinutes(1);
    private static final long SEED = 2026;
    private static final List<Double> RATES = List.of(0.01, 0.1);

    @Override
    public String name() {
        return "money";
    }

    @Override
    public Report run(PrintStream progress) throws Exception {
        for (Contender contender : contenders()) {
            // so that no cold start is taken for a lost answer
            new MoneyRun(contender, 0, Pace.IN_FLIGHT, PATIENT, SEED).run();
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        long missed = 0;
        for (double rate : RATES) {
            for (Contender contender : contenders()) {
                long begin = System.nanoTime();
                MoneyRun.Outcome outcome = new MoneyRun(contender, rate, WANTED, TIME_OUT, SEED).run();
                rows.add(row(contender, rate, outcome));
                missed += outcome.missed();
                progress.printf("money: %s, %s of creates struck: %d s%n", contender.name(), percent(rate),
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
            }
        }
        return new Report(
                String.format(Locale.ROOT, "%,d wanted videos while answers are lost", WANTED), rows, legend(),
                settings(missed));
    }

    static List<Contender> contenders() {
        return List.of(
                new ViduRoute(),
                new HandWrittenRoute("camel-http route, 3 redeliveries", 3, false),
                new HandWrittenRoute("camel-http route, no redelivery", 0, false),
                new HandWrittenRoute("camel-http route, as it comes", 0, true),
                new BlanketRetryClient());
    }

    private static Map<String, Object> row(Contender contender, double rate, MoneyRun.Outcome outcome) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Contender", contender.name());
        row.put("Faults", percent(rate));
        row.put("Paid", outcome.paid());
        row.put("Delivered", outcome.delivered());
        row.put("For a human", outcome.forHumans());
        row.put("Creates", outcome.creates());
        return row;
    }

    private static String percent(double rate) {
        return Math.round(rate * 100) + " %";
    }

    private static Map<String, String> legend() {
        Map<String, String> legend = new LinkedHashMap<>();
        legend.put("Faults", "share of create requests that a fault strikes, half of them before and half after the platform"
                             + " accepted the request");
        legend.put("Paid", "credits charged for each wanted video, divided by the price of one, after all tasks have ended:"
                           + " 1.000 is paid once");
        legend.put("Delivered", "results that came back for each wanted video");
        legend.put("For a human", "wanted videos that ended without a result or were paid more than once");
        legend.put("Creates", "create requests for each wanted video, as the platform counts them");
        return legend;
    }

    private static Map<String, Object> settings(long missed) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("seed", SEED);
        settings.put("in flight", Pace.IN_FLIGHT);
        settings.put("time-out of clients in ms", TIME_OUT.toMillis());
        settings.put("first repeat after ms", Pace.RETRY.toMillis());
        settings.put("polled every ms", Pace.POLL.toMillis());
        settings.put("platform's clock times", Pace.CLOCK);
        settings.put("answers missed without a fault, since the machine was busy", missed);
        settings.put("Java", System.getProperty("java.version"));
        settings.put("processors", Runtime.getRuntime().availableProcessors());
        return settings;
    }
}
