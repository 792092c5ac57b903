// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that are fetched together.
 *
 * @param name    what the table calls them
 * @param files   all of them
 * @param atATime how many a contender is given at a time
 */
record Load(String name, List<Wanted> files, int atATime) {

    private static final double MIB = 1 << 20;

    /** All bytes. */
    double mebibytes() {
        return files.stream().mapToLong(Wanted::length).sum() / MIB;
    }

    /** Writes what is wanted for a contender to read: a line has a name and a link. */
    Path writeTo(Path file) throws IOException {
        return Files.write(file, files.stream().map(wanted -> wanted.name() + " " + wanted.link()).toList());
    }

    /** @throws WrongFileException unless the directory has all files with all their bytes */
    void requireIn(Path directory) throws IOException {
        for (Wanted wanted : files) {
            wanted.requireIn(directory);
        }
    }
}
