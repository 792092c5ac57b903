// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings what a request refers to where the platform can reach it, before the request is sent: uploads local media. */
@FunctionalInterface
public interface RequestInputs {

    /** For requests whose inputs are where they should be. */
    RequestInputs NONE = CompletableFuture::completedFuture;

    /**
     * @param  body not changed
     * @return      the body to send. The future fails when something can not be brought there; nothing was paid then
     */
    CompletableFuture<ObjectNode> bring(ObjectNode body);

    /**
     * Told that nothing came of the request. What was brought there for an earlier request, and may be gone, is
     * forgotten.
     *
     * @param  reason of the platform; may be null
     * @return        whether the same request may pass when its inputs are brought anew
     */
    default boolean mayHaveGone(String reason) {
        return false;
    }
}
