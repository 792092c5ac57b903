// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.emulator;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelvidu.emulator.EmulatorMain;

/**
 * The emulator as the program that people start, in a JVM with nothing set but what is given, and with the key
 * {@code vda_demo}. It logs nothing, like the program where nothing goes wrong. For one thread.
 */
final class EmulatorProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Vidu emulator ready: (\\S+) .*");
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final long KILLED_WITHIN = 30;

    private final Process process;
    private final URI address;
    private final Duration startTime;

    private EmulatorProcess(Process process, URI address, Duration startTime) {
        this.process = process;
        this.address = address;
        this.startTime = startTime;
    }

    /** Starts the program on a free port and waits until it says that it is ready. */
    static EmulatorProcess start(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(
                        JAVA.resolve("java").toString(), EmulatorMain.class.getName(), "--port", "0"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CLASSPATH", classPath());
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            BufferedReader output = process.inputReader();
            String line = output.readLine();
            Duration start = Duration.ofNanos(System.nanoTime() - begin);
            Matcher ready = READY.matcher(String.valueOf(line));
            if (!ready.matches()) {
                throw new IOException("The emulator did not start: " + line);
            }
            return new EmulatorProcess(process, URI.create(ready.group(1)), start);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Scheme, host and port. */
    URI address() {
        return address;
    }

    /** From the start of the process until it said that it was ready. */
    Duration startTime() {
        return startTime;
    }

    /** Bytes in use on its heap after it was cleaned. The JDK's {@code jcmd} tells. */
    long aliveBytes() throws IOException {
        Process jcmd = new ProcessBuilder(
                JAVA.resolve("jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram").start();
        try (BufferedReader lines = jcmd.inputReader()) {
            return lines.lines().map(TOTAL::matcher).filter(Matcher::find).mapToLong(total -> Long.parseLong(total.group(1)))
                    .findFirst().orElseThrow(() -> new IOException("jcmd does not tell what is on the heap"));
        }
    }

    /** Without this module's own library of logs, which the program does not have. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("log4j"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(KILLED_WITHIN, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The emulator can not be killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
