// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.Reasons;
import io.github.camelvidu.component.media.MediaUploader;
import io.github.camelvidu.component.media.TransferPlan;
import io.github.camelvidu.component.tasks.RequestInputs;

/** The local files of a request that are uploaded before it is sent, or were for an earlier one. */
final class UploadedInputs implements RequestInputs {

    private final MediaUploader uploads;
    private final TransferPlan plan;
    private final String notFetched;
    /** What the platform may say of a file; which of these it says of an upload that is gone is not published. */
    private final Set<String> aboutFiles;
    private volatile Instant brought;
    private volatile boolean earlier;

    UploadedInputs(MediaUploader uploads, TransferPlan plan, Reasons reasons) {
        this.uploads = uploads;
        this.plan = plan;
        this.notFetched = reasons.mediaFetch();
        this.aboutFiles = Set.of(reasons.mediaFetch(), reasons.media(), reasons.mediaFormat(), reasons.value());
    }

    @Override
    public CompletableFuture<ObjectNode> bring(ObjectNode request) {
        brought = uploads.now();
        earlier = uploads.knowsAny(request, plan);
        return uploads.prepare(request, plan);
    }

    @Override
    public boolean mayHaveGone(String reason) {
        if (brought == null || reason == null || !aboutFiles.contains(reason)) {
            return false;
        }
        uploads.forget(plan, brought);
        return earlier && reason.equals(notFetched);
    }
}
