// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Optional;

/** Looks at FLV files. Size and length stand in the script tag with which most of them begin. */
final class FlvProbe {

    private static final int FIRST_TAG = 13;
    private static final int TAG_HEADER = 11;
    private static final int SCRIPT = 18;
    private static final int NUMBER = 0;

    private FlvProbe() {
    }

    static Optional<MediaInfo> probe(Bytes file) {
        if (!file.has(0, "FLV\u0001")) {
            return Optional.empty();
        }
        long size = file.u32(FIRST_TAG) & 0xFFFFFF;
        Bytes script = file.u8(FIRST_TAG) == SCRIPT ? file.part(FIRST_TAG + TAG_HEADER, size) : file.part(0, 0);
        double width = number(script, "width", Integer.MAX_VALUE);
        double height = number(script, "height", Integer.MAX_VALUE);
        return Optional.of(new MediaInfo("video", "flv", (int) width, (int) height, number(script, "duration", 1e9)));
    }

    /** The number behind a name, 0 when there is none or it is beyond reason. */
    private static double number(Bytes script, String name, double most) {
        int at = script.indexOf("\0" + (char) name.length() + name);
        int value = at + 2 + name.length();
        if (at < 0 || script.u8(value) != NUMBER) {
            return 0;
        }
        double number = Double.longBitsToDouble(script.i64(value + 1));
        return number > 0 && number <= most ? number : 0;
    }
}
