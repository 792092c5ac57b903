// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at files made of boxes: MP4, QuickTime and M4A (ISO/IEC 14496-12). The index may stand before or behind the
 * media.
 */
final class Mp4Probe {

    private static final Set<String> AUDIO_BRANDS = Set.of("M4A ", "M4B ", "M4P ");
    /** Pictures in the same boxes, which no operation takes. */
    private static final Set<String> PICTURE_BRANDS = Set.of("heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "avis");
    /** With what a QuickTime file begins that is older than brands. */
    private static final Set<String> OLD_BEGINNINGS = Set.of("moov", "mdat", "wide", "pnot");
    private static final long UNKNOWN_32 = 0xFFFFFFFFL;

    private Mp4Probe() {
    }

    static Optional<MediaInfo> probe(Bytes file) {
        String first = file.text(4, 4);
        String brand = first.equals("ftyp") ? file.text(8, 4) : OLD_BEGINNINGS.contains(first) ? "qt  " : "";
        if (brand.length() < 4 || PICTURE_BRANDS.contains(brand)) {
            return Optional.empty();
        }
        Bytes movie = child(file, "moov");
        List<Bytes> tracks = children(movie, "trak");
        double seconds = seconds(movie);
        if (AUDIO_BRANDS.contains(brand) || tracks.stream().noneMatch(it -> is(it, "vide"))
                && tracks.stream().anyMatch(it -> is(it, "soun"))) {
            return Optional.of(new MediaInfo("audio", "m4a", 0, 0, seconds));
        }
        Bytes picture = tracks.stream().filter(it -> is(it, "vide")).findFirst().orElse(movie.part(0, 0));
        int[] size = size(picture);
        return Optional.of(new MediaInfo("video", brand.equals("qt  ") ? "mov" : "mp4", size[0], size[1], seconds));
    }

    private static boolean is(Bytes track, String handler) {
        return child(track, "mdia", "hdlr").has(8, handler);
    }

    private static double seconds(Bytes movie) {
        Bytes header = child(movie, "mvhd");
        boolean wide = header.u8(0) == 1;
        double ticksPerSecond = header.u32(wide ? 20 : 12);
        long ticks = wide ? header.i64(24) : unknownIsZero(header.u32(16));
        if (ticks == 0) {
            // the film follows in fragments
            Bytes fragments = child(movie, "mvex", "mehd");
            ticks = fragments.u8(0) == 1 ? fragments.i64(4) : unknownIsZero(fragments.u32(4));
        }
        return ticksPerSecond > 0 && ticks > 0 ? ticks / ticksPerSecond : 0;
    }

    private static long unknownIsZero(long ticks) {
        return ticks == UNKNOWN_32 ? 0 : ticks;
    }

    /** Width and height as they are shown: after a quarter turn when the track's matrix says so. */
    private static int[] size(Bytes track) {
        Bytes header = child(track, "tkhd");
        int matrix = header.u8(0) == 1 ? 52 : 40;
        int width = header.u16(matrix + 36);
        int height = header.u16(matrix + 40);
        if (width == 0 || height == 0) {
            Bytes sampleEntry = child(track, "mdia", "minf", "stbl", "stsd").from(8);
            width = sampleEntry.u16(32);
            height = sampleEntry.u16(34);
        }
        if (width == 0 || height == 0) {
            return new int[2];
        }
        boolean turned = header.u32(matrix) == 0 && header.u32(matrix + 4) != 0;
        return turned ? new int[] { height, width } : new int[] { width, height };
    }

    /** What is in the first box of each type on the way; nothing when there is none. */
    private static Bytes child(Bytes parent, String... path) {
        Bytes found = parent;
        for (String type : path) {
            List<Bytes> boxes = children(found, type);
            found = boxes.isEmpty() ? parent.part(0, 0) : boxes.get(0);
        }
        return found;
    }

    private static List<Bytes> children(Bytes parent, String type) {
        List<Bytes> found = new ArrayList<>();
        long at = 0;
        while (at + 8 <= parent.length()) {
            boolean wide = parent.u32(at) == 1;
            int header = wide ? 16 : 8;
            long size = wide ? parent.i64(at + 8) : parent.u32(at);
            if (size == 0) {
                // the last box of a file may leave its size open
                size = parent.length() - at;
            }
            if (size < header || size > Integer.MAX_VALUE * 1024L) {
                return found;
            }
            if (parent.has(at + 4, type)) {
                found.add(parent.part(at + header, size - header));
            }
            at += size;
        }
        return found;
    }
}
