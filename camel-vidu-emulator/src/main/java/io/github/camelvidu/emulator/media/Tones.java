// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

/** A sound that is asked for sample by sample, from the first on. */
@FunctionalInterface
interface Tones {

    /** The next sample, from -1 to 1. */
    double next();
}
