// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The emulator as a program of its own, which can be killed.
 *
 * @param process the program
 * @param url     where it answers
 */
record EmulatorProcess(Process process, String url) {

    private static final Pattern READY = Pattern.compile("Vidu emulator ready: (\\S+) .*");

    /** Starts it with its data in this directory, and waits until it answers. */
    static EmulatorProcess start(Path data) throws IOException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), EmulatorMain.class.getName(), "--port", "0", "--data",
                data.toString(), "--processing-time", "0.05", "--concurrency", "50").redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return new EmulatorProcess(process, ready.group(1));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The emulator did not start: " + said);
    }

    /** Kills it at once (SIGKILL) and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
