// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.Callable;

/**
 * A signed link to a result, and how to get a fresh one when it has lapsed.
 *
 * @param url    requested byte for byte as it stands; null when a fresh one must be asked for first
 * @param fresh  asks the platform for another link to the same; null when there is no way
 * @param taskId whose result it is; null when that is not known
 * @param part   which of the task's files it is, in words of ours; null like the task
 */
public record MediaLink(String url, Callable<String> fresh, String taskId, String part) {

    /** A link of which is not known whose it is. */
    public MediaLink(String url, Callable<String> fresh) {
        this(url, fresh, null, null);
    }

    /** The same file, over a link that is asked for when it is needed. */
    MediaLink renewed() {
        return new MediaLink(null, fresh, taskId, part);
    }

    /** Whether the link itself says that it is over, so that it need not be tried. */
    boolean isLapsed(Instant now) {
        return url != null && SignedLink.expires(url).filter(end -> !now.isBefore(end)).isPresent();
    }

    /**
     * Names the file, not the link: the same for every link to it. A link alone stands for what is behind its path,
     * since a signature says nothing of the file.
     */
    String file() {
        return taskId == null ? shown() : taskId + "/" + part;
    }

    /** The link without its signed query and without a user, for messages. */
    public String shown() {
        return url == null ? "a fresh link" : shown(url);
    }

    private static String shown(String url) {
        try {
            return shown(URI.create(url));
        } catch (IllegalArgumentException e) {
            return "a link that is not a URI";
        }
    }

    /** Scheme, host, port and path. */
    static String shown(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath();
    }

    @Override
    public String toString() {
        return "MediaLink[" + shown() + "]";
    }
}
