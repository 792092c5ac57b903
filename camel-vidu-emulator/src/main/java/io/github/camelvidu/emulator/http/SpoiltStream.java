// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A part of a file in which the bytes of one stretch are others. */
final class SpoiltStream extends FilterInputStream {

    private final long from;
    private final long to;
    private long position;

    /**
     * @param position of the first byte in the file
     * @param from     first byte of the file that is another
     * @param to       first byte behind them that is itself again
     */
    SpoiltStream(InputStream in, long position, long from, long to) {
        super(in);
        this.position = position;
        this.from = from;
        this.to = to;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        return one < 0 ? one : spoilt(one) & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            buffer[i] = (byte) spoilt(buffer[i]);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int spoilt(int one) {
        boolean inside = position >= from && position < to;
        position++;
        return inside ? ~one : one;
    }
}
