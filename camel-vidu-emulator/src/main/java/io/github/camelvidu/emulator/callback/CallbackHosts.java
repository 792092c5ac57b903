// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which hosts callbacks may be sent to: this machine, as {@code localhost} or by a loopback address, and those allowed
 * by name. No name is resolved for it. Thread-safe.
 */
public final class CallbackHosts {

    /** Allows all hosts. */
    public static final String ALL = "*";

    private static final Logger LOG = LoggerFactory.getLogger(CallbackHosts.class);
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    private final Set<String> allowed = ConcurrentHashMap.newKeySet();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** @param allowed names or addresses besides those of this machine, in any letter case, or {@link #ALL} */
    public CallbackHosts(List<String> allowed) {
        allowed.forEach(host -> this.allowed.add(bare(host)));
    }

    /** Why nothing may be sent to an address; empty if it may. Warns once for each host that is refused. */
    Optional<String> refusal(String url) {
        Optional<String> host = host(url);
        if (host.isEmpty()) {
            return Optional.of("callback_url is not the address of an HTTP server");
        }
        if (LOOPBACK.matcher(host.get()).matches() || allowed.contains(ALL) || allowed.contains(host.get())) {
            return Optional.empty();
        }
        if (warned.add(host.get())) {
            LOG.warn("Callbacks to {} are not sent: allow the host with callbackHosts or --callback-host", host.get());
        }
        return Optional.of("the host " + host.get() + " is not allowed");
    }

    private static Optional<String> host(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http ? Optional.ofNullable(uri.getHost()).map(CallbackHosts::bare) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String bare(String host) {
        return host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
    }
}
