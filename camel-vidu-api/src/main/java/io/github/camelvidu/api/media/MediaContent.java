// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.media;

/**
 * A file that stands in a request in place of a link, before it is uploaded or put inside. In a body that is a JSON
 * tree it is the object of a {@code POJONode} and counts as text: validation and prices look at its facts.
 */
public interface MediaContent {

    /** Never null. */
    MediaFacts facts();
}
