// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.media;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;

/**
 * A file that stands in a request in place of a link, before it is uploaded or put inside. In a body that is a JSON
 * tree it is the object of a {@code POJONode} and counts as text: validation and prices look at its facts.
 */
public interface MediaContent {

    /** Never null. */
    MediaFacts facts();

    /**
     * The file at a place of a body.
     *
     * @param  node what stands there; never null
     * @return      empty when it is anything else than a file
     */
    static Optional<MediaContent> at(JsonNode node) {
        return node instanceof POJONode pojo && pojo.getPojo() instanceof MediaContent content
                ? Optional.of(content) : Optional.empty();
    }
}
