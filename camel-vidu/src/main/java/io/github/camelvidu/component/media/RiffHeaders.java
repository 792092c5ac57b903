// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;

/** Length and size of WAV and AVI files, from their chunks. */
final class RiffHeaders {

    private static final long MICROS = 1_000_000;
    private static final long SLOWEST_FRAME = 60 * MICROS;
    private static final long NOT_YET_KNOWN = 0xffff_ffffL;

    private RiffHeaders() {
    }

    /**
     * The beginning of a chunk.
     *
     * @param content position of its first byte
     * @param size    of its content in bytes, as the file claims
     */
    private record Chunk(String type, long content, long size) {

        static Chunk next(MediaBytes in) throws IOException {
            String type = in.text(4);
            long size = in.little(4);
            return new Chunk(type, in.position(), size);
        }

        /** Where the next one begins: a chunk of an odd length is followed by a byte that does not count. */
        long end() {
            return content + size + (size & 1);
        }
    }

    static void wav(MediaBytes in, Measures found) throws IOException {
        in.skip(12);
        long bytesASecond = 0;
        while (true) {
            Chunk chunk = Chunk.next(in);
            if (chunk.type.equals("fmt ")) {
                in.skip(8);
                bytesASecond = in.little(4);
            } else if (chunk.type.equals("data")) {
                // whoever writes while recording does not know the size yet
                boolean known = chunk.size != 0 && chunk.size != NOT_YET_KNOWN;
                found.length(known ? Math.min(chunk.size, in.remaining()) : in.remaining(), bytesASecond);
                return;
            }
            in.skipTo(chunk.end());
        }
    }

    static void avi(MediaBytes in, Measures found) throws IOException {
        in.skip(12);
        while (true) {
            Chunk chunk = Chunk.next(in);
            if (chunk.type.equals("avih")) {
                long claimed = in.little(4);
                long microsAFrame = claimed > SLOWEST_FRAME ? 0 : claimed;
                in.skip(12);
                long frames = in.little(4);
                in.skip(12);
                found.size(in.little(4), in.little(4));
                found.length(frames * microsAFrame, MICROS);
                found.frames(1, microsAFrame, MICROS);
                return;
            }
            boolean header = chunk.type.equals("LIST") && in.text(4).equals("hdrl");
            if (!header) {
                in.skipTo(chunk.end());
            }
        }
    }
}
