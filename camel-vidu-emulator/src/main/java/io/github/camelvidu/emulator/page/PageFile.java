// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.page;

import java.util.Map;

import io.github.camelvidu.emulator.digest.Sha256;

/**
 * A file that a browser loads.
 *
 * @param contentType media type, with the charset of texts
 * @param etag        strong entity tag: it changes with the content, whatever the time of the build
 * @param content     all of it
 */
record PageFile(String contentType, String etag, byte[] content) {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** @param name whose end tells the type */
    static PageFile of(String name, byte[] content) {
        return new PageFile(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), etag(content), content);
    }

    private static String etag(byte[] content) {
        return '"' + Sha256.hex(content, 16) + '"';
    }
}
