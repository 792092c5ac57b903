// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;

/** What another stream has, as gzip (RFC 1952), compressed while it is read: the JDK has only the way to a stream. */
final class GzipStream extends SequenceInputStream {

    /** Deflated, no name, no time, any system. */
    private static final byte[] HEAD = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff };

    private GzipStream(Enumeration<InputStream> parts) {
        super(parts);
    }

    /** @param length of what the stream has */
    static GzipStream of(InputStream plain, long length) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        CRC32 checksum = new CRC32();
        InputStream deflated = new DeflaterInputStream(new CheckedInputStream(plain, checksum), deflater) {
            @Override
            public void close() throws IOException {
                super.close();
                deflater.end();
            }
        };
        return new GzipStream(
                lazily(List.of(
                        () -> new ByteArrayInputStream(HEAD), () -> deflated,
                        () -> new ByteArrayInputStream(tail((int) checksum.getValue(), (int) length)))));
    }

    private static byte[] tail(int checksum, int length) {
        return ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(checksum).putInt(length).array();
    }

    /** The tail can be told only when the rest has been read. */
    private static Enumeration<InputStream> lazily(List<Supplier<InputStream>> parts) {
        Iterator<Supplier<InputStream>> left = parts.iterator();
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return left.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return left.next().get();
            }
        };
    }
}
