// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.InputStream;
import java.util.Arrays;

/** So many letters, which are made while they are read. */
final class Letters extends InputStream {

    private static final byte LETTER = 'x';

    private long left;

    Letters(long letters) {
        left = letters;
    }

    @Override
    public int read() {
        return left-- > 0 ? LETTER : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(left, length);
        Arrays.fill(buffer, offset, offset + count, LETTER);
        left -= count;
        return count;
    }
}
