// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One load is fetched by all contenders, one after the other in each run. What a contender fetched is looked at when
 * the time has been taken, and deleted.
 */
final class LoadRun {

    private final Load load;
    private final Path links;
    private final List<Contender> contenders;
    private final Map<String, String> lost = new LinkedHashMap<>();

    /** @param directory where the links are written */
    LoadRun(Load load, Path directory, List<Contender> contenders) throws IOException {
        this.load = load;
        this.links = load.writeTo(directory.resolve("links"));
        this.contenders = new ArrayList<>(contenders);
    }

    /** Each contender's outcome. One that fails is left out from then on, see {@link #lost}. */
    Map<String, Contender.Outcome> run() throws IOException {
        Map<String, Contender.Outcome> outcomes = new LinkedHashMap<>();
        for (Contender contender : List.copyOf(contenders)) {
            try {
                outcomes.put(contender.name(), contender.fetch(links, load.atATime()));
                load.requireIn(contender.directory());
            } catch (IOException | WrongFileException e) {
                lose(contender, e, outcomes);
            } finally {
                empty(contender.directory());
            }
        }
        return outcomes;
    }

    /** The most bytes that are alive in the heap of each contender that has one. Takes longer. */
    Map<String, Long> mostAlive() throws IOException {
        Map<String, Long> alive = new LinkedHashMap<>();
        for (Contender contender : List.copyOf(contenders)) {
            try {
                OptionalLong bytes = contender.mostAlive(links, load.atATime());
                bytes.ifPresent(most -> alive.put(contender.name(), most));
            } catch (IOException e) {
                lose(contender, e, alive);
            } finally {
                empty(contender.directory());
            }
        }
        return alive;
    }

    /** Why a contender was left out, by its name. */
    Map<String, String> lost() {
        return lost;
    }

    private void lose(Contender contender, Exception failure, Map<String, ?> outcomes) {
        contenders.remove(contender);
        lost.put(contender.name(), failure.getMessage());
        outcomes.remove(contender.name());
    }

    private static void empty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
