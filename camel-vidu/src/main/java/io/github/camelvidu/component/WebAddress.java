// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.net.URI;

/** What an address in the options must be like. */
final class WebAddress {

    private WebAddress() {
    }

    /** Whether paths can be put behind it: http or https, with a host, without user and query. */
    static boolean isBase(URI address) {
        boolean http = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        return http && address.getHost() != null && address.getRawQuery() == null && address.getRawUserInfo() == null;
    }
}
