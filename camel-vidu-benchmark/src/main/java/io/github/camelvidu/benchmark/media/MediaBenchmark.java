// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelvidu.benchmark.Benchmark;
import io.github.camelvidu.benchmark.Findings;
import io.github.camelvidu.benchmark.Report;
import io.github.camelvidu.benchmark.Settings;

/** How fast results come to disk, and how much of the heap that takes. */
public final class MediaBenchmark implements Benchmark {

    private static final long MIB = 1 << 20;
    private static final int AT_A_TIME = 16;

    private final Settings settings;
    private final Map<String, Object> found = new LinkedHashMap<>();

    public MediaBenchmark(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "media";
    }

    @Override
    public Report run(PrintStream progress) throws Exception {
        Path directory = Files.createTempDirectory("vidu-media");
        try (Library library = Library.start()) {
            MediaFindings findings = new MediaFindings(new Findings());
            String large = "a file of " + settings.mediaBytes() / MIB + " MiB";
            measure(new Load(large, library.videos(1, settings.mediaBytes()), 1), library, directory, findings, progress);
            String many = settings.files() + " files of 1 MiB";
            measure(new Load(many, library.videos(settings.files(), MIB), AT_A_TIME), library, directory, findings, progress);
            return new Report("Results are fetched", findings.rows(), legend(), settingsAndFound());
        } finally {
            delete(directory);
        }
    }

    private void measure(Load load, Library library, Path directory, MediaFindings findings, PrintStream progress)
            throws Exception {
        List<Contender> contenders = new ArrayList<>();
        try {
            start(contenders, library, directory);
            LoadRun run = new LoadRun(load, directory, contenders);
            List<Map<String, Contender.Outcome>> outcomes = new ArrayList<>();
            for (int number = 0; number <= settings.runs(); number++) {
                long begin = System.nanoTime();
                Map<String, Contender.Outcome> outcome = run.run();
                if (number > 0) {
                    outcomes.add(outcome);
                }
                progress.printf("media: %s, %s: %d s%n", load.name(), number == 0 ? "warm-up" : "run " + number,
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
            }
            findings.add(load, outcomes, run.mostAlive());
            run.lost().forEach((contender, why) -> found.put("not measured, " + contender + ", " + load.name(), why));
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    private void start(List<Contender> contenders, Library library, Path directory) throws IOException {
        Optional<Contender> curl = CurlContender.find(folder(directory, "curl"));
        curl.ifPresent(contenders::add);
        if (curl.isEmpty()) {
            found.put("not measured, curl", "this machine has none");
        }
        for (String fetcher : Fetchers.ALL) {
            contenders.add(JvmContender.start(fetcher, library, folder(directory, "jvm-" + contenders.size())));
        }
    }

    private static Path folder(Path directory, String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Map<String, String> legend() {
        Map<String, String> legend = new LinkedHashMap<>();
        legend.put("MiB a second",
                "from the first request until all files are there; what is read of them afterwards, to compare"
                                   + " all their bytes, does not count");
        legend.put("Heap in use", "the peaks of all parts of the heap, garbage included, less what was in use after a cleaning"
                                  + " just before; the JVM counts in steps of 1 MiB");
        legend.put("Heap alive",
                "in a run of its own in which the heap is cleaned over and over: the most that was in use after"
                                 + " a cleaning, less what was before");
        legend.put("Minimum, Median, Maximum", "of the runs; the same where there is one value");
        return legend;
    }

    private Map<String, Object> settingsAndFound() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bytes of the large file", settings.mediaBytes());
        all.put("files of 1 MiB", settings.files());
        all.put("at a time", AT_A_TIME);
        all.put("runs", settings.runs());
        all.put("heap of a contender", JvmContender.HEAP);
        all.putAll(found);
        all.put("Java", System.getProperty("java.version"));
        all.put("processors", Runtime.getRuntime().availableProcessors());
        return all;
    }
}
