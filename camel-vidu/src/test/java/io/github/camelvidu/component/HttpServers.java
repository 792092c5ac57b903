// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** The HTTP servers that a Camel runtime may have, on a free port of this machine. */
enum HttpServers {

    PLATFORM_HTTP("platform-http") {
        @Override
        void open(CamelContext camel, int port) throws Exception {
            VertxPlatformHttpServerConfiguration settings = new VertxPlatformHttpServerConfiguration();
            settings.setBindHost("127.0.0.1");
            settings.setBindPort(port);
            camel.addService(new VertxPlatformHttpServer(settings));
        }
    },
    NETTY_HTTP("netty-http") {
        @Override
        void open(CamelContext camel, int port) {
            camel.getRestConfiguration().setHost("127.0.0.1");
            camel.getRestConfiguration().setPort(port);
        }
    };

    final String component;

    HttpServers(String component) {
        this.component = component;
    }

    abstract void open(CamelContext camel, int port) throws Exception;

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
