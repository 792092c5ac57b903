// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.util.Optional;

/**
 * What consumers remember: names, some of them with a text. It outlives the nodes that wrote it, and all of them see
 * it.
 * <p>
 * Names have at most {@value #MAX_NAME} characters and no control characters; methods throw
 * {@link IllegalArgumentException} for others. Each method is one atomic step, which is kept when it returns; one that
 * can not be done throws {@link LedgerException}. Thread-safe.
 */
public interface MarkStore {

    /** Characters of a name at most. */
    int MAX_NAME = 600;

    /** The text under a name; empty when there is none. */
    Optional<String> find(String name);

    /** Puts a text under a name, in the place of the one that was there. */
    void put(String name, String text);

    boolean contains(String name);

    /** Adds a name without a text. @return false when it was there */
    boolean add(String name);

    /** @return whether the name was there */
    boolean remove(String name);
}
