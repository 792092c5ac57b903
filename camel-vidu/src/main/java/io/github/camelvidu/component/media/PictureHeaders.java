// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;

/** The size of a picture, from the headers of each format. */
final class PictureHeaders {

    private static final int SIZE_14_BITS = 0x3fff;

    private PictureHeaders() {
    }

    static void png(MediaBytes in, Measures found) throws IOException {
        // signature, then the length of the first chunk
        in.skip(12);
        if (in.text(4).equals("IHDR")) {
            found.size(in.big(4), in.big(4));
        }
    }

    static void gif(MediaBytes in, Measures found) throws IOException {
        in.skip(6);
        found.size(in.little(2), in.little(2));
    }

    static void bmp(MediaBytes in, Measures found) throws IOException {
        in.skip(14);
        if (in.little(4) == 12) {
            found.size(in.little(2), in.little(2));
        } else {
            // a negative height: rows from top to bottom
            found.size((int) in.little(4), Math.abs((long) (int) in.little(4)));
        }
    }

    static void webp(MediaBytes in, Measures found) throws IOException {
        in.skip(12);
        String chunk = in.text(4);
        in.skip(4);
        switch (chunk) {
            case "VP8X" -> {
                in.skip(4);
                found.size(in.little(3) + 1, in.little(3) + 1);
            }
            case "VP8L" -> {
                in.skip(1);
                long bits = in.little(4);
                found.size((bits & SIZE_14_BITS) + 1, (bits >> 14 & SIZE_14_BITS) + 1);
            }
            case "VP8 " -> {
                in.skip(6);
                found.size(in.little(2) & SIZE_14_BITS, in.little(2) & SIZE_14_BITS);
            }
            default -> {
                // some other first chunk: the size is not known
            }
        }
    }

    /** From segment to segment up to the one that holds the size; pixels come after it. */
    static void jpeg(MediaBytes in, Measures found) throws IOException {
        in.skip(2);
        while (in.next() == 0xff) {
            int marker = in.next();
            while (marker == 0xff) {
                marker = in.next();
            }
            if (isStartOfFrame(marker)) {
                in.skip(3);
                long height = in.big(2);
                found.size(in.big(2), height);
                return;
            }
            in.skip(in.big(2) - 2);
        }
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
