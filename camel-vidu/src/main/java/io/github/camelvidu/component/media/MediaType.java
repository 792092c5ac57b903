// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The sorts of media that the platform takes and makes, and some that are often mistaken for them, told by their first
 * bytes and never by a name.
 */
public enum MediaType {

    PNG("image/png", "png", head -> head.has(0, "\u0089PNG\r\n\u001a\n")),
    JPEG("image/jpeg", "jpg", head -> head.has(0, "\u00ff\u00d8\u00ff")),
    WEBP("image/webp", "webp", head -> head.has(0, "RIFF") && head.has(8, "WEBP")),
    GIF("image/gif", "gif", head -> head.has(0, "GIF87a") || head.has(0, "GIF89a")),
    BMP("image/bmp", "bmp", Head::isBitmap),
    HEIC("image/heic", "heic", head -> head.isBrand("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1")),
    AVIF("image/avif", "avif", head -> head.isBrand("avif", "avis")),
    MOV("video/quicktime", "mov", head -> head.isBrand("qt  ") || head.isBoxWithoutBrand()),
    M4A("audio/mp4", "m4a", head -> head.isBrand("M4A ", "M4B ", "M4P ")),
    /** Any other brand. */
    MP4("video/mp4", "mp4", head -> head.has(4, "ftyp")),
    WEBM("video/webm", "webm", head -> head.isMatroska("webm")),
    MKV("video/x-matroska", "mkv", head -> head.isMatroska("matroska")),
    AVI("video/x-msvideo", "avi", head -> head.has(0, "RIFF") && head.has(8, "AVI ")),
    FLV("video/x-flv", "flv", head -> head.has(0, "FLV\u0001")),
    TS("video/mp2t", "ts", Head::isTransportStream),
    MXF("application/mxf", "mxf", head -> head.has(0, "\u0006\u000e\u002b\u0034\u0002\u0005\u0001\u0001\r\u0001\u0002")),
    WAV("audio/wav", "wav", head -> head.has(0, "RIFF") && head.has(8, "WAVE")),
    MP3("audio/mpeg", "mp3", head -> head.isTagged() || head.isLayer3()),
    AAC("audio/aac", "aac", Head::isAdts),
    OGG("audio/ogg", "ogg", head -> head.has(0, "OggS\0")),
    /** Advanced Systems Format, in which video is possible too but rare. */
    WMA("audio/x-ms-wma", "wma", head -> head.has(0, "\u0030\u0026\u00b2\u0075\u008e\u0066\u00cf\u0011"));

    /** How many bytes {@link #of} needs at most. */
    public static final int HEAD = 600;

    private final String contentType;
    private final String extension;
    private final Predicate<Head> beginning;

    MediaType(String contentType, String extension, Predicate<Head> beginning) {
        this.contentType = contentType;
        this.extension = extension;
        this.beginning = beginning;
    }

    /** For example {@code image/png}. */
    public String contentType() {
        return contentType;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }

    /** The format as the catalog names it. */
    String format() {
        return this == JPEG ? "jpeg" : extension;
    }

    /** {@code image}, {@code video} or {@code audio}. */
    public String kind() {
        return this == MXF ? "video" : contentType.substring(0, contentType.indexOf('/'));
    }

    /** @param head the first {@link #HEAD} bytes, or all if there are fewer */
    public static Optional<MediaType> of(byte[] head) {
        Head bytes = new Head(head);
        return Arrays.stream(values()).filter(type -> type.beginning.test(bytes)).findFirst();
    }

    /**
     * The first bytes of a file. A prompt may be bytes as well, and begin with BM or ID3: what could be text is looked
     * at twice.
     */
    private record Head(byte[] bytes) {

        private static final int EBML_DOC_TYPE = 0x4282;
        private static final int TS_PACKET = 188;

        boolean has(int offset, String expected) {
            byte[] wanted = expected.getBytes(StandardCharsets.ISO_8859_1);
            return bytes.length >= offset + wanted.length
                    && Arrays.equals(bytes, offset, offset + wanted.length, wanted, 0, wanted.length);
        }

        boolean isBrand(String... brands) {
            return has(4, "ftyp") && Arrays.stream(brands).anyMatch(brand -> has(8, brand));
        }

        /** QuickTime from before there were brands; the first box is shorter than 16 MB. */
        boolean isBoxWithoutBrand() {
            return bytes.length > 8 && bytes[0] == 0
                    && (has(4, "moov") || has(4, "mdat") || has(4, "wide") || has(4, "free") || has(4, "skip"));
        }

        /** The size of the second header is one of few. */
        boolean isBitmap() {
            return has(0, "BM") && has(6, "\0\0\0\0") && has(15, "\0\0\0")
                    && (at(14) == 12 || at(14) == 40 || at(14) == 52 || at(14) == 56 || at(14) == 64 || at(14) == 108
                            || at(14) == 124);
        }

        boolean isMatroska(String docType) {
            if (!has(0, "\u001a\u0045\u00df\u00a3")) {
                return false;
            }
            for (int i = 4; i + 3 < Math.min(bytes.length, 64); i++) {
                if ((at(i) << 8 | at(i + 1)) == EBML_DOC_TYPE) {
                    return has(i + 3, docType);
                }
            }
            return false;
        }

        boolean isTransportStream() {
            for (int packet = 0; packet < 3; packet++) {
                if (at(packet * TS_PACKET) != 'G') {
                    return false;
                }
            }
            for (byte one : bytes) {
                if (one >= 0 && one < '\t') {
                    return true;
                }
            }
            return false;
        }

        boolean isTagged() {
            return has(0, "ID3") && at(3) >= 2 && at(3) <= 4;
        }

        boolean isLayer3() {
            return at(0) == 0xff && Mp3Header.isValid(at(1) << 16 | at(2) << 8 | at(3));
        }

        /** A byte behind the sync must be there: two bytes are also how a text in UTF-16 begins. */
        boolean isAdts() {
            return at(0) == 0xff && (at(1) & 0xf6) == 0xf0 && at(2) >= 0 && (at(2) >> 2 & 15) < 13;
        }

        /** -1 behind the end. */
        private int at(int index) {
            return index < bytes.length ? bytes[index] & 0xff : -1;
        }
    }
}
