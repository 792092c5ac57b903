// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.apache.camel.Converter;
import org.apache.camel.Exchange;

/** What a result becomes when a route or a component asks for another type. */
@Converter(generateLoader = true)
public final class MediaStreamConverter {

    private MediaStreamConverter() {
    }

    /**
     * The file itself; nothing is copied. A temporary file stays until the exchange ends.
     *
     * @throws IOException if it is a temporary file and the exchange is in no route: nobody could tell when to remove
     *                     it
     */
    @Converter
    public static File toFile(MediaStream media, Exchange exchange) throws IOException {
        return media.lastingPath(exchange).toFile();
    }

    /**
     * The file itself; nothing is copied. A temporary file stays until the exchange ends.
     *
     * @throws IOException if it is a temporary file and the exchange is in no route: nobody could tell when to remove
     *                     it
     */
    @Converter
    public static Path toPath(MediaStream media, Exchange exchange) throws IOException {
        return media.lastingPath(exchange);
    }

    /** All of the media, in memory. */
    @Converter
    public static byte[] toBytes(MediaStream media) throws IOException {
        return media.bytes();
    }

    /** All of the media, in memory. */
    @Converter
    public static ByteBuffer toByteBuffer(MediaStream media) throws IOException {
        return ByteBuffer.wrap(media.bytes());
    }

    /** What it is and how long, for logs: media as text is of use to nobody. */
    @Converter
    public static String toText(MediaStream media) {
        return media.toString();
    }
}
