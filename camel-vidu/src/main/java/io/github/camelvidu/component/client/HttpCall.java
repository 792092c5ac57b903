// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * One request, sent byte for byte as it stands.
 *
 * @param method  for example {@code GET}
 * @param uri     absolute; its path and query go on the wire as they are written
 * @param headers names and values, without Content-Type and Content-Length; never null
 * @param body    null for none
 * @param sending run when the connection stands, just before the first byte is written; when it throws, nothing is sent
 */
record HttpCall(String method, URI uri, Map<String, String> headers, RequestBody body, Runnable sending) {

    static final Runnable NOTHING = () -> {
    };

    HttpCall {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(sending, "sending");
        headers = Map.copyOf(headers);
    }

    HttpCall(String method, URI uri, Map<String, String> headers, RequestBody body) {
        this(method, uri, headers, body, NOTHING);
    }

    /** Names the call without query, headers and body. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
