// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Kills, a few at a time: most of each is waiting. */
final class KillRuns implements AutoCloseable {

    private static final int AT_A_TIME = 3;

    private final ExecutorService lanes = Executors.newFixedThreadPool(AT_A_TIME);
    private final Map<Cell, Future<Void>> runs = new LinkedHashMap<>();

    KillRuns(List<Cell> cells, Path folder) {
        cells.forEach(cell -> runs.put(cell, lanes.submit(new KillRun(cell, folder.resolve("run" + runs.size())))));
    }

    /** Waits for the run of a cell, and fails as it did. */
    void await(Cell cell) throws Throwable {
        try {
            runs.get(cell).get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        lanes.shutdownNow();
    }
}
