// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A media file that lies ready on disk.
 *
 * @param file        where it lies; nobody changes it afterwards
 * @param contentType such as {@code video/mp4}
 * @param length      in bytes
 * @param etag        strong entity tag with its quotes, made from the content
 */
public record RenderedMedia(Path file, String contentType, long length, String etag) implements MediaFile {

    @Override
    public InputStream open(long offset) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
