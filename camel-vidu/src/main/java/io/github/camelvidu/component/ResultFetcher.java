// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Creation;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Operation;
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

    /** Stands in a name for the id of the task that is not there yet. */
    private static final String ID_TO_COME = "__id-of-the-task__";
    private static final String WATERMARK = "watermark";
    private static final String ARTIFACTS = "artifacts";
    private static final String VIDEO = "video";

    private final ViduEndpoint endpoint;
    private final Expression fileName;
    private final MediaRules rules;
    private final Set<Artifact> artifacts;

    ResultFetcher(ViduEndpoint endpoint) {
        this.endpoint = endpoint;
        this.fileName = Expressions.simple(endpoint.getCamelContext(), endpoint.getConfiguration().getFileName());
        this.rules = endpoint.getConfiguration().mediaRules(endpoint.getConfiguration().baseUri());
        this.artifacts = Artifact.of(endpoint.getConfiguration().getArtifacts());
    }

    /**
     * Refuses a request that can not give what the endpoint wants, before it costs anything.
     *
     * @param members of the request, by the platform's names
     */
    void requirePossible(Operation operation, ObjectNode members) {
        ViduConfiguration configuration = endpoint.getConfiguration();
        if (!configuration.isDownload() || !configuration.isWaitForCompletion() || !ResultKind.of(operation).isFetched()) {
            return;
        }
        if (artifacts.contains(Artifact.WATERMARKED) && !members.path(WATERMARK).asBoolean()) {
            throw impossible(
                    "the option artifacts names watermarked, and the " + operation.kind() + " request does not ask for a"
                             + " watermark: set " + WATERMARK + "=true, or take watermarked out",
                    WATERMARK);
        }
        if (artifacts.equals(EnumSet.of(Artifact.COVER)) && !operation.result().equals(VIDEO)) {
            throw impossible(
                    "the option artifacts names only cover, and " + operation.kind() + " makes no video, which alone has"
                             + " one: name media",
                    ARTIFACTS);
        }
    }

    /**
     * As {@link #wantedName}, for a task that may not be there yet, and whose id may not be in a header: the id in the
     * name is filled in later.
     */
    String nameOfTask(Exchange exchange) {
        Object earlier = exchange.getMessage().getHeader(ViduConstants.TASK_ID);
        exchange.getMessage().setHeader(ViduConstants.TASK_ID, ID_TO_COME);
        try {
            return wantedName(exchange);
        } finally {
            TaskMessage.setOrRemove(exchange.getMessage(), ViduConstants.TASK_ID, earlier);
        }
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
     * Fetches what the endpoint wants of what a task made.
     *
     * @param name as {@link #nameOfTask} gave it
     */
    CompletableFuture<TaskResult> fetch(TaskRef ref, Task task, ResultKind kind, String name) {
        List<Creation> creations = TaskResult.linked(task);
        if (!kind.isFetched() || kind == ResultKind.VOICE && creations.isEmpty()) {
            return CompletableFuture.completedFuture(new TaskResult(task, kind, List.of(), false));
        }
        if (creations.isEmpty()) {
            return CompletableFuture.failedFuture(missing(task, "media"));
        }
        // a voice has a sample and nothing else
        Set<Artifact> wanted = kind == ResultKind.VOICE ? EnumSet.of(Artifact.MEDIA) : artifacts;
        List<CompletableFuture<FetchedFile>> transfers = new ArrayList<>();
        for (int i = 0; i < creations.size(); i++) {
            String whole = TaskResult.name(name == null ? plain(task.id()) : name.replace(ID_TO_COME, plain(task.id())), i);
            for (Artifact artifact : wanted) {
                if (artifact.url(creations.get(i)) != null) {
                    transfers.add(fetch(ref, artifact, creations.get(i), i, artifact.name(whole)));
                }
            }
        }
        if (transfers.isEmpty()) {
            return CompletableFuture.failedFuture(missing(
                    task, wanted.stream().map(Artifact::word).collect(Collectors.joining(" and no "))));
        }
        boolean listed = transfers.size() > 1 || wanted.size() > 1;
        return CompletableFuture.allOf(transfers.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> new TaskResult(
                        task, kind, transfers.stream().map(CompletableFuture::join).toList(), listed))
                .exceptionallyCompose(failure -> {
                    // who asks again fetches all of them again
                    transfers.stream().filter(transfer -> !transfer.isCompletedExceptionally())
                            .forEach(transfer -> discard(transfer.join().file()));
                    return CompletableFuture.failedFuture(
                            endpoint.account().tasks.outcomes().explained(task.id(), Failure.cause(failure)));
                });
    }

    /** Fetches what is behind a link of which no task is known. */
    CompletableFuture<TaskResult> fetchLink(String url, String name) {
        if (!artifacts.equals(EnumSet.of(Artifact.MEDIA))) {
            throw impossible("a link is one file: the option artifacts can only name others than media for a task", ARTIFACTS);
        }
        return fetch(new MediaLink(url, null), name).thenApply(file -> new TaskResult(
                null, ResultKind.MEDIA, List.of(new FetchedFile(Artifact.MEDIA, null, name, file)), false));
    }

    /** The results of kinds that are answered at once have one link for ever. */
    private CompletableFuture<FetchedFile> fetch(TaskRef ref, Artifact artifact, Creation creation, int index, String name) {
        Callable<String> fresh = ref.watch() == Watch.NOW ? null : () -> freshLink(ref, artifact, index);
        MediaLink link = new MediaLink(artifact.url(creation), fresh, ref.id(), index + "/" + artifact.word());
        return fetch(link, name)
                .thenApply(file -> new FetchedFile(artifact, creation, name, file));
    }

    private CompletableFuture<MediaFile> fetch(MediaLink link, String name) {
        String kept = endpoint.getConfiguration().getDownloadDir();
        try {
            Path folder = kept == null ? endpoint.getComponent().temporaryMedia().folder() : Path.of(kept);
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
        result.files().forEach(fetched -> discard(fetched.file()));
    }

    private static void discard(MediaFile file) {
        if (file.temporary()) {
            file.path().toFile().delete();
        }
    }

    private String freshLink(TaskRef ref, Artifact artifact, int index) {
        List<Creation> results = TaskResult.linked(endpoint.account().client.task(ref).orThrow());
        String url = index < results.size() ? artifact.url(results.get(index)) : null;
        if (url == null) {
            throw new ViduMediaException(
                    "task " + ref
                            .id() + " has outlived its media: it is paid, and the platform does not have its results any more",
                    FailureDetails.NONE.withTaskId(ref.id()).withMoney(Money.CHARGED), null);
        }
        return url;
    }

    private static ViduMediaException missing(Task task, String what) {
        return new ViduMediaException(
                "task " + task.id() + " has succeeded but names no " + what,
                FailureDetails.NONE.withTaskId(task.id()).withMoney(Money.CHARGED), null);
    }

    private static ViduRequestException impossible(String message, String field) {
        return new ViduRequestException("nothing was sent: " + message, List.of(field), FailureDetails.NONE, null);
    }

    /** A name of ours from an id of the platform. */
    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
