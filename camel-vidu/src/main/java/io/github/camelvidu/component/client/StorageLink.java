// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.net.URI;

/** What a signed link to the platform's storage must be before anything is sent to it or read from it. */
public final class StorageLink {

    private StorageLink() {
    }

    /**
     * The link as it stands.
     *
     * @param  plainHttp                whether a storage without TLS is taken: only when the API itself is called
     *                                  without it (emulator)
     * @throws IllegalArgumentException that says what the link is not, to stand behind a noun; the link is not repeated
     */
    public static URI of(String link, boolean plainHttp) {
        URI uri;
        try {
            uri = URI.create(link);
        } catch (IllegalArgumentException e) {
            // not as the cause: it quotes the link
            throw new IllegalArgumentException("is not a URI");
        }
        boolean allowed = "https".equalsIgnoreCase(uri.getScheme()) || plainHttp && "http".equalsIgnoreCase(uri.getScheme());
        if (!allowed || uri.getHost() == null) {
            throw new IllegalArgumentException("is not an https link");
        }
        if (uri.getRawUserInfo() != null) {
            // it would become an Authorization header
            throw new IllegalArgumentException("names a user");
        }
        return uri;
    }
}
