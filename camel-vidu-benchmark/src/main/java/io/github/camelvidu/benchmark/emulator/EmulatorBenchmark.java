// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.emulator;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelvidu.benchmark.Benchmark;
import io.github.camelvidu.benchmark.Findings;
import io.github.camelvidu.benchmark.Findings.Measure;
import io.github.camelvidu.benchmark.Report;
import io.github.camelvidu.benchmark.Settings;
import io.github.camelvidu.benchmark.Spread;

/** How light the emulator is: its start, its heap when idle, and a minute of a thousand requests a second. */
public final class EmulatorBenchmark implements Benchmark {

    private static final String PROGRAM = "emulator";
    /** The second compiler takes a processor from the first seconds, and gives nothing back to a program this light. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");
    private static final String WANTED_START = "at most 1.5";
    private static final int PER_SECOND = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration LOAD = Duration.ofSeconds(60);
    private static final double MIB = 1 << 20;
    private static final double MILLIS_IN_SECOND = 1e3;

    private final Settings settings;

    public EmulatorBenchmark(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return PROGRAM;
    }

    @Override
    public Report run(PrintStream progress) throws IOException {
        Findings findings = new Findings();
        addStarts(findings, progress);
        addLoad(findings, progress);
        return new Report("The emulator as a program", findings.rows(), legend(), settings());
    }

    private void addStarts(Findings findings, PrintStream progress) throws IOException {
        List<Double> inTest = new ArrayList<>();
        List<Double> asShown = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        for (int run = 1; run <= settings.runs(); run++) {
            inTest.add(seconds(StartInTest.measure()));
            try (EmulatorProcess emulator = EmulatorProcess.start(QUICK)) {
                asShown.add(seconds(emulator.startTime()));
            }
            try (EmulatorProcess emulator = EmulatorProcess.start()) {
                bare.add(seconds(emulator.startTime()));
                heap.add(emulator.aliveBytes() / MIB);
            }
            progress.printf(
                    "emulator: run %d: ready after %.2f s in a test, %.2f s as the manual shows it, %.2f s without options%n",
                    run, inTest.get(run - 1), asShown.get(run - 1), bare.get(run - 1));
        }
        findings.add(Measure.precise("Start in a test, in s"), PROGRAM, Spread.of(inTest), WANTED_START);
        findings.add(Measure.precise("Start of the program as the manual shows it, in s"), PROGRAM, Spread.of(asShown),
                WANTED_START);
        findings.add(Measure.precise("Start of the program without options of the JVM, in s"), PROGRAM, Spread.of(bare),
                WANTED_START);
        findings.add(Measure.precise("Heap alive in MiB, idle"), PROGRAM, Spread.of(heap), "at most 60");
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS_IN_SECOND;
    }

    private static void addLoad(Findings findings, PrintStream progress) throws IOException {
        try (EmulatorProcess emulator = EmulatorProcess.start(
                "--credits", "1000000000", "--concurrency", "1000000", "--processing-time", "1")) {
            ReadingLoad load = new ReadingLoad(emulator.address(), PER_SECOND);
            load.run(WARM_UP);
            double before = emulator.aliveBytes() / MIB;
            progress.printf("emulator: warm, %d s of load begin%n", LOAD.toSeconds());
            ReadingLoad.Outcome outcome = load.run(LOAD);
            double after = emulator.aliveBytes() / MIB;
            findings.add(Measure.whole("Requests a second"), PROGRAM, Spread.of(outcome.perSecond()), "1,000");
            findings.add(Measure.whole("Requests that failed"), PROGRAM, Spread.of(outcome.failed()), "0");
            findings.add(Measure.precise("Time of an answer in ms"), PROGRAM, Spread.of(outcome.millis()));
            findings.add(Measure.precise("Time in ms that 99 of 100 answers are within"), PROGRAM,
                    Spread.of(Spread.quantile(outcome.millis(), 0.99)));
            findings.add(Measure.precise("Heap alive in MiB, before the minute"), PROGRAM, Spread.of(before));
            findings.add(Measure.precise("Heap alive in MiB, after the minute"), PROGRAM, Spread.of(after));
            findings.add(Measure.whole("Tasks that it keeps after the minute"), PROGRAM, Spread.of(outcome.tasks()));
        }
    }

    private static Map<String, String> legend() {
        Map<String, String> legend = new LinkedHashMap<>();
        legend.put("Start in a test", "the first in a JVM, from the call until the emulator answers");
        legend.put("Start of the program", "from the start of the process until it prints that it is ready");
        legend.put("As the manual shows it", "with " + String.join(" ", QUICK));
        legend.put("Heap alive", "after a cleaning");
        legend.put("Time of an answer", "from the moment when the request was due until the answer was read");
        return legend;
    }

    private Map<String, Object> settings() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("starts", settings.runs());
        all.put("seconds of load", LOAD.toSeconds());
        all.put("Java", System.getProperty("java.version"));
        all.put("processors", Runtime.getRuntime().availableProcessors());
        return all;
    }
}
