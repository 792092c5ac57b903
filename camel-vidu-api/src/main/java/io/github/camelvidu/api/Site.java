// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.net.URI;

/**
 * The two sites of the platform. Accounts, keys, credits and price lists are separate (Vidu reference, section 1).
 */
public enum Site {

    GLOBAL("https://api.vidu.com", "platform@vidu.studio"),
    CHINA("https://api.vidu.cn", "platform@vidu.cn");

    private final URI baseUri;
    private final String contact;

    Site(String baseUri, String contact) {
        this.baseUri = URI.create(baseUri);
        this.contact = contact;
    }

    /** The root of the API, without a trailing slash. */
    public URI baseUri() {
        return baseUri;
    }

    /** The mail address of the site's support (Vidu reference, section 17). */
    public String contact() {
        return contact;
    }
}
