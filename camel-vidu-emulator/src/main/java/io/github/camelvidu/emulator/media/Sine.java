// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

/** Sines from a table, which are fast and the same on every machine. */
final class Sine {

    private static final int STEPS = 4096;
    private static final double[] TABLE = new double[STEPS + 1];

    static {
        for (int i = 0; i <= STEPS; i++) {
            TABLE[i] = StrictMath.sin(2 * Math.PI * i / STEPS);
        }
    }

    private Sine() {
    }

    /** The sine of an angle in whole turns, not negative. */
    static double ofTurns(double turns) {
        double at = (turns - (long) turns) * STEPS;
        int step = (int) at;
        return TABLE[step] + (at - step) * (TABLE[step + 1] - TABLE[step]);
    }
}
