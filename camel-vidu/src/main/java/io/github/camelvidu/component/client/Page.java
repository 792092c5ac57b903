// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.util.List;

/**
 * A page of a list.
 *
 * @param items     never null
 * @param nextToken what brings the next page; null or empty on the last one
 */
public record Page<T>(List<T> items, String nextToken) {

    public Page {
        items = List.copyOf(items);
    }

    boolean isLast() {
        return items.isEmpty() || nextToken == null || nextToken.isEmpty();
    }

    /** Says nothing about the items: they carry prompts and links. */
    @Override
    public String toString() {
        return "Page[items=" + items.size() + "]";
    }
}
