// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One frame of MP3 (ISO/IEC 11172-3, layer III) or AAC (ISO/IEC 13818-7, ADTS).
 *
 * @param length  in bytes, with its header; more than zero
 * @param samples of one channel
 * @param rate    samples a second
 * @param kind    the part of the header that all frames of a file have in common
 * @param count   where an MP3 file's first frame may count all others, in bytes from its start; 0 for AAC
 */
record AudioFrame(int length, int samples, int rate, int kind, int count) {

    private static final int[] AAC_RATES
            = { 96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350 };
    private static final int[] MP3_RATES = { 44100, 48000, 32000 };
    private static final int[] KILOBITS_1 = { 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 };
    private static final int[] KILOBITS_2 = { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 };
    private static final int MONO = 3;
    /** Sync mark, version, layer and rate. */
    private static final long MP3_KIND = 0xFFFE0C00L;
    /** Sync mark, version, layer, profile and rate. */
    private static final long AAC_KIND = 0xFFFEFC00L;
    private static final int AAC_HEADER = 7;
    private static final int HAS_COUNT = 1;
    private static final int VBRI_AT = 36;

    /** The MP3 frame at a position; empty when there is none, also for free bit rates. */
    static Optional<AudioFrame> mp3(Bytes file, long at) {
        long header = file.u32(at);
        int version = (int) (header >> 19 & 3);
        int layer = (int) (header >> 17 & 3);
        int speed = (int) (header >> 12 & 15);
        int rateCode = (int) (header >> 10 & 3);
        if (header >> 21 != 0x7FF || version == 1 || layer != 1 || speed == 0 || speed == 15 || rateCode == 3) {
            return Optional.empty();
        }
        boolean first = version == 3;
        int rate = MP3_RATES[rateCode] >> (first ? 0 : version == 2 ? 1 : 2);
        int samples = first ? 1152 : 576;
        int bits = 1000 * (first ? KILOBITS_1 : KILOBITS_2)[speed];
        int padding = (int) (header >> 9 & 1);
        boolean mono = (header >> 6 & 3) == MONO;
        int sideInformation = first ? mono ? 17 : 32 : mono ? 9 : 17;
        return Optional.of(new AudioFrame(
                samples / 8 * bits / rate + padding, samples, rate, (int) (header & MP3_KIND), 4 + sideInformation));
    }

    /** The AAC frame at a position; empty when there is none. */
    static Optional<AudioFrame> aac(Bytes file, long at) {
        long header = file.u32(at);
        int rateCode = (int) (header >> 10 & 15);
        int length = (int) (header & 3) << 11 | file.u16(at + 4) >> 5;
        if (header >> 20 != 0xFFF || (header >> 17 & 3) != 0 || rateCode >= AAC_RATES.length || length < AAC_HEADER) {
            return Optional.empty();
        }
        int samples = 1024 * ((file.u8(at + 6) & 3) + 1);
        return Optional.of(new AudioFrame(length, samples, AAC_RATES[rateCode], (int) (header & AAC_KIND), 0));
    }

    boolean isOfOneKind(AudioFrame other) {
        return kind == other.kind;
    }

    /** The length of the whole file when its first frame, which is this one, counts all others. */
    OptionalDouble secondsOfAll(Bytes file, long at) {
        long frames = 0;
        long header = at + count;
        if (count > 0 && (file.has(header, "Xing") || file.has(header, "Info")) && (file.u32(header + 4) & HAS_COUNT) != 0) {
            frames = file.u32(header + 8);
        } else if (count > 0 && file.has(at + VBRI_AT, "VBRI")) {
            frames = file.u32(at + VBRI_AT + 14);
        }
        return frames > 0 ? OptionalDouble.of(frames * samples / (double) rate) : OptionalDouble.empty();
    }
}
