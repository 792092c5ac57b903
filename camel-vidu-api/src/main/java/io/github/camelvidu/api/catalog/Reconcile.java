// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

/** How a create whose answer was lost can be found again (Vidu reference, section 16). */
public enum Reconcile {

    /** List, read the candidates, compare the payload. */
    MARKER,
    /** Only time and inputs tell candidates apart. */
    INPUTS,
    /** Nothing to look up: the result exists in the lost answer only, or its id is never listed. */
    NONE,
    /** Costs nothing and may be repeated. */
    FREE
}
