// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.component.client.AddressRefusedException;
import io.github.camelvidu.component.client.HttpTransport;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * Fetches results straight from the socket to disk: into a part file beside the target, checked, then moved in one
 * step. A transfer that breaks is gone on with where it broke, as long as the server promises that the file is the
 * same. A result that can not be fetched is still paid for and still there; it is never a reason to generate again.
 * <p>
 * Those who want the same file of the same task at the same time share one transfer. Where it is kept they get one
 * file; a temporary file belongs to one exchange and goes with it, so each gets a name of its own for the same bytes.
 * Thread-safe.
 */
public final class MediaDownloader {

    private final MediaRequests requests;
    private final Executor pool;
    private final Timekeeper time;
    private final MediaSettings settings;
    private final PartDisk disk;
    private final StaleParts stale = new StaleParts();
    private final Set<MediaTransfer> underWay = ConcurrentHashMap.newKeySet();
    private final Map<MediaTransfer.Wanted, MediaTransfer> shared = new ConcurrentHashMap<>();

    /**
     * @param pool   runs the transfers, one thread each
     * @param beside other threads, for what is done with a large file while it comes
     */
    public MediaDownloader(
                           HttpTransport transport, Executor pool, Executor beside, Timekeeper time, MediaSettings settings) {
        this.requests = new MediaRequests(transport, settings);
        this.pool = pool;
        this.time = time;
        this.settings = settings;
        this.disk = new PartDisk(settings.output(), Boot.id(), beside);
    }

    /**
     * Fetches a result. The future fails with {@link ViduMediaException}.
     *
     * @param directory where the file goes; made if it does not exist
     * @param name      the file's name without extension; ours, never the server's
     * @param temporary what the answer says about how long the file stays
     * @param rules     what may be fetched
     */
    public CompletableFuture<MediaFile> fetch(
            MediaLink link, Path directory, String name, boolean temporary, MediaRules rules) {
        MediaTransfer transfer = new MediaTransfer(link, directory, name, temporary, rules);
        MediaTransfer.Wanted wanted = transfer.wanted();
        AtomicReference<CompletableFuture<MediaFile>> joined = new AtomicReference<>();
        shared.compute(wanted, (key, running) -> {
            // one that has just failed is no help to whoever tries again
            Optional<CompletableFuture<MediaFile>> place = running == null ? Optional.empty() : running.join(name);
            place.ifPresent(joined::set);
            return place.isPresent() ? running : transfer;
        });
        if (joined.get() != null) {
            return joined.get().copy();
        }
        transfer.result().whenComplete((file, failure) -> shared.remove(wanted, transfer));
        underWay.add(transfer);
        transfer.result().whenComplete((file, failure) -> underWay.remove(transfer));
        attempt(transfer, 1);
        return transfer.result().copy();
    }

    /** Ends all transfers, also those that wait for a thread or for their next attempt. */
    public void stop() {
        underWay.forEach(transfer -> transfer.result().completeExceptionally(
                failure(transfer, 0, "the component is stopping", new IOException("stopping"))));
    }

    private void attempt(MediaTransfer transfer, int attempt) {
        try {
            pool.execute(() -> {
                if (transfer.result().isDone()) {
                    return;
                }
                try {
                    MediaFile file = download(transfer);
                    if (!transfer.complete(file) && file.temporary()) {
                        Files.deleteIfExists(file.path());
                    }
                } catch (IOException | RuntimeException e) {
                    again(transfer, attempt, e);
                } catch (Error e) {
                    transfer.result().completeExceptionally(e);
                    throw e;
                }
            });
        } catch (RejectedExecutionException e) {
            transfer.result().completeExceptionally(failure(transfer, attempt, "the component is stopping", e));
        }
    }

    private void again(MediaTransfer transfer, int attempt, Exception failure) {
        Optional<Duration> wish = failure instanceof BrokenTransferException broken ? broken.retryAfter() : Optional.empty();
        Optional<Duration> delay = settings.retries().delay(attempt, wish, ThreadLocalRandom.current().nextDouble());
        if (!mayPass(transfer, failure) || delay.isEmpty() || transfer.result().isDone()) {
            transfer.finish();
            transfer.result().completeExceptionally(failure(transfer, attempt, why(failure), failure));
            return;
        }
        if (failure instanceof LinkRefusedException) {
            transfer.renewLink();
        }
        try {
            time.after(delay.get(), () -> attempt(transfer, attempt + 1));
        } catch (RejectedExecutionException e) {
            transfer.result().completeExceptionally(failure(transfer, attempt, "the component is stopping", failure));
        }
    }

    /** Whether another attempt can do better. */
    private static boolean mayPass(MediaTransfer transfer, Exception failure) {
        if (failure instanceof ViduException refusal) {
            return refusal.isRetryable();
        }
        boolean refused = failure instanceof LinkRefusedException && transfer.link().fresh() == null;
        return failure instanceof IOException && !(failure instanceof UnusableMediaException)
                && !(failure instanceof AddressRefusedException) && !refused;
    }

    /** Messages of the HTTP client may repeat a link with its query, so only our own are taken over. */
    private static String why(Exception failure) {
        boolean ours = failure instanceof UnusableMediaException || failure instanceof AddressRefusedException
                || failure instanceof LinkRefusedException
                || failure instanceof BrokenTransferException || failure instanceof DiskFailedException
                || failure instanceof ViduException;
        return ours ? failure.getMessage() : "no usable answer (" + failure.getClass().getSimpleName() + ")";
    }

    private MediaFile download(MediaTransfer transfer) throws IOException {
        try {
            stale.removeFrom(transfer.directory(), time.now());
            PartFile part = transfer.work(disk);
            MediaReception reception = new MediaReception(
                    part, transfer, settings, time, transfer.result()::isDone);
            MediaType type = requests.get(
                    url(transfer), reception.headers(), transfer.rules().hosts(), reception::receive);
            MediaFile file = moved(part, transfer, type);
            transfer.finish();
            return file;
        } finally {
            transfer.rest();
        }
    }

    private static MediaFile moved(PartFile part, MediaTransfer transfer, MediaType type) throws DiskFailedException {
        Path target = transfer.directory().resolve(transfer.name() + "." + type.extension());
        part.moveTo(target);
        return new MediaFile(
                target, type.contentType(), type.extension(), part.length(), part.sha256(), transfer.isTemporary());
    }

    /** A link that says itself that it is over is not tried, if there is a way to a fresh one. */
    private String url(MediaTransfer transfer) throws IOException {
        if (transfer.link().isLapsed(time.now())) {
            transfer.renewLink();
        }
        MediaLink link = transfer.link();
        if (link.url() != null) {
            return link.url();
        }
        try {
            return link.fresh().call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("no fresh link", e);
        }
    }

    private static ViduException failure(MediaTransfer transfer, int attempts, String why, Exception cause) {
        if (cause instanceof ViduMediaException gone) {
            // there is no fresh link any more
            return gone.with(gone.details().withAttempts(attempts));
        }
        // a link alone does not tell whose it is
        boolean ofTask = transfer.link().taskId() != null || transfer.link().fresh() != null;
        FailureDetails details = FailureDetails.NONE.withAttempts(attempts).withMoney(ofTask ? Money.CHARGED : Money.UNKNOWN)
                .withTaskId(transfer.link().taskId())
                .withRetryable(mayPass(transfer, cause))
                .withHttpStatus(cause instanceof LinkRefusedException refused ? refused.status() : 0);
        return new ViduMediaException(
                "the media at " + transfer.link().shown() + " could not be fetched: " + why
                                      + (ofTask ? ". It is paid and stays: fetch it again with vidu:download" : ""),
                details, cause);
    }
}
