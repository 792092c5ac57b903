// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark;

import java.io.PrintStream;

/** Something that is measured. */
public interface Benchmark {

    /** What it is called on the command line and what its results are called. */
    String name();

    /**
     * Measures; may take minutes.
     *
     * @param progress where a line is printed now and then
     */
    Report run(PrintStream progress) throws Exception;
}
