// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Creation;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Watch;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.media.MediaFile;
import io.github.camelvidu.component.media.MediaLink;
import io.github.camelvidu.component.media.MediaRules;
import io.github.camelvidu.component.media.ReservedNames;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/** Brings the results of a task to disk, where the endpoint wants them. */
final class ResultFetcher {

    /** Bytes of a name. File systems take 255; the extension and a number for further results need some of them. */
    private static final int LONGEST_NAME = 200;

    private final ViduEndpoint endpoint;
    private final Expression fileName;
    private final MediaRules rules;

    ResultFetcher(ViduEndpoint endpoint) {
        this.endpoint = endpoint;
        this.fileName = Expressions.simple(endpoint.getCamelContext(), endpoint.getConfiguration().getFileName());
        this.rules = endpoint.getConfiguration().mediaRules(endpoint.getConfiguration().baseUri());
    }

    /** The name that the author wants for the result, without extension; null when the task's id will do. */
    String wantedName(Exchange exchange) {
        String name = fileName == null ? null : fileName.evaluate(exchange, String.class);
        if (name == null || name.isBlank()) {
            return null;
        }
        try {
            Path path = Path.of(name).normalize();
            // a root has no name at all
            int length = path.getFileName() == null ? 0 : path.getFileName().toString().getBytes(StandardCharsets.UTF_8).length;
            boolean usable = length > 0 && length <= LONGEST_NAME && !ReservedNames.in(path);
            if (!path.isAbsolute() && !path.startsWith("..") && usable) {
                return path.toString();
            }
        } catch (InvalidPathException e) {
            // refused like the others
        }
        throw new ViduRequestException(
                "the fileName expression leads out of the folder, or gives no usable name: it must give a plain or relative name"
                                       + " of at most " + LONGEST_NAME + " bytes in UTF-8",
                List.of("fileName"), FailureDetails.NONE, null);
    }

    /**
     * Fetches everything that a task made.
     *
     * @param name as {@link #wantedName} gave it
     */
    CompletableFuture<TaskResult> fetch(TaskRef ref, Task task, ResultKind kind, String name) {
        List<Creation> creations = TaskResult.linked(task);
        if (!kind.isFetched() || kind == ResultKind.VOICE && creations.isEmpty()) {
            return CompletableFuture.completedFuture(new TaskResult(task, kind, List.of()));
        }
        if (creations.isEmpty()) {
            return CompletableFuture.failedFuture(new ViduMediaException(
                    "task " + task.id() + " has succeeded but names no media",
                    FailureDetails.NONE.withTaskId(task.id()).withMoney(Money.CHARGED), null));
        }
        List<CompletableFuture<MediaFile>> transfers = new ArrayList<>();
        for (int i = 0; i < creations.size(); i++) {
            String single = name == null ? plain(task.id()) : name;
            transfers.add(fetch(link(ref, creations.get(i).url(), i), TaskResult.name(single, i)));
        }
        return CompletableFuture.allOf(transfers.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> new TaskResult(task, kind, transfers.stream().map(CompletableFuture::join).toList()))
                .exceptionallyCompose(failure -> {
                    // who asks again fetches all of them again
                    transfers.stream().filter(transfer -> !transfer.isCompletedExceptionally())
                            .forEach(transfer -> discard(transfer.join()));
                    return CompletableFuture.failedFuture(
                            endpoint.account().tasks.outcomes().explained(task.id(), Failure.cause(failure)));
                });
    }

    /** The results of kinds that are answered at once have one link for ever. */
    private MediaLink link(TaskRef ref, String url, int index) {
        return new MediaLink(
                url, ref.watch() == Watch.NOW ? null : () -> freshLink(ref, index), ref.id(), String.valueOf(index));
    }

    CompletableFuture<MediaFile> fetch(MediaLink link, String name) {
        String kept = endpoint.getConfiguration().getDownloadDir();
        try {
            Path folder = kept == null ? endpoint.getComponent().temporaryFolder() : Path.of(kept);
            // a file of its own: exchanges that share a task or a name must not remove each other's
            Path target = folder.resolve(kept == null ? plain(name) + "-" + UUID.randomUUID() : name);
            return endpoint.account().media.fetch(
                    link, target.getParent(), target.getFileName().toString(), kept == null, rules);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new ViduMediaException(
                    "there is no folder for temporary files: " + e.getMessage() + ". Set downloadDir",
                    FailureDetails.NONE.withMoney(Money.CHARGED).withRetryable(true), e));
        }
    }

    /** Removes what was fetched for an exchange that did not wait for it. */
    static void discard(TaskResult result) {
        if (result == null) {
            return;
        }
        result.media().forEach(ResultFetcher::discard);
    }

    private static void discard(MediaFile file) {
        if (file.temporary()) {
            file.path().toFile().delete();
        }
    }

    private String freshLink(TaskRef ref, int index) {
        List<Creation> results = TaskResult.linked(endpoint.account().client.task(ref).orThrow());
        if (index >= results.size()) {
            throw new ViduMediaException(
                    "task " + ref
                            .id() + " has outlived its media: it is paid, and the platform does not have its results any more",
                    FailureDetails.NONE.withTaskId(ref.id()).withMoney(Money.CHARGED), null);
        }
        return results.get(index).url();
    }

    /** A name of ours from an id of the platform. */
    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
