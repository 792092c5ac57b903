// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.camelvidu.component.client.AddressRefusedException;
import io.github.camelvidu.component.client.HostNames;
import io.github.camelvidu.component.client.PublicAddresses;

/**
 * The hosts that results may be fetched from: those that are allowed by name, as far as they are on the public
 * internet, and the host of the API, wherever that is.
 *
 * @param allowed names as {@code storage.example.com}, {@code *.example.com} for everything below, or {@code *}; in
 *                lower case
 * @param own     the host of the API
 */
public record MediaHosts(List<String> allowed, String own) {

    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?";
    private static final Pattern NAME = Pattern.compile("\\*|(\\*\\.)?" + LABEL + "(\\." + LABEL + ")*");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    public MediaHosts {
        allowed = List.copyOf(allowed);
    }

    /**
     * @param  patterns                 as an author writes them
     * @param  base                     the root of the API
     * @throws IllegalArgumentException that says which of the patterns is none
     */
    public static MediaHosts of(List<String> patterns, URI base) {
        for (String pattern : patterns) {
            String plain = plain(pattern);
            boolean disguised = plain.equals("*") && !pattern.equals("*");
            if (disguised || !NAME.matcher(plain).matches() && !IPV6.matcher(plain).matches()) {
                throw new IllegalArgumentException(
                        "'" + pattern + "' is no host; names like storage.example.com, *.example.com, or * for all are allowed,"
                                                   + " without scheme, port and path");
            }
        }
        return new MediaHosts(patterns.stream().map(MediaHosts::plain).toList(), plain(base.getHost()));
    }

    boolean allow(String host) {
        String plain = plain(host);
        return isOwn(plain) || allowed.stream().anyMatch(pattern -> matches(pattern, plain));
    }

    /**
     * Where an allowed host may be connected to.
     *
     * @throws AddressRefusedException when even one of its addresses is not of the public internet
     */
    public List<InetAddress> addresses(String host, HostNames names) throws IOException {
        List<InetAddress> addresses = List.of(names.resolve(host));
        if (isOwn(plain(host))) {
            return addresses;
        }
        for (InetAddress address : addresses) {
            if (!PublicAddresses.contain(address)) {
                throw new AddressRefusedException(
                        "the host " + plain(host) + " is at " + address.getHostAddress()
                                                  + ", which is not an address of the public internet");
            }
        }
        return addresses;
    }

    /** The API's host; all names of this machine are one when the API is on it. */
    private boolean isOwn(String host) {
        return host.equals(own) || LOOPBACK.matcher(own).matches() && LOOPBACK.matcher(host).matches();
    }

    private static boolean matches(String pattern, String host) {
        return pattern.equals("*") || pattern.equals(host)
                || pattern.startsWith("*.") && host.length() >= pattern.length() && host.endsWith(pattern.substring(1));
    }

    /** Without the brackets of an IPv6 address and the dot at the end of a full name. */
    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
    }
}
