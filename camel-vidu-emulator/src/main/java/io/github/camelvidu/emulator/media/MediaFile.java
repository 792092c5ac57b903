// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.IOException;
import java.io.InputStream;

/** A file that can be served, in parts and as often as it is asked for. */
public interface MediaFile {

    /** Such as {@code video/mp4}. */
    String contentType();

    /** In bytes. */
    long length();

    /** Strong entity tag with its quotes, made from the content. */
    String etag();

    /**
     * The content from a byte on.
     *
     * @param offset of the first byte, from 0 to the length
     */
    InputStream open(long offset) throws IOException;
}
