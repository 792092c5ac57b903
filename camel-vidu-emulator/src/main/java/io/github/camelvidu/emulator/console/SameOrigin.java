// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.camelvidu.emulator.rules.InputRefusal;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * Keeps pages of other origins away from the console: a browser sends their requests here too, and with a name that
 * leads to this machine (DNS rebinding) lets them read the answers. Programs that are no browser send neither header.
 */
final class SameOrigin {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");
    private static final Pattern LOOPBACK = Pattern.compile("(.+\\.)?localhost|127(\\.\\d{1,3}){3}|::1");

    private final String boundHost;

    /** @param boundHost where the server listens */
    SameOrigin(String boundHost) {
        this.boundHost = bare(boundHost);
    }

    /** @throws InputRefusal if the call may come from a page of somebody else */
    void check(Request request) {
        HttpFields headers = request.getHeaders();
        String host = Optional.ofNullable(headers.get("Host")).orElse("");
        String name = bare(authority("Host", "http://" + host));
        if (!EVERYWHERE.contains(boundHost) && !name.equals(boundHost) && !LOOPBACK.matcher(name).matches()) {
            throw forbidden("Host", host, boundHost + " or localhost", "The console is not reached under this name.");
        }
        if (READING.contains(request.getMethod())) {
            return;
        }
        String site = Optional.ofNullable(headers.get("Sec-Fetch-Site")).orElse("none");
        if (!OWN_SITE.contains(site)) {
            throw forbidden("Sec-Fetch-Site", site, "same-origin", "Pages of other sites may not change anything here.");
        }
        String own = request.getHttpURI().getScheme() + "://" + host;
        String origin = Optional.ofNullable(headers.get("Origin")).orElse(own);
        if (!origin.equalsIgnoreCase(own)) {
            throw forbidden("Origin", origin, own, "Pages of other sites may not change anything here.");
        }
    }

    private static String authority(String header, String address) {
        try {
            return Optional.ofNullable(URI.create(address).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            throw forbidden(header, "", "a host name", "The header " + header + " can not be read.");
        }
    }

    /** Without brackets, the dot at the end, and capitals. */
    private static String bare(String host) {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
    }

    private static InputRefusal forbidden(String header, String given, String allowed, String message) {
        return InputRefusal.withStatus(403, header, given, allowed, message);
    }
}
