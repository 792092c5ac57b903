// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Optional;

/** Looks at Ogg files (RFC 3533): Opus and Vorbis with their length, others by format alone. */
final class OggProbe {

    private static final String PAGE = "OggS";
    private static final int PAGE_HEADER = 27;
    private static final double OPUS_RATE = 48_000;

    private OggProbe() {
    }

    static Optional<MediaInfo> probe(Bytes file) {
        if (!file.has(0, PAGE)) {
            return Optional.empty();
        }
        Bytes codec = file.from(PAGE_HEADER + file.u8(26));
        boolean video = codec.has(0, "\u0080theora");
        return Optional.of(new MediaInfo(video ? "video" : "audio", "ogg", 0, 0, seconds(file, codec)));
    }

    private static double seconds(Bytes file, Bytes codec) {
        if (codec.has(0, "OpusHead")) {
            return Math.max(0, lastSample(file) - codec.u16le(10)) / OPUS_RATE;
        } else if (codec.has(0, "\u0001vorbis") && codec.u32le(12) > 0) {
            return lastSample(file) / (double) codec.u32le(12);
        }
        return 0;
    }

    /** Where the last page of the first stream ends, in samples from the start. */
    private static long lastSample(Bytes file) {
        long stream = file.u32le(14);
        long last = 0;
        long at = 0;
        while (file.has(at, PAGE)) {
            if (file.u32le(at + 14) == stream) {
                // a page on which no packet ends has -1
                last = Math.max(last, file.i64le(at + 6));
            }
            int segments = file.u8(at + 26);
            int content = 0;
            for (int i = 0; i < segments; i++) {
                content += file.u8(at + PAGE_HEADER + i);
            }
            at += PAGE_HEADER + segments + content;
        }
        return last;
    }
}
