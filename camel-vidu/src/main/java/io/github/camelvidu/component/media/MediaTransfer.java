// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduMediaException;

/** One file that is wanted in one place, over all attempts to get it. Thread-safe. */
final class MediaTransfer {

    private final Path directory;
    private final String name;
    private final boolean temporary;
    private final MediaRules rules;
    private final CompletableFuture<MediaFile> result = new CompletableFuture<>();
    private volatile MediaLink link;
    private final Map<String, CompletableFuture<MediaFile>> guests = new LinkedHashMap<>();
    private PartFile part;
    private boolean working;
    private boolean ready;

    /** @param temporary whether the file goes when nobody needs it any more */
    MediaTransfer(MediaLink link, Path directory, String name, boolean temporary, MediaRules rules) {
        this.link = link;
        this.directory = directory;
        this.name = name;
        this.temporary = temporary;
        this.rules = rules;
        result.whenComplete((file, failure) -> ended(failure));
    }

    /** Those who want the same file in the same folder, under the same rules, can share a transfer. */
    record Wanted(String file, Path target, MediaRules rules) {
    }

    Wanted wanted() {
        Path target = temporary ? directory : directory.resolve(name);
        return new Wanted(link.file(), target.toAbsolutePath().normalize(), rules);
    }

    /**
     * Waits for this transfer instead of making another one.
     *
     * @param  own the name for a temporary file
     * @return     empty when it is too late for that
     */
    synchronized Optional<CompletableFuture<MediaFile>> join(String own) {
        if (ready || result.isDone()) {
            return Optional.empty();
        }
        return Optional.of(temporary ? guests.computeIfAbsent(own, name -> new CompletableFuture<>()) : result);
    }

    /** Gives the file to all who wait for it. False: nobody does any more. */
    boolean complete(MediaFile file) {
        synchronized (this) {
            ready = true;
        }
        // before the first one can remove its own
        guests.forEach((own, guest) -> {
            try {
                guest.complete(file.linkedAs(own));
            } catch (IOException e) {
                guest.completeExceptionally(new ViduMediaException(
                        "the media could not be given to a second exchange: "
                                                                   + DiskFailedException.of(directory, e).getMessage()
                                                                   + ". It is paid and stays: fetch it again with vidu:download",
                        FailureDetails.NONE.withTaskId(link.taskId()).withMoney(Money.CHARGED).withRetryable(true), e));
            }
        });
        return result.complete(file);
    }

    MediaLink link() {
        return link;
    }

    /** Asks for a fresh link from here on, if there is a way. */
    void renewLink() {
        if (link.fresh() != null) {
            link = link.renewed();
        }
    }

    Path directory() {
        return directory;
    }

    String name() {
        return name;
    }

    boolean isTemporary() {
        return temporary;
    }

    MediaRules rules() {
        return rules;
    }

    CompletableFuture<MediaFile> result() {
        return result;
    }

    /** The part to work on, for the one thread that works until {@link #rest}. */
    PartFile work(PartDisk disk) throws DiskFailedException {
        synchronized (this) {
            working = true;
        }
        try {
            if (part == null) {
                Files.createDirectories(directory);
                part = temporary
                        ? PartFile.temporary(directory, disk)
                        : PartFile.kept(directory, name, link.file(), disk);
            }
            part.prepare();
            return part;
        } catch (IOException e) {
            throw DiskFailedException.of(directory, e);
        }
    }

    /** Nothing more is done with the part: called before anybody is told how it ended. */
    synchronized void finish() {
        close();
    }

    synchronized void rest() {
        working = false;
        if (result.isDone()) {
            close();
        }
    }

    /** A part that is worked on is closed by whoever does. */
    private void ended(Throwable failure) {
        synchronized (this) {
            ready = true;
            if (!working) {
                close();
            }
        }
        if (failure != null) {
            guests.values().forEach(guest -> guest.completeExceptionally(failure));
        }
    }

    private void close() {
        if (part != null) {
            part.close();
            part = null;
        }
    }
}
