// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelvidu.component.ViduComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** This component, which asks for all tasks together, or is told when one has ended and asks for those. */
final class ViduRoute implements Contender {

    /** Long enough that a node which is merely slow keeps its rows. */
    static final Duration LEASE = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofHours(3);
    private static final int DATABASE_CONNECTIONS = 16;
    private static final String HERE = "127.0.0.1";
    /** What the manual says will do with callbacks. */
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final boolean called;

    /** @param called whether the platform calls back; it is polled all the same */
    ViduRoute(boolean called) {
        this.called = called;
    }

    @Override
    public String name() {
        return called ? "camel-vidu, callbacks" : "camel-vidu, polling";
    }

    @Override
    public Duration ownInterval() {
        return called ? SELDOM : Duration.ofMillis(new ViduComponent().getPollInterval());
    }

    @Override
    public Client open(Access access) throws Exception {
        CamelContext context = RouteClient.context();
        ViduComponent vidu = context.getComponent("vidu", ViduComponent.class);
        vidu.getConfiguration().setBaseUrl(access.url());
        vidu.getConfiguration().setApiKey(access.apiKey());
        vidu.setPollInterval(access.interval().toMillis());
        access.ledger().ifPresent(address -> keepIn(address, vidu));
        if (called) {
            receiveCallbacks(context, vidu);
        }
        return RouteClient.start(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(RouteClient.START)
                        .to("vidu:generate?model=viduq3-turbo&duration=1&resolution=540p&download=false"
                            + "&idempotencyKey=${exchangeId}&waitTimeout=" + PATIENCE.toMillis());
            }
        }, Runnable::run);
    }

    private static void receiveCallbacks(CamelContext context, ViduComponent vidu) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost(HERE);
        server.setBindPort(port);
        context.addService(new VertxPlatformHttpServer(server));
        vidu.getConfiguration().setCallbackBaseUrl("http://" + HERE + ":" + port);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("vidu:callback").stop();
            }
        });
    }

    private static void keepIn(String address, ViduComponent vidu) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(address);
        pool.setMaximumPoolSize(DATABASE_CONNECTIONS);
        vidu.setDataSource(new HikariDataSource(pool));
        vidu.setCreateLedgerSchema(true);
        vidu.setLedgerLease(LEASE.toMillis());
    }
}
