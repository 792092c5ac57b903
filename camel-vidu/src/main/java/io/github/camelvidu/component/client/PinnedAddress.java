// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * Connects a request only to addresses that were looked at before: the name is resolved once, and the connection goes
 * to what came of it, so that a name which changes its address in between gains nothing. TLS still asks for the name.
 * Requests of which nothing is said are left alone. Where camel-http is told to use a proxy, that resolves the names,
 * and only hosts that are given as addresses can be looked at here.
 */
final class PinnedAddress implements ExecChainHandler {

    private static final String ATTRIBUTE = PinnedAddress.class.getName();

    /** From here on requests with this context go nowhere else. */
    static void require(HttpContext context, HostAddresses addresses) {
        context.setAttribute(ATTRIBUTE, addresses);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (!(scope.clientContext.getAttribute(ATTRIBUTE) instanceof HostAddresses addresses)) {
            return chain.proceed(request, scope);
        }
        String host = scope.route.getTargetHost().getHostName();
        if (scope.route.getProxyHost() != null) {
            if (isAddress(host)) {
                addresses.of(host);
            }
            return chain.proceed(request, scope);
        }
        IOException unreachable = null;
        for (InetAddress address : addresses.of(host)) {
            try {
                return chain.proceed(request, pinned(scope, address));
            } catch (ConnectException | ConnectTimeoutException | NoRouteToHostException e) {
                if (unreachable == null) {
                    unreachable = e;
                } else {
                    unreachable.addSuppressed(e);
                }
            }
        }
        throw unreachable == null ? new UnknownHostException(host) : unreachable;
    }

    private static boolean isAddress(String host) {
        return InetAddressUtils.isIPv4Address(host) || host.indexOf(':') >= 0;
    }

    private static ExecChain.Scope pinned(ExecChain.Scope scope, InetAddress address) {
        HttpHost named = scope.route.getTargetHost();
        HttpHost target = new HttpHost(named.getSchemeName(), address, named.getHostName(), named.getPort());
        HttpRoute route = new HttpRoute(
                target, scope.route.getTargetName(), scope.route.getLocalAddress(), scope.route.isSecure());
        return new ExecChain.Scope(scope.exchangeId, route, scope.originalRequest, scope.execRuntime, scope.clientContext);
    }
}
