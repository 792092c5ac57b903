// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelvidu.emulator.EmulatorMain;

/**
 * The emulator as the program that people start, with the key {@code vda_demo}. It logs nothing, like the program where
 * nothing goes wrong. For one thread.
 */
final class EmulatorProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Vidu emulator ready: (\\S+) .*");
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final long KILLED_WITHIN = 30;

    private final Process process;
    private final URI address;
    private final Duration startTime;

    private EmulatorProcess(Process process, URI address, Duration startTime) {
        this.process = process;
        this.address = address;
        this.startTime = startTime;
    }

    /** Starts the program in a JVM with nothing set, on a free port, and waits until it says that it is ready. */
    static EmulatorProcess start(String... options) throws IOException {
        return start(List.of(), options);
    }

    /**
     * Starts the program on a free port and waits until it says that it is ready; first come the options of the JVM.
     */
    static EmulatorProcess start(List<String> jvm, String... options) throws IOException {
        List<String> words = new ArrayList<>(jvm);
        words.addAll(program());
        words.addAll(List.of("--port", "0"));
        words.addAll(List.of(options));
        ProcessBuilder builder = JavaProgram.of(words);
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

    /** The jar that people start, where the property {@code emulator.jar} says it is; otherwise its classes. */
    private static List<String> program() {
        String jar = System.getProperty("emulator.jar");
        return jar == null ? List.of(EmulatorMain.class.getName()) : List.of("-jar", jar);
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
                JavaProgram.BIN.resolve("jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram").start();
        try (BufferedReader lines = jcmd.inputReader()) {
            return lines.lines().map(TOTAL::matcher).filter(Matcher::find).mapToLong(total -> Long.parseLong(total.group(1)))
                    .findFirst().orElseThrow(() -> new IOException("jcmd does not tell what is on the heap"));
        }
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
