// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names the run of the machine. What a process has written is on disk for all that come after it, however it ended;
 * only when the machine itself goes down some of it may be lost.
 */
final class Boot {

    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);

    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private Boot() {
    }

    /** Null on systems that do not tell. */
    static String id() {
        try {
            return Files.isReadable(LINUX) ? Files.readString(LINUX).strip() : null;
        } catch (IOException e) {
            LOG.debug("This machine does not tell since when it runs: transfers begin anew after a crash", e);
            return null;
        }
    }
}
