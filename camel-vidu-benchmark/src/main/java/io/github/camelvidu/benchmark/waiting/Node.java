// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.waiting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.camelvidu.benchmark.client.Contenders;
import io.github.camelvidu.benchmark.platform.Platform;

/** This component with its ledger in PostgreSQL, in one process after another. For one thread. */
final class Node implements AutoCloseable {

    private static final String HEAP = "-Xmx2g";

    private final Platform platform;
    private final Database database;
    private Optional<ClientProcess> process = Optional.empty();

    Node(Platform platform, Database database) {
        this.platform = platform;
        this.database = database;
    }

    /** Starts it, if it does not run. */
    ClientProcess start(List<String> jvm) throws IOException {
        if (process.isEmpty()) {
            List<String> options = new ArrayList<>(jvm);
            options.add(HEAP);
            process = Optional.of(ClientProcess.start(
                    Contenders.VIDU, platform, Contenders.VIDU.ownInterval(), options, Optional.of(database.address())));
        }
        return process.get();
    }

    /** Lets it end by itself. */
    void end() throws IOException, InterruptedException {
        process.orElseThrow().end();
        close();
    }

    /** Ends it with SIGKILL, if it runs. */
    @Override
    public void close() {
        process.ifPresent(ClientProcess::close);
        process = Optional.empty();
    }
}
