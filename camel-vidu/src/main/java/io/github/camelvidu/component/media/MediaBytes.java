// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A media file read forward once, number by number. Nothing is allocated by a length that the file claims, and what is
 * claimed beyond the end of the file is the end of the file.
 */
final class MediaBytes {

    private final InputStream in;
    private final long length;
    private long position;

    /** @param length of the whole content, in bytes */
    MediaBytes(InputStream in, long length) {
        this.in = new BufferedInputStream(in);
        this.length = length;
    }

    long position() {
        return position;
    }

    long length() {
        return length;
    }

    long remaining() {
        return length - position;
    }

    int next() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException();
        }
        position++;
        return value;
    }

    /** An unsigned number with its highest byte first; eight bytes with the highest bit set are negative. */
    long big(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | next();
        }
        return value;
    }

    /** An unsigned number with its lowest byte first; eight bytes with the highest bit set are negative. */
    long little(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << 8 * i;
        }
        return value;
    }

    /** @param bytes a small number of our own, never one that the file claims */
    String text(int bytes) throws IOException {
        byte[] text = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            text[i] = (byte) next();
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** @param bytes may be any number that the file claims: a negative one, or one too large, is the end of the file */
    void skip(long bytes) throws IOException {
        if (bytes < 0 || bytes > remaining()) {
            throw new EOFException();
        }
        long left = bytes;
        while (left > 0) {
            long skipped = in.skip(left);
            if (skipped <= 0) {
                // only reading tells whether this is the end
                next();
                position--;
                skipped = 1;
            }
            left -= skipped;
            position += skipped;
        }
    }

    /** @param target a position from the beginning of the file */
    void skipTo(long target) throws IOException {
        skip(target - position);
    }
}
