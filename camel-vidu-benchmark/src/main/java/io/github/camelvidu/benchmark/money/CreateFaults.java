// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelvidu.emulator.fault.Fault;

/**
 * What goes wrong with create requests: a reset connection, an answer that comes too late, a 502 in HTML, a 503. Each
 * of them is as likely before the platform has accepted the request, so that nothing was created, as after it.
 */
final class CreateFaults {

    static final String PATH = "/ent/v2/text2video";

    private CreateFaults() {
    }

    /**
     * @param rate    share of create requests that are struck, from 0 to 1
     * @param timeOut how long clients wait for an answer
     */
    static List<Fault> at(double rate, Duration timeOut) {
        List<Fault> kinds = Stream.of(Fault.on("POST", PATH), Fault.on("POST", PATH).afterCommit())
                .flatMap(lost -> kinds(lost, timeOut)).toList();
        double each = rate / kinds.size();
        List<Fault> faults = new ArrayList<>();
        for (Fault kind : kinds) {
            // a fault is drawn among the requests that those before it spared
            faults.add(kind.chance(each / (1 - each * faults.size())));
        }
        return faults;
    }

    private static Stream<Fault> kinds(Fault lost, Duration timeOut) {
        return Stream.of(
                lost.reset(),
                lost.delay(timeOut.multipliedBy(2)).close(),
                lost.replyRaw(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>"),
                lost.reply(503, "ServiceUnavailable"));
    }
}
