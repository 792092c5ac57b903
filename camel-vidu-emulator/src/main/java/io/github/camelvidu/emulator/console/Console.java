// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Faults;
import io.github.camelvidu.emulator.http.InFlight;
import io.github.camelvidu.emulator.http.TaskOverview;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.spy.RecordedRequests;
import org.eclipse.jetty.server.Handler;

/**
 * The platform's console as a JSON API, and the emulator's own switches (Vidu reference, section 17: what only the
 * console of the platform offers). Thread-safe.
 */
public final class Console {

    private final Sessions sessions = new Sessions();
    private final ConsoleHandler handler;

    public Console(Parts parts) {
        ConsoleRoutes routes = new ConsoleRoutes();
        new SessionCalls(parts.platform().accounts(), sessions).addTo(routes);
        new KeyCalls(parts.platform().keys(), sessions).addTo(routes);
        new MoneyCalls(parts.platform(), sessions).addTo(routes);
        new UsageCalls(parts.platform(), sessions).addTo(routes);
        new ClockCalls(parts.clock()).addTo(routes);
        new FaultCalls(parts.faults(), parts.platform()).addTo(routes);
        new RequestCalls(parts.requests()).addTo(routes);
        new TaskCalls(
                parts.platform(), parts.rules(), sessions,
                new TaskOverview(parts.platform(), parts.rules(), parts.clock(), parts.linkSecret())).addTo(routes);
        handler = new ConsoleHandler(
                new SameOrigin(parts.host()), routes, parts.inFlight(), parts.clock(), parts.rules().limits().maxBodyBytes());
    }

    /** Answers calls to the console and leaves all others. */
    public Handler handler() {
        return handler;
    }

    /** Signs everybody out. */
    public void clear() {
        sessions.clear();
    }

    /**
     * What the console works on.
     *
     * @param platform   the accounts and the money
     * @param clock      the emulator's clock
     * @param faults     what goes wrong
     * @param requests   what was noted of the platform's calls
     * @param inFlight   the calls under way
     * @param host       where the server listens
     * @param rules      what the platform accepts
     * @param linkSecret signs links to results
     */
    public record Parts(
            Platform platform, EmulatorClock clock, Faults faults, RecordedRequests requests, InFlight inFlight, String host,
            RuleBook rules, byte[] linkSecret) {
    }
}
