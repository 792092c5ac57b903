// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelvidu.component.time.Timekeeper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests over the HttpClient that camel-http configures, each exactly once: no retry, no redirect, no header
 * that was not asked for. Thread-safe; a call blocks its thread.
 */
public final class HttpTransport implements Closeable {

    private final CamelHttpClients clients;
    private final Timekeeper time;
    private final HttpLimits limits;

    public HttpTransport(CamelHttpClients clients, Timekeeper time, HttpLimits limits) {
        this.clients = clients;
        this.time = time;
        this.limits = limits;
    }

    /**
     * Sends a call and reads the whole answer.
     *
     * @throws CallFailedException when there was no answer, a broken one, or one longer than allowed
     */
    HttpReply send(HttpCall call) throws CallFailedException {
        return send(call, HttpClientContext.create());
    }

    /** The same, to no other addresses than these. */
    HttpReply send(HttpCall call, HostAddresses addresses) throws CallFailedException {
        HttpClientContext context = HttpClientContext.create();
        PinnedAddress.require(context, addresses);
        return send(call, context);
    }

    private HttpReply send(HttpCall call, HttpClientContext context) throws CallFailedException {
        HttpUriRequestBase request = request(call.method(), call.uri(), call.headers());
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = time.after(limits.totalTimeout(), () -> {
            late.set(true);
            request.abort();
        });
        try {
            if (call.body() != null) {
                BodyEntity body = new BodyEntity(call.body());
                request.setEntity(body);
                SendingMark.before(context, () -> {
                    body.requireReadable();
                    call.sending().run();
                });
            }
            return clients.of(call.uri()).execute(request, context, response -> read(response, limits.maxAnswer()));
        } catch (IOException | RuntimeException e) {
            throw failed(call, context, late.get(), e);
        } finally {
            deadline.cancel(false);
        }
    }

    /**
     * Opens a link and hands the answer over while it is still on the wire. Only silence is limited in time, not the
     * whole transfer: a large file may take long. A redirect is an answer like any other. What the reader leaves unread
     * of an answer when it throws is not waited for.
     *
     * @param headers   sent as they are; the API key is not added
     * @param addresses where the link's host may be connected to
     */
    public <T> T open(
            URI link, Map<String, String> headers, HostAddresses addresses, HttpClientResponseHandler<T> reader)
            throws IOException {
        HttpClientContext context = HttpClientContext.create();
        PinnedAddress.require(context, addresses);
        HttpUriRequestBase request = request("GET", link, headers);
        return clients.of(link).execute(request, context, response -> {
            boolean taken = false;
            try {
                T result = reader.handleResponse(response);
                taken = true;
                return result;
            } finally {
                if (!taken) {
                    // else the client would read the rest of an answer, however long, to keep the connection
                    request.abort();
                }
            }
        });
    }

    @Override
    public void close() throws IOException {
        clients.close();
    }

    private HttpUriRequestBase request(String method, URI uri, Map<String, String> headers) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, uri);
        headers.forEach(request::setHeader);
        request.setConfig(config(clients.of(uri)));
        return request;
    }

    /** What camel-http configured (proxies above all), with our time limits. */
    private RequestConfig config(HttpClient client) {
        RequestConfig configured = client instanceof Configurable configurable ? configurable.getConfig() : null;
        return (configured == null ? RequestConfig.custom() : RequestConfig.copy(configured))
                .setConnectionRequestTimeout(Timeout.of(limits.totalTimeout()))
                .setResponseTimeout(Timeout.of(limits.responseTimeout()))
                .setRedirectsEnabled(false)
                .build();
    }

    private HttpReply read(ClassicHttpResponse response, int maxBytes) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new HttpReply(response.getCode(), Map.copyOf(headers), bytes(response.getEntity(), maxBytes));
    }

    private byte[] bytes(HttpEntity entity, int maxBytes) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        byte[] bytes = entity.getContent().readNBytes((int) Math.min(Integer.MAX_VALUE, maxBytes + 1L));
        if (bytes.length > maxBytes) {
            throw new IOException("the answer is longer than the " + maxBytes + " bytes that are allowed");
        }
        if (entity.getContentLength() >= 0 && bytes.length < entity.getContentLength()) {
            throw new IOException("the answer ended after " + bytes.length + " of " + entity.getContentLength() + " bytes");
        }
        return bytes;
    }

    private CallFailedException failed(HttpCall call, HttpClientContext context, boolean late, Exception cause) {
        String what = late ? "took longer than " + limits.totalTimeout().toMillis() + " ms" : describe(cause);
        return new CallFailedException(call + ": " + what, SendingMark.isSet(context), cause);
    }

    /** The sort of failure; messages of the HTTP client may repeat a URI with its query, so they are not taken over. */
    private static String describe(Exception cause) {
        return cause instanceof UnreadableBodyException || cause instanceof AddressRefusedException
                ? cause.getMessage() : "no usable answer (" + cause.getClass().getSimpleName() + ")";
    }
}
