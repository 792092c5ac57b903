// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

/** What was fetched is not what was wanted: how fast it came tells nothing. */
final class WrongFileException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    WrongFileException(String message) {
        super(message);
    }
}
