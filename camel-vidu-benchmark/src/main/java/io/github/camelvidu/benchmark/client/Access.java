// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.time.Duration;
import java.util.Optional;

/**
 * How a contender gets to the platform.
 *
 * @param url      of the platform
 * @param apiKey   of the account
 * @param interval between two looks at a task
 * @param ledger   JDBC address of a PostgreSQL for the ledger of {@code vidu:}; empty for one in memory
 */
public record Access(String url, String apiKey, Duration interval, Optional<String> ledger) {

    /** Connections that a client may open. */
    static final int CONNECTIONS = 64;
}
