// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.submit;

/** A way to submit a task. Thread-safe. */
interface Submitter {

    /** Comes back when the platform has accepted the task. */
    void submit(int number) throws Exception;
}
