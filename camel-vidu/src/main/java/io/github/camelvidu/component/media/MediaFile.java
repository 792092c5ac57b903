// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A result on disk, whole and checked.
 *
 * @param path        where it is
 * @param contentType by its content
 * @param extension   by its content, without a dot
 * @param length      bytes
 * @param sha256      of the content, lower-case hex
 * @param temporary   whether it goes when nobody needs it any more; otherwise it stays
 */
public record MediaFile(
        Path path, String contentType, String extension, long length, String sha256, boolean temporary) {

    /** The same bytes under another name, which stays when this one goes. @param name without extension */
    MediaFile linkedAs(String name) throws IOException {
        Path other = path.resolveSibling(name + "." + extension);
        try {
            Files.createLink(other, path);
        } catch (UnsupportedOperationException | FileSystemException e) {
            // not every disk knows links
            Files.copy(path, other);
        }
        return new MediaFile(other, contentType, extension, length, sha256, temporary);
    }
}
