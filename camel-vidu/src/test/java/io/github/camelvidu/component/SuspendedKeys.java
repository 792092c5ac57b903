// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * API keys that the platform does not take any more: each request that carries one reaches the emulator with a key that
 * this has never seen.
 */
final class SuspendedKeys {

    private final Set<String> suspended = ConcurrentHashMap.newKeySet();

    /** @param camel whose component is not in use yet */
    SuspendedKeys(CamelContext camel) {
        camel.getComponent("http", HttpComponent.class).setHttpClientConfigurer(
                builder -> builder.addRequestInterceptorLast((request, entity, context) -> {
                    var header = request.getFirstHeader(HttpHeaders.AUTHORIZATION);
                    if (header != null && suspended.contains(header.getValue().replace("Token ", ""))) {
                        request.setHeader(HttpHeaders.AUTHORIZATION, "Token vda_suspended");
                    }
                }));
    }

    void suspend(String key) {
        suspended.add(key);
    }

    void resume(String key) {
        suspended.remove(key);
    }
}
