// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.waiting;

/** The machine can not do what is to be measured. */
final class TooSlowException extends Exception {

    private static final long serialVersionUID = 1L;

    TooSlowException(String message) {
        super(message);
    }
}
