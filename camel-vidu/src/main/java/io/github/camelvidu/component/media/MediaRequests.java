// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.camelvidu.component.client.HttpTransport;
import io.github.camelvidu.component.client.StorageLink;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;

/** Asks storage hosts for files, over links and redirects that are looked at before anything is sent. Thread-safe. */
final class MediaRequests {

    private static final int MOST_REDIRECTS = 5;

    private final HttpTransport transport;
    private final MediaSettings settings;

    MediaRequests(HttpTransport transport, MediaSettings settings) {
        this.transport = transport;
        this.settings = settings;
    }

    /**
     * Opens a link, byte for byte as it stands, and wherever that leads.
     *
     * @param  headers                sent as they are, to every host on the way
     * @throws UnusableMediaException when the link or a redirect leads where nothing may be fetched from
     */
    <T> T get(String link, Map<String, String> headers, MediaHosts hosts, HttpClientResponseHandler<T> reader)
            throws IOException {
        Map<String, String> sent = new HashMap<>(headers);
        // the bytes of the file, and a connection that nothing else will use: what a server sends too much is dropped
        sent.put(HttpHeaders.ACCEPT_ENCODING, "identity");
        sent.put(HttpHeaders.CONNECTION, "close");
        URI at = checked(link, "the link", hosts);
        Set<URI> seen = new HashSet<>(Set.of(at));
        while (true) {
            try {
                return transport.open(at, sent, host -> hosts.addresses(host, settings.names()), response -> {
                    requireNoRedirect(response);
                    return reader.handleResponse(response);
                });
            } catch (Redirect redirect) {
                at = checked(redirect.from(at), "the redirect of the storage", hosts);
                if (!seen.add(at)) {
                    throw new UnusableMediaException("the storage redirects in a loop");
                }
                if (seen.size() > MOST_REDIRECTS + 1) {
                    throw new UnusableMediaException("the storage redirects more than " + MOST_REDIRECTS + " times");
                }
            }
        }
    }

    private URI checked(String link, String what, MediaHosts hosts) throws UnusableMediaException {
        URI uri;
        try {
            uri = StorageLink.of(link, settings.plainHttp());
        } catch (IllegalArgumentException e) {
            throw new UnusableMediaException(what + " " + e.getMessage());
        }
        if (!hosts.allow(uri.getHost())) {
            throw new UnusableMediaException(
                    what + " leads to the host " + uri.getHost() + ", which the option mediaHosts does not allow");
        }
        return uri;
    }

    /** Thrown, so that the rest of the answer is not waited for. */
    private static void requireNoRedirect(ClassicHttpResponse response) throws IOException {
        switch (response.getCode()) {
            case 301, 302, 303, 307, 308 -> {
                Header location = response.getFirstHeader(HttpHeaders.LOCATION);
                if (location == null) {
                    throw new BrokenTransferException("the storage redirects to nowhere");
                }
                throw new Redirect(location.getValue());
            }
            default -> {
            }
        }
    }

    private static final class Redirect extends IOException {

        private static final long serialVersionUID = 1L;

        private final String location;

        Redirect(String location) {
            super("redirected");
            this.location = location;
        }

        String from(URI at) throws UnusableMediaException {
            try {
                URI to = URI.create(location);
                // an absolute one is followed as it stands
                return to.isAbsolute() ? location : at.resolve(to).toString();
            } catch (IllegalArgumentException e) {
                throw new UnusableMediaException("the redirect of the storage is not a URI");
            }
        }
    }
}
