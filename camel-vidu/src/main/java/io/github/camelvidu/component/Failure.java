// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletionException;

/** What really went wrong in a chain of futures. */
final class Failure {

    private Failure() {
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
