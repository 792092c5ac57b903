// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.util.concurrent.CompletionException;

import io.github.camelvidu.api.error.ViduException;

/** What really went wrong in a chain of futures. */
public final class Failure {

    private Failure() {
    }

    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** What a caller who has waited is to be thrown: an exception of ours as it is, anything else with its trace. */
    public static RuntimeException thrown(CompletionException failure) {
        return cause(failure) instanceof ViduException exception ? exception : failure;
    }
}
