// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.submit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelvidu.benchmark.Benchmark;
import io.github.camelvidu.benchmark.Findings;
import io.github.camelvidu.benchmark.Findings.Measure;
import io.github.camelvidu.benchmark.Report;
import io.github.camelvidu.benchmark.Settings;
import io.github.camelvidu.benchmark.Spread;
import io.github.camelvidu.benchmark.platform.Platform;
import org.apache.camel.CamelContext;

/** What this component adds to the time of a create request. */
public final class SubmitBenchmark implements Benchmark {

    private static final String BARE = "JDK HttpClient, bare POST";
    private static final String ROUTE = "camel-http route";
    private static final String VIDU = "camel-vidu";
    private static final int REQUESTS_KEPT = 100;
    /** Runs until the machine code of all is as it stays. */
    private static final int WARM_UPS = 3;

    private final Settings settings;

    public SubmitBenchmark(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "submit";
    }

    @Override
    public Report run(PrintStream progress) throws Exception {
        try (Platform platform = Platform.start(REQUESTS_KEPT);
             CamelContext httpContext = Submitters.context();
             CamelContext viduContext = Submitters.context()) {
            Map<String, Submitter> submitters = submitters(platform, httpContext, viduContext);
            Map<String, List<SubmitRun.Outcome>> outcomes = new LinkedHashMap<>();
            for (int run = 1 - WARM_UPS; run <= settings.runs(); run++) {
                long begin = System.nanoTime();
                for (Map.Entry<String, Submitter> submitter : submitters.entrySet()) {
                    SubmitRun.Outcome outcome = new SubmitRun(submitter.getValue(), platform, settings.submits()).run();
                    if (run > 0) {
                        outcomes.computeIfAbsent(submitter.getKey(), name -> new ArrayList<>()).add(outcome);
                    }
                }
                progress.printf("submit: %s: %d s%n", run > 0 ? "run " + run : "warm-up",
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
            }
            return new Report("A task is submitted", findings(outcomes).rows(), legend(), settings());
        }
    }

    private static Map<String, Submitter> submitters(Platform platform, CamelContext httpContext, CamelContext viduContext)
            throws Exception {
        Submitter vidu = Submitters.vidu(viduContext, platform);
        vidu.submit(0);
        Map<String, Submitter> submitters = new LinkedHashMap<>();
        submitters.put(BARE, Submitters.barePost(platform, platform.lastCreate()));
        submitters.put(ROUTE, Submitters.httpRoute(httpContext, platform));
        submitters.put(VIDU, vidu);
        return submitters;
    }

    private static Findings findings(Map<String, List<SubmitRun.Outcome>> outcomes) {
        Findings findings = new Findings();
        List<SubmitRun.Outcome> bare = outcomes.get(BARE);
        outcomes.forEach((name, runs) -> {
            List<Double> slower = IntStream.range(0, runs.size())
                    .mapToObj(run -> runs.get(run).millis() / bare.get(run).millis()).toList();
            List<Double> share = IntStream.range(0, runs.size())
                    .mapToObj(run -> runs.get(run).perSecond() / bare.get(run).perSecond()).toList();
            findings.add(
                    Measure.precise("Median time of a submit in ms"), name,
                    Spread.of(runs.stream().map(SubmitRun.Outcome::millis).toList()));
            findings.add(
                    Measure.precise("Median time, times that of the bare POST"), name, Spread.of(slower),
                    name.equals(VIDU) ? "at most 1.5" : "");
            findings.add(
                    Measure.whole("Submits a second, 64 in parallel"), name,
                    Spread.of(runs.stream().map(SubmitRun.Outcome::perSecond).toList()));
            findings.add(
                    Measure.precise("Submits a second, times those of the bare POST"), name, Spread.of(share),
                    name.equals(VIDU) ? "at least 0.7" : "");
        });
        return findings;
    }

    private static Map<String, String> legend() {
        Map<String, String> legend = new LinkedHashMap<>();
        legend.put("Submit", "from the call of the route, or of the client, until the answer has been read");
        legend.put("Minimum, Median, Maximum", "of the runs; what is told as times the bare POST is told for each run");
        return legend;
    }

    private Map<String, Object> settings() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("submits in parallel in a run", settings.submits());
        all.put("runs", settings.runs());
        all.put("connections", Submitters.CONNECTIONS);
        all.put("Java", System.getProperty("java.version"));
        all.put("processors", Runtime.getRuntime().availableProcessors());
        return all;
    }
}
