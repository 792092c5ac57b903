// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;

/**
 * The length of sound that is a row of frames or pages without a header for the whole: each is looked at. When the row
 * breaks off in the middle, the length stays unknown.
 */
final class SoundFrames {

    private static final int[] ADTS_RATES
            = { 96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350 };
    private static final int OPUS_RATE = 48_000;
    /** How much of the first frame is searched for the mark of a frame that holds no sound. */
    private static final int MARK_WITHIN = 40;

    private SoundFrames() {
    }

    static void mp3(MediaBytes in, Measures found) throws IOException {
        long samples = 0;
        int rate = 0;
        boolean first = true;
        int next = in.next();
        if (next == 'I') {
            skipTag(in);
            next = in.remaining() > 0 ? in.next() : 0;
        }
        while (next == 0xff) {
            int bits = (int) in.big(3);
            if (!Mp3Header.isValid(bits)) {
                return;
            }
            Mp3Header header = Mp3Header.of(bits);
            rate = header.sampleRate();
            int looked = first ? Math.min(MARK_WITHIN, header.bytes() - 4) : 0;
            samples += isTable(in.text(looked)) ? 0 : header.samples();
            in.skip(Math.min(header.bytes() - 4 - looked, in.remaining()));
            first = false;
            next = in.remaining() > 0 ? in.next() : 0;
        }
        // behind the frames: nothing, zeros, or one of two sorts of tag
        if (next == 0 || next == 'T' || next == 'A') {
            found.length(samples, rate);
        }
    }

    /** Four times seven bits tell how long the tag is. */
    private static void skipTag(MediaBytes in) throws IOException {
        in.skip(5);
        long length = 0;
        for (int i = 0; i < 4; i++) {
            length = length << 7 | in.next() & 0x7f;
        }
        in.skip(length);
    }

    /** Encoders with a variable rate begin with a frame that is a table and no sound; it names itself. */
    private static boolean isTable(String begin) {
        return begin.contains("Xing") || begin.contains("Info") || begin.contains("VBRI");
    }

    static void adts(MediaBytes in, Measures found) throws IOException {
        long samples = 0;
        int rate = 0;
        while (in.remaining() >= 7) {
            long header = in.big(7);
            int index = (int) (header >> 34 & 15);
            int length = (int) (header >> 13 & 0x1fff);
            if (header >> 44 != 0xfff || index >= ADTS_RATES.length || length < 7) {
                return;
            }
            rate = ADTS_RATES[index];
            samples += 1024 * ((header & 3) + 1);
            in.skip(Math.min(length - 7, in.remaining()));
        }
        found.length(samples, rate);
    }

    /** The last page tells how many samples there are up to its end. */
    static void ogg(MediaBytes in, Measures found) throws IOException {
        long samples = 0;
        long before = 0;
        long rate = 0;
        while (in.remaining() > 0) {
            if (!in.text(4).equals("OggS")) {
                return;
            }
            in.skip(2);
            samples = Math.max(samples, in.little(8));
            in.skip(12);
            int segments = in.next();
            long length = 0;
            for (int i = 0; i < segments; i++) {
                length += in.next();
            }
            long end = in.position() + length;
            if (rate == 0) {
                String codec = in.text(7);
                if (codec.equals("\u0001vorbis")) {
                    in.skip(5);
                    rate = in.little(4);
                } else if (codec.equals("OpusHea")) {
                    in.skip(3);
                    before = in.little(2);
                    rate = OPUS_RATE;
                } else {
                    return;
                }
            }
            in.skipTo(end);
        }
        found.length(samples - before, rate);
    }
}
