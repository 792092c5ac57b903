// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.ToLongFunction;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Faults;
import io.github.camelvidu.emulator.media.MediaLibrary;
import io.github.camelvidu.emulator.page.PageHandler;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.spy.RecordedRequests;
import io.github.camelvidu.emulator.store.TaskRecord;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The platform on a port. */
public final class EmulatorServer implements AutoCloseable {

    private static final int MAX_HEADER_BYTES = 64 * 1024;
    /** Longer than any answer is held back in a test, in milliseconds. */
    private static final long IDLE_TIMEOUT = Duration.ofMinutes(15).toMillis();

    private final Server server;
    private final ServerConnector connector;
    private final boolean secure;

    private EmulatorServer(Server server, ServerConnector connector, boolean secure) {
        this.server = server;
        this.connector = connector;
        this.secure = secure;
    }

    /**
     * Takes the port; who connects waits until {@link #start}.
     *
     * @param  network               where to listen
     * @throws IllegalStateException if the port cannot be opened
     */
    public static EmulatorServer open(Network network) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("vidu-emulator");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, connections(network));
        connector.setHost(network.host());
        connector.setPort(network.port());
        connector.setIdleTimeout(IDLE_TIMEOUT);
        server.addConnector(connector);
        server.setStopTimeout(0);
        try {
            connector.open();
        } catch (IOException e) {
            throw new IllegalStateException("The emulator cannot listen on " + network.host() + ":" + network.port(), e);
        }
        return new EmulatorServer(server, connector, network.tls().isPresent());
    }

    /**
     * Begins to answer.
     *
     * @param parts   what to serve
     * @param console answers what is no call of the platform; asked first
     */
    public void start(Parts parts, Handler console) {
        server.setHandler(new Handler.Sequence(
                new PageHandler(), console, new CallHandler(
                        Routes.of(parts), parts.faults(), parts.requests(), parts.clock(),
                        parts.rules().limits().maxBodyBytes())));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The emulator's server did not start", e);
        }
    }

    /** Scheme, host and port, without a path. */
    public URI uri() {
        String host = connector.getHost().contains(":") ? "[" + connector.getHost() + "]" : connector.getHost();
        return URI.create((secure ? "https://" : "http://") + host + ":" + connector.getLocalPort());
    }

    /** Stops at once; answers that are held back are never sent. */
    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (Exception e) {
            throw new IllegalStateException("The emulator's server did not stop", e);
        }
    }

    private static ConnectionFactory[] connections(Network network) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        return network.tls()
                .map(tls -> {
                    // a laptop's certificate rarely names the address it is reached at
                    configuration.addCustomizer(new SecureRequestCustomizer(false));
                    return new ConnectionFactory[] { new SslConnectionFactory(tls.contextFactory(), http.getProtocol()), http };
                })
                .orElseGet(() -> new ConnectionFactory[] { http });
    }

    /**
     * What is served.
     *
     * @param platform     the tasks and the money
     * @param media        where results come from
     * @param videoBytes   length of a task's synthetic videos; 0 when its videos are drawn
     * @param rules        what is accepted
     * @param clock        the emulator's clock
     * @param faults       what goes wrong
     * @param requests     where requests are noted
     * @param inFlight     the calls under way
     * @param linkSecret   signs links to results
     * @param firstKey     of the default account
     * @param acceptBearer whether {@code Authorization: Bearer} is accepted besides {@code Token}
     */
    public record Parts(
            Platform platform, MediaLibrary media, ToLongFunction<TaskRecord> videoBytes, RuleBook rules,
            EmulatorClock clock, Faults faults, RecordedRequests requests, InFlight inFlight,
            byte[] linkSecret, String firstKey, boolean acceptBearer) {
    }
}
