// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

/**
 * The items of a list over all its pages. A page is fetched when it is wanted, so {@link #hasNext} may block and may
 * throw what the call throws. It ends at the last page, at an empty one, and at a page token that was there before. Not
 * thread-safe.
 */
public final class Pages<T> implements Iterator<T> {

    private final Function<String, Page<T>> fetch;
    private final Set<String> tokens = new HashSet<>();
    private Page<T> page;
    private Iterator<T> items;

    /** @param fetch brings the page of a token */
    public Pages(Page<T> first, Function<String, Page<T>> fetch) {
        this.fetch = fetch;
        show(first);
    }

    @Override
    public boolean hasNext() {
        while (!items.hasNext()) {
            String token = page.nextToken();
            if (page.isLast() || tokens.contains(token)) {
                return false;
            }
            show(fetch.apply(token));
            // only now: a page that could not be fetched can be asked for again
            tokens.add(token);
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.next();
    }

    /** Says nothing about the items: they carry prompts and links. */
    @Override
    public String toString() {
        return "Pages[pages=" + (tokens.size() + 1) + "]";
    }

    private void show(Page<T> shown) {
        page = shown;
        items = shown.items().iterator();
    }
}
