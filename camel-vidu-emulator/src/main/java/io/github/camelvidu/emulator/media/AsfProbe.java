// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Optional;

/**
 * Looks at ASF files: WMA when there is no picture in them, else WMV. Objects begin with 16 bytes that say what they
 * are.
 */
final class AsfProbe {

    private static final Kind HEADER = new Kind(0x3026B2758E66CF11L, 0xA6D900AA0062CE6CL);
    private static final Kind FILE_PROPERTIES = new Kind(0xA1DCAB8C47A9CF11L, 0x8EE400C00C205365L);
    private static final Kind STREAM_PROPERTIES = new Kind(0x9107DCB7B7A9CF11L, 0x8EE600C00C205365L);
    private static final Kind PICTURES = new Kind(0xC0EF19BC4D5BCF11L, 0xA8FD00805F5C442BL);
    private static final int OBJECT_HEADER = 24;
    private static final int FIRST_OBJECT = 30;
    private static final double UNITS_PER_SECOND = 1e7;

    private AsfProbe() {
    }

    static Optional<MediaInfo> probe(Bytes file) {
        if (!HEADER.isAt(file, 0)) {
            return Optional.empty();
        }
        boolean video = false;
        double seconds = 0;
        Bytes header = file.part(0, Math.max(0, file.i64le(16)));
        long at = FIRST_OBJECT;
        while (at + OBJECT_HEADER <= header.length()) {
            if (FILE_PROPERTIES.isAt(header, at)) {
                // the playing time includes the lead, which is in ms
                double playing = header.i64le(at + 64) / UNITS_PER_SECOND - header.i64le(at + 80) / 1e3;
                seconds = Math.max(0, playing);
            } else if (STREAM_PROPERTIES.isAt(header, at)) {
                video |= PICTURES.isAt(header, at + OBJECT_HEADER);
            }
            long size = header.i64le(at + 16);
            if (size < OBJECT_HEADER || size > header.length()) {
                break;
            }
            at += size;
        }
        return Optional.of(new MediaInfo(video ? "video" : "audio", video ? "wmv" : "wma", 0, 0, seconds));
    }

    private record Kind(long first, long second) {

        boolean isAt(Bytes file, long at) {
            return file.i64(at) == first && file.i64(at + 8) == second;
        }
    }
}
