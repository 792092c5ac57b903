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
 */
record HttpCall(String method, URI uri, Map<String, String> headers, RequestBody body) {

    HttpCall {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        headers = Map.copyOf(headers);
    }

    /** Names the call without query, headers and body. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
