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

    /** Ends it with SIGKILL, if it runs, and starts it with these options of the JVM. */
    ClientProcess restart(List<String> jvm) throws IOException {
        close();
        List<String> options = new ArrayList<>(jvm);
        options.add(HEAP);
        ClientProcess started = ClientProcess.start(
                Contenders.VIDU, platform, Contenders.VIDU.ownInterval(), options, Optional.of(database.address()));
        process = Optional.of(started);
        return started;
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
