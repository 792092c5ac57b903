// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

/**
 * Lengths that a price may depend on and that the request does not tell, in seconds (Vidu reference, section 12). A
 * length that does not apply to the request is 0. Asked for only when a price needs it.
 */
public interface Lengths {

    /** Of the clip that is worked on. */
    double source();

    /** Of the sound that is worked on. */
    double audio();

    /** Of the speech in the result. */
    double speech();

    /** Of the result. */
    double output();
}
