// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.benchmark.emulator.EmulatorBenchmark;
import io.github.camelvidu.benchmark.media.MediaBenchmark;
import io.github.camelvidu.benchmark.money.MoneyBenchmark;
import io.github.camelvidu.benchmark.submit.SubmitBenchmark;
import io.github.camelvidu.benchmark.waiting.WaitingBenchmark;

/**
 * Runs one benchmark by its name, or {@code all}. Prints a table for each and writes it, as Markdown and as JSON, into
 * {@code target/results} of this module.
 */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
            new MoneyBenchmark(), new WaitingBenchmark(Settings.fromProperties()),
            new SubmitBenchmark(Settings.fromProperties()), new MediaBenchmark(Settings.fromProperties()),
            new EmulatorBenchmark(Settings.fromProperties()));
    private static final Path RESULTS = Path.of("target", "results");

    private Benchmarks() {
    }

    /** Exits with 0 when all that was asked for was measured, with 2 when there is no benchmark of that name. */
    public static void main(String[] arguments) throws Exception {
        System.exit(run(arguments.length == 0 ? "all" : arguments[0], System.out));
    }

    private static int run(String wanted, PrintStream out) throws Exception {
        List<Benchmark> chosen
                = ALL.stream().filter(benchmark -> wanted.equals("all") || wanted.equals(benchmark.name())).toList();
        if (chosen.isEmpty()) {
            out.printf("There is no benchmark %s, only %s%n", wanted, ALL.stream().map(Benchmark::name).toList());
            return 2;
        }
        for (Benchmark benchmark : chosen) {
            Report report = benchmark.run(out);
            write(benchmark.name(), report);
            out.printf("%n%s%n", report.markdown());
        }
        return 0;
    }

    private static void write(String name, Report report) throws IOException {
        Files.createDirectories(RESULTS);
        Files.writeString(RESULTS.resolve(name + ".md"), report.markdown());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(RESULTS.resolve(name + ".json").toFile(), report);
    }
}
