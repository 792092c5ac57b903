// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A JVM of its own with this one's class path, which carries out orders one after another. It ends with this one at the
 * latest. For one thread.
 */
public final class ChildJvm implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long KILLED_WITHIN = 30;
    private static final long ENDED_WITHIN = 60;

    private final String name;
    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = process.inputReader();
        this.input = process.outputWriter();
    }

    /**
     * Starts a program and waits until it listens.
     *
     * @param main    whose main method ends in {@link Orders#serve}
     * @param options of the JVM
     */
    public static ChildJvm start(Class<?> main, List<String> options, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(main.getName());
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // in the environment, since it may be longer than a command line
        builder.environment().put("CLASSPATH", classPath());
        ChildJvm child = new ChildJvm(main.getSimpleName(), builder.start());
        try {
            child.answer();
            return child;
        } catch (IOException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    /**
     * Gives an order and waits for its answer.
     *
     * @throws IOException if the process has ended
     */
    public JsonNode ask(String order, Object... arguments) throws IOException {
        input.write(Arrays.stream(arguments).map(Object::toString).collect(Collectors.joining(" ", order + " ", "\n")));
        input.flush();
        return answer();
    }

    /** What it prints besides is shown. */
    private JsonNode answer() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(Orders.ANSWER)) {
                return JSON.readTree(line.substring(Orders.ANSWER.length()));
            }
            System.err.println(line);
        }
        throw new IOException(name + " has ended without an answer");
    }

    /** Lets it end by itself: there are no more orders. */
    public void end() throws IOException, InterruptedException {
        input.close();
        // until its end: a pipe that nobody reads would hold it up
        output.lines().forEach(System.err::println);
        if (!process.waitFor(ENDED_WITHIN, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(name + " does not end as it should");
        }
    }

    /**
     * This one's, with the jar of the benchmarks, where the property {@code benchmark.jar} says it is, for their
     * classes.
     */
    private static String classPath() {
        String all = System.getProperty("java.class.path");
        String jar = System.getProperty("benchmark.jar");
        if (jar == null) {
            return all;
        }
        String classes = Path.of(URI.create(ChildJvm.class.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
        return Arrays.stream(all.split(File.pathSeparator)).map(entry -> entry.equals(classes) ? jar : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Ends it with SIGKILL: it gets no chance to do anything more. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(KILLED_WITHIN, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " can not be killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
