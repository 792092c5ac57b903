// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.github.camelvidu.emulator.ViduEmulator;

/** The first start of the emulator in a JVM, by its Java API, as in the first test of a build that needs it. */
public final class StartInTest {

    private StartInTest() {
    }

    /** From the call until the emulator answers, in a JVM of its own with nothing set that has done nothing else. */
    static Duration measure() throws IOException {
        Process process = JavaProgram.of(List.of(StartInTest.class.getName())).start();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("The emulator did not start");
            }
            return Duration.parse(line);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Prints how long it took. */
    public static void main(String[] arguments) {
        long begin = System.nanoTime();
        try (ViduEmulator emulator = ViduEmulator.start()) {
            System.out.println(Duration.ofNanos(System.nanoTime() - begin));
        }
    }
}
