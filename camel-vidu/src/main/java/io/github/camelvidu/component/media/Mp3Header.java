// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

/**
 * The four bytes before each frame of MPEG sound, layer III.
 *
 * @param bytes      length of the frame, with these four
 * @param samples    in the frame
 * @param sampleRate samples a second
 */
record Mp3Header(int bytes, int samples, int sampleRate) {

    private static final int[] KILOBITS_1 = { 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 };
    private static final int[] KILOBITS_2 = { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 };
    private static final int[] RATES = { 44_100, 48_000, 32_000 };

    /** @param bits the three bytes behind 0xff; what is behind the end of a file is -1 */
    static boolean isValid(int bits) {
        boolean sync = bits >= 0 && (bits >> 21 & 7) == 7;
        boolean layer3 = (bits >> 17 & 3) == 1;
        boolean version = (bits >> 19 & 3) != 1;
        boolean rates = (bits >> 12 & 15) != 15 && (bits >> 12 & 15) != 0 && (bits >> 10 & 3) != 3;
        return sync && layer3 && version && rates;
    }

    /** @param bits the three bytes behind 0xff, valid */
    static Mp3Header of(int bits) {
        int version = bits >> 19 & 3;
        boolean mpeg1 = version == 3;
        int kilobits = (mpeg1 ? KILOBITS_1 : KILOBITS_2)[bits >> 12 & 15];
        // MPEG 2 has half the rates of MPEG 1, and MPEG 2.5 half of those
        int rate = RATES[bits >> 10 & 3] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
        int padding = bits >> 9 & 1;
        int samples = mpeg1 ? 1152 : 576;
        return new Mp3Header(samples / 8 * kilobits * 1000 / rate + padding, samples, rate);
    }
}
