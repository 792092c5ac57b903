// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What a process and the test that has started it tell each other, a line each, over standard output and input. */
final class Signals {

    /** The routes run. */
    static final String STARTED = "started";
    /** The cut point is reached. */
    static final String CUT = "cut";
    /** The trouble inside the process has struck. */
    static final String STRUCK = "struck";
    /** The source has been looked at, and there was nothing in it. */
    static final String IDLE = "idle";

    private static final String MARK = "@@ ";

    private Signals() {
    }

    static void say(String signal) {
        System.out.println(MARK + signal);
        System.out.flush();
    }

    static String line(String signal) {
        return MARK + signal;
    }

    /**
     * Keeps this process alive. Each line from the test means to go on; when there are no more, the test is gone, and
     * this process goes too.
     */
    static void listen(Runnable goOn) {
        Thread listener = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                while (lines.readLine() != null) {
                    goOn.run();
                }
            } catch (IOException e) {
                // as if there were no more
            }
            Runtime.getRuntime().halt(1);
        }, "signals");
        listener.start();
    }
}
