// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.util.concurrent.CompletionException;

/** What really went wrong in a chain of futures. */
public final class Failure {

    private Failure() {
    }

    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
