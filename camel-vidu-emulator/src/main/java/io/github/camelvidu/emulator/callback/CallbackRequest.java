// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A callback as it goes over the wire.
 *
 * @param url     where to
 * @param headers in the order of the platform's example
 * @param body    JSON, usually
 */
record CallbackRequest(URI url, Map<String, String> headers, String body) {

    CallbackRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    HttpRequest toHttp() {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "CallbackRequest[" + url.getAuthority() + "]";
    }
}
