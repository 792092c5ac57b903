// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is left of transfers that nobody has gone on with for long. Looks once into each folder. Thread-safe.
 */
final class StaleParts {

    private static final Logger LOG = LoggerFactory.getLogger(StaleParts.class);

    private static final Duration LONG = Duration.ofDays(7);

    private final Set<Path> seen = ConcurrentHashMap.newKeySet();

    void removeFrom(Path directory, Instant now) {
        if (!seen.add(directory.toAbsolutePath().normalize()) || Files.notExists(directory)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, ".vidu-*.{part,note}")) {
            for (Path part : parts) {
                Instant touched = Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS).toInstant();
                if (touched.isBefore(now.minus(LONG))) {
                    Files.deleteIfExists(part);
                    LOG.info("Removed {}, left by a transfer at {}", part, touched);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} could not be tidied up", directory, e);
        }
    }
}
