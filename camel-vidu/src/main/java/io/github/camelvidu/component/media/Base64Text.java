// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Base64;

/** The base64 of a content as it is read, behind a beginning of its own; only a few kilobytes are in memory. */
final class Base64Text extends Reader {

    /** Three bytes become four characters, so that only the last piece may need padding. */
    private static final int PIECE = 3 * 2048;

    private final InputStream content;
    private String text;
    private int position;

    /** @param content closed with this reader */
    Base64Text(String beginning, InputStream content) {
        this.text = beginning;
        this.content = content;
    }

    /** Characters of the base64 of so many bytes, padding included. */
    static long length(long bytes) {
        return (bytes + 2) / 3 * 4;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == text.length()) {
            byte[] piece = content.readNBytes(PIECE);
            if (piece.length == 0) {
                return -1;
            }
            text = Base64.getEncoder().encodeToString(piece);
            position = 0;
        }
        int count = Math.min(length, text.length() - position);
        text.getChars(position, position + count, buffer, offset);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
