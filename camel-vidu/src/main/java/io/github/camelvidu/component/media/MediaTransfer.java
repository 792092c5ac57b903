// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** One file that is wanted in one place, over all attempts to get it. Thread-safe. */
final class MediaTransfer {

    private final Path directory;
    private final String name;
    private final boolean temporary;
    private final MediaRules rules;
    private final CompletableFuture<MediaFile> result = new CompletableFuture<>();
    private volatile MediaLink link;
    private PartFile part;
    private boolean working;

    /** @param temporary whether the file goes when nobody needs it any more */
    MediaTransfer(MediaLink link, Path directory, String name, boolean temporary, MediaRules rules) {
        this.link = link;
        this.directory = directory;
        this.name = name;
        this.temporary = temporary;
        this.rules = rules;
        result.whenComplete((file, failure) -> ended());
    }

    /** Those who want the same file in the same place, under the same rules, can share a transfer. */
    record Wanted(String file, Path target, MediaRules rules) {
    }

    Wanted wanted() {
        return new Wanted(link.file(), directory.resolve(name).toAbsolutePath().normalize(), rules);
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

    /**
     * The part to work on, for the one thread that works until {@link #rest}.
     *
     * @param boot names this run of the machine; null when that is not known
     */
    PartFile work(MediaOutput output, String boot) throws DiskFailedException {
        synchronized (this) {
            working = true;
        }
        try {
            if (part == null) {
                Files.createDirectories(directory);
                part = temporary
                        ? PartFile.temporary(directory, output)
                        : PartFile.kept(directory, name, link.file(), output, boot);
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
    private synchronized void ended() {
        if (!working) {
            close();
        }
    }

    private void close() {
        if (part != null) {
            part.close();
            part = null;
        }
    }
}
