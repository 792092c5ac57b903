// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.time.Duration;
import java.util.Optional;

import io.github.camelvidu.emulator.fault.Fault;

/** What goes wrong first, before a process is killed. What the platform has done by then stays done. */
enum Trouble {

    RESET(next().reset()),
    TIME_OUT(next().delay(Duration.ofSeconds(4))),
    TRUNCATED(next().truncate(20)),
    SERVER_ERROR(next().reply(500, "InternalServiceFailure")),
    GATEWAY(next().replyRaw(502, "text/html", "<html><body>Bad Gateway</body></html>")),
    LEDGER_GONE(null),
    DISK_FULL(null);

    private final Fault fault;

    Trouble(Fault fault) {
        this.fault = fault;
    }

    /** Empty when it is not the platform's. */
    Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    private static Fault next() {
        return Fault.on("*", "/**").times(1).afterCommit();
    }
}
