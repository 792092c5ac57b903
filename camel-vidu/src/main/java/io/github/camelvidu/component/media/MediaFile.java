// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

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
}
