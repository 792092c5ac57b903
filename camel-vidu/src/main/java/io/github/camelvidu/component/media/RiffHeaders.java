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

    static void wav(MediaBytes in, Measures found) throws IOException {
        in.skip(12);
        long bytesASecond = 0;
        while (true) {
            String chunk = in.text(4);
            long size = in.little(4);
            long end = in.position() + size + (size & 1);
            if (chunk.equals("fmt ")) {
                in.skip(8);
                bytesASecond = in.little(4);
            } else if (chunk.equals("data")) {
                // whoever writes while recording does not know the size yet
                boolean known = size != 0 && size != NOT_YET_KNOWN;
                found.length(known ? Math.min(size, in.remaining()) : in.remaining(), bytesASecond);
                return;
            }
            in.skipTo(end);
        }
    }

    static void avi(MediaBytes in, Measures found) throws IOException {
        in.skip(12);
        while (true) {
            String chunk = in.text(4);
            long size = in.little(4);
            long end = in.position() + size + (size & 1);
            if (chunk.equals("avih")) {
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
            boolean header = chunk.equals("LIST") && in.text(4).equals("hdrl");
            if (!header) {
                in.skipTo(end);
            }
        }
    }
}
