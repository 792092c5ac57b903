// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.component.client.HttpTransport;
import io.github.camelvidu.component.client.StorageLink;
import io.github.camelvidu.component.time.Timekeeper;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Fetches results straight from the socket to disk: into a temporary file beside the target, checked, then moved in one
 * step. A result that can not be fetched is still paid for and still there; it is never a reason to generate again.
 * Thread-safe.
 */
public final class MediaDownloader {

    private static final int OK = 200;

    private final HttpTransport transport;
    private final Executor pool;
    private final Timekeeper time;
    private final MediaSettings settings;
    private final Map<CompletableFuture<MediaFile>, Transfer> underWay = new ConcurrentHashMap<>();

    /** @param pool runs the transfers, one thread each */
    public MediaDownloader(HttpTransport transport, Executor pool, Timekeeper time, MediaSettings settings) {
        this.transport = transport;
        this.pool = pool;
        this.time = time;
        this.settings = settings;
    }

    /**
     * Fetches a result. The future fails with {@link ViduMediaException}.
     *
     * @param directory where the file goes; made if it does not exist
     * @param name      the file's name without extension; ours, never the server's
     * @param temporary what the answer says about how long the file stays
     */
    public CompletableFuture<MediaFile> fetch(MediaLink link, Path directory, String name, boolean temporary) {
        CompletableFuture<MediaFile> result = new CompletableFuture<>();
        Transfer transfer = new Transfer(link, directory, name, temporary);
        underWay.put(result, transfer);
        result.whenComplete((file, failure) -> underWay.remove(result));
        attempt(transfer, 1, result);
        return result;
    }

    /** Ends all transfers, also those that wait for a thread or for their next attempt. */
    public void stop() {
        underWay.forEach((result, transfer) -> result.completeExceptionally(
                failure(transfer, 0, "the component is stopping", new IOException("stopping"))));
    }

    private record Transfer(MediaLink link, Path directory, String name, boolean temporary) {
    }

    private void attempt(Transfer transfer, int attempt, CompletableFuture<MediaFile> result) {
        try {
            pool.execute(() -> {
                if (result.isDone()) {
                    return;
                }
                try {
                    MediaFile file = download(transfer);
                    if (!result.complete(file) && file.temporary()) {
                        Files.deleteIfExists(file.path());
                    }
                } catch (IOException | RuntimeException e) {
                    again(transfer, attempt, result, e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(failure(transfer, attempt, "the component is stopping", e));
        }
    }

    private void again(Transfer transfer, int attempt, CompletableFuture<MediaFile> result, Exception failure) {
        var delay = settings.retries().delay(attempt, Optional.empty(), ThreadLocalRandom.current().nextDouble());
        if (!mayPass(transfer, failure) || delay.isEmpty() || result.isDone()) {
            result.completeExceptionally(failure(transfer, attempt, why(failure), failure));
            return;
        }
        try {
            time.after(delay.get(), () -> attempt(renewed(transfer, failure), attempt + 1, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(failure(transfer, attempt, "the component is stopping", failure));
        }
    }

    /** Whether another attempt can do better. */
    private static boolean mayPass(Transfer transfer, Exception failure) {
        if (failure instanceof ViduException refusal) {
            return refusal.isRetryable();
        }
        boolean refused = failure instanceof LinkRefusedException && transfer.link().fresh() == null;
        return failure instanceof IOException && !(failure instanceof UnusableMediaException) && !refused;
    }

    /** Messages of the HTTP client may repeat a link with its query, so only our own are taken over. */
    private static String why(Exception failure) {
        boolean ours = failure instanceof UnusableMediaException || failure instanceof LinkRefusedException
                || failure instanceof ViduException;
        return ours ? failure.getMessage() : failure.getClass().getSimpleName();
    }

    /** The same transfer over a fresh link, if the old one was refused; asked for when it is used. */
    private static Transfer renewed(Transfer transfer, Exception failure) {
        if (!(failure instanceof LinkRefusedException) || transfer.link().fresh() == null) {
            return transfer;
        }
        return new Transfer(
                new MediaLink(null, transfer.link().fresh()), transfer.directory(), transfer.name(),
                transfer.temporary());
    }

    private MediaFile download(Transfer transfer) throws IOException {
        URI uri = checked(url(transfer.link()));
        Files.createDirectories(transfer.directory());
        // not createTempFile: a file that is kept is for whoever may read the folder
        Path part = Files.createFile(transfer.directory().resolve(".vidu-" + UUID.randomUUID() + ".part"));
        try {
            return transport.open(uri, Map.of(), response -> {
                MediaFile received = receive(response, part, transfer);
                Files.move(part, received.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return received;
            });
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String url(MediaLink link) throws IOException {
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

    private URI checked(String url) throws UnusableMediaException {
        try {
            return StorageLink.of(url, settings.plainHttp());
        } catch (IllegalArgumentException e) {
            throw new UnusableMediaException("the link " + e.getMessage());
        }
    }

    private MediaFile receive(ClassicHttpResponse response, Path part, Transfer transfer) throws IOException {
        switch (response.getCode()) {
            case OK -> {
            }
            case 401, 403, 404, 410 -> throw new LinkRefusedException(response.getCode());
            default -> throw new IOException("status " + response.getCode());
        }
        if (response.getEntity() == null) {
            throw new IOException("no content");
        }
        MessageDigest sha256 = Sha256.digest();
        long length;
        try (InputStream in = response.getEntity().getContent();
             OutputStream out = new DigestOutputStream(settings.output().open(part), sha256)) {
            length = in.transferTo(out);
        }
        long announced = response.getEntity().getContentLength();
        if (announced >= 0 && length != announced) {
            throw new IOException("ended after " + length + " of " + announced + " bytes");
        }
        MediaType type = MediaType.of(head(part))
                .orElseThrow(() -> new UnusableMediaException("the content is neither video, picture nor sound"));
        Path target = transfer.directory().resolve(transfer.name() + "." + type.extension());
        return new MediaFile(
                target, type.contentType(), type.extension(), length,
                Sha256.hex(sha256), transfer.temporary());
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MediaType.HEAD);
        }
    }

    private static ViduException failure(Transfer transfer, int attempts, String why, Exception cause) {
        if (cause instanceof ViduMediaException gone) {
            // there is no fresh link any more
            return gone.with(gone.details().withAttempts(attempts));
        }
        // a link alone does not tell whose it is
        boolean ofTask = transfer.link().fresh() != null;
        FailureDetails details = FailureDetails.NONE.withAttempts(attempts).withMoney(ofTask ? Money.CHARGED : Money.UNKNOWN)
                .withRetryable(mayPass(transfer, cause))
                .withHttpStatus(cause instanceof LinkRefusedException refused ? refused.status() : 0);
        return new ViduMediaException(
                "the media at " + transfer.link().shown() + " could not be fetched: " + why
                                      + (ofTask ? ". It is paid and stays: fetch it again with vidu:download" : ""),
                details, cause);
    }
}
