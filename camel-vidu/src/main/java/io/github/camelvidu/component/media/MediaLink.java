// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.net.URI;
import java.util.concurrent.Callable;

/**
 * A signed link to a result, and how to get a fresh one when it has lapsed.
 *
 * @param url   requested byte for byte as it stands; null when a fresh one must be asked for first
 * @param fresh asks the platform for another link to the same; null when there is no way
 */
public record MediaLink(String url, Callable<String> fresh) {

    /** The link without its signed query and without a user, for messages. */
    public String shown() {
        if (url == null) {
            return "a fresh link";
        }
        try {
            URI uri = URI.create(url);
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath();
        } catch (IllegalArgumentException e) {
            return "a link that is not a URI";
        }
    }

    @Override
    public String toString() {
        return "MediaLink[" + shown() + "]";
    }
}
