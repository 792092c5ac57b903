// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.nio.file.Path;

/**
 * A media file that lies ready on disk.
 *
 * @param file        where it lies; nobody changes it afterwards
 * @param contentType such as {@code video/mp4}
 * @param length      in bytes
 * @param etag        strong entity tag with its quotes, made from the content
 */
public record RenderedMedia(Path file, String contentType, long length, String etag) {
}
