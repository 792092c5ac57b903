// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.UploadCalls;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * Brings pictures to the platform, so that a request need not carry them (Vidu reference, section 7). All of it is
 * free, so each step is repeated as the {@link RetryRule} says; a picture that is still there is not uploaded again.
 * Thread-safe.
 */
public final class MediaUploader {

    /** What a storage answers about a link that has lapsed. */
    private static final Set<Integer> LINK_REFUSED = Set.of(400, 401, 403, 404, 410);

    /** How long the storage keeps what was put there (section 7), when it does not say so itself. */
    private static final Duration KEPT = Duration.ofDays(7);
    /** A task may be looked at so long after its request; an off-peak one two days later (section 11). */
    private static final Duration READ_WITHIN = Duration.ofHours(1);
    private static final Duration OFF_PEAK_READ_WITHIN = Duration.ofHours(49);

    private final UploadCalls calls;
    private final RetryingCalls attempts;
    private final Timekeeper time;
    private final UploadedFiles uploaded = new UploadedFiles();

    /** @param pool runs the transfers, one thread each */
    public MediaUploader(UploadCalls calls, Executor pool, Timekeeper time, RetryRule rule) {
        this.calls = calls;
        this.attempts = new RetryingCalls(pool, time, rule);
        this.time = time;
    }

    /**
     * Uploads a picture. The future fails with a {@link ViduException}: with a {@link ViduMediaException} when the
     * storage refused or the file is gone or has changed, else with what the platform answered. An upload costs
     * nothing.
     *
     * @param  offPeak whether an off-peak task may read it
     * @return         the {@code ssupload:} URI that stands for the picture in a request
     */
    public CompletableFuture<String> upload(InputMedia picture, boolean offPeak) {
        String sha256;
        try {
            sha256 = picture.sha256();
        } catch (ViduMediaException e) {
            return CompletableFuture.failedFuture(e);
        }
        return uploaded.find(sha256, time.now(), readUntil(offPeak), () -> attempt(picture, true)).thenApply(UploadedFile::uri);
    }

    /**
     * The request with an {@code ssupload:} URI in place of each file that the plan uploads; the files that go inside
     * it stay. The future fails like that of {@link #upload}.
     *
     * @param request not changed; no other than the one that the plan was made for, or a copy of it
     */
    public CompletableFuture<ObjectNode> prepare(ObjectNode request, TransferPlan plan) {
        Map<InputMedia, String> uris = Collections.synchronizedMap(new IdentityHashMap<>());
        CompletableFuture<?> all = CompletableFuture.completedFuture(null);
        for (InputMedia picture : plan.uploads()) {
            all = all.thenCombine(upload(picture, isOffPeak(request)), (before, uri) -> uris.put(picture, uri));
        }
        return all.thenApply(done -> plan.uploaded(request, uris));
    }

    /** Whether a file of the plan need not be uploaded for the request, since it is there or on its way. */
    public boolean knowsAny(ObjectNode request, TransferPlan plan) {
        Instant until = readUntil(isOffPeak(request));
        return plan.uploads().stream().anyMatch(picture -> uploaded.knows(picture.sha256(), until));
    }

    /** The files of the plan are uploaded anew when they are wanted again. @param before only uploads begun before */
    public void forget(TransferPlan plan, Instant before) {
        plan.uploads().forEach(picture -> uploaded.forget(picture.sha256(), before));
    }

    /** By the clock that uploads go by. */
    public Instant now() {
        return time.now();
    }

    /** No call is begun from here on. */
    public void stop() {
        attempts.stop();
    }

    private CompletableFuture<UploadedFile> attempt(InputMedia picture, boolean again) {
        return attempts.read(calls::create)
                .thenCompose(ticket -> attempts.read(() -> calls.put(ticket, new FileBody(picture)))
                        .thenCompose(stored -> attempts.read(() -> calls.finish(ticket, stored.etag()))
                                .thenApply(uri -> new UploadedFile(
                                        uri, time.now().plus(stored.kept().orElse(KEPT))))))
                .exceptionallyCompose(failure -> again && isLinkRefused(failure)
                        ? attempt(picture, false) : CompletableFuture.failedFuture(failure));
    }

    private Instant readUntil(boolean offPeak) {
        return time.now().plus(offPeak ? OFF_PEAK_READ_WITHIN : READ_WITHIN);
    }

    private static boolean isOffPeak(ObjectNode request) {
        return request.path("off_peak").asBoolean();
    }

    /** Between two attempts the link may have lapsed; a fresh one tells. */
    private static boolean isLinkRefused(Throwable failure) {
        Throwable cause = Failure.cause(failure);
        return cause instanceof ViduMediaException refusal && LINK_REFUSED.contains(refusal.getHttpStatus());
    }
}
