// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HttpClients that camel-http configures, one for {@code http} and one for {@code https}, each from an endpoint of
 * our own that no route can share. TLS, proxies and pools are those of {@code camel.component.http(s).*}; automatic
 * retries, redirects, cookies and content decoding are off, since each of them would change or repeat what we send.
 * Thread-safe.
 */
public final class CamelHttpClients implements Closeable {

    /** No server closes a connection that was busy so lately, unless it says so. */
    private static final TimeValue CHECKED_AFTER = TimeValue.ofMilliseconds(100);

    private final CamelContext camel;
    private final Duration connectTimeout;
    private final Map<String, HttpEndpoint> endpoints = new ConcurrentHashMap<>();

    public CamelHttpClients(CamelContext camel, Duration connectTimeout) {
        this.camel = camel;
        this.connectTimeout = connectTimeout;
    }

    HttpClient of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return endpoints.computeIfAbsent(scheme, this::endpoint).getHttpClient();
    }

    @Override
    public void close() throws IOException {
        ServiceHelper.stopAndShutdownServices(endpoints.values());
        endpoints.clear();
    }

    private HttpEndpoint endpoint(String scheme) {
        try {
            HttpComponent component = camel.getComponent(scheme, HttpComponent.class);
            // created by the component but not registered with the context
            HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(scheme + "://vidu");
            HttpClientConfigurer configured = endpoint.getHttpClientConfigurer();
            endpoint.setHttpClientConfigurer(builder -> {
                if (configured != null) {
                    configured.configureHttpClient(builder);
                }
                sendOnce(builder);
            });
            useFreshConnections(endpoint, component);
            ServiceHelper.startService(endpoint);
            return endpoint;
        } catch (LinkageError e) {
            throw new RuntimeCamelException(
                    "camel-http is of another version than Camel itself: import camel-bom, or depend on camel-http in the"
                                            + " version of your Camel",
                    e);
        } catch (Exception e) {
            throw new RuntimeCamelException("camel-http has no usable component for " + scheme, e);
        }
    }

    private static void sendOnce(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .addExecInterceptorFirst(PinnedAddress.class.getName(), new PinnedAddress())
                .setRequestExecutor(new SendingMark());
    }

    /**
     * Checks a pooled connection that has rested right before it is used, so that one which the server closed is not
     * the cause of a lost answer. The check takes a millisecond. A connection manager that the user shares between
     * components is left as it is.
     */
    private void useFreshConnections(HttpEndpoint endpoint, HttpComponent component) {
        if (component.getClientConnectionManager() == null
                && endpoint.getClientConnectionManager() instanceof PoolingHttpClientConnectionManager pool) {
            pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(connectTimeout))
                    .setValidateAfterInactivity(CHECKED_AFTER)
                    .build());
        }
    }
}
