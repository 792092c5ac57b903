// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.Locale;

/** How sure a figure of the catalog is, surest first. */
public enum Confidence {

    HIGH,
    MEDIUM,
    LOW,
    /** No figure is published; taken by analogy. */
    GUESS;

    /** Whether a limit of this confidence is firm enough to refuse a request under lenient validation. */
    public boolean firm() {
        return compareTo(LOW) < 0;
    }

    /** The less sure of the two. */
    public Confidence and(Confidence other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The name as in the files, for example {@code medium}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
