// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.Locale;
import java.util.Map;

/**
 * A file inside a request: a data URI with media type and base64 content (Vidu reference, section 1, media inputs).
 * Only its head is read; the size follows from the length of the text, so nothing is decoded.
 *
 * @param kind         what stands before the slash of the media type, {@code image}; empty without a media type
 * @param format       the file format that the media type stands for, {@code png}; empty without a media type
 * @param base64       whether the content is base64
 * @param textBytes    length of the whole text
 * @param decodedBytes length of the file
 */
record InlineMedia(String kind, String format, boolean base64, long textBytes, long decodedBytes) {

    /** No media type is longer; a longer head is content that went astray. */
    private static final int LONGEST_HEAD = 256;

    /** Media types whose second part is not the name of the format. */
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("video/quicktime", "mov"),
            Map.entry("video/x-msvideo", "avi"),
            Map.entry("video/x-flv", "flv"),
            Map.entry("video/mp2t", "ts"),
            Map.entry("video/x-matroska", "mkv"),
            Map.entry("application/mxf", "mxf"),
            Map.entry("application/vnd.apple.mpegurl", "hls"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/x-wav", "wav"),
            Map.entry("audio/wave", "wav"),
            Map.entry("audio/vnd.wave", "wav"),
            Map.entry("audio/mp4", "m4a"),
            Map.entry("audio/x-m4a", "m4a"),
            Map.entry("audio/x-ms-wma", "wma"),
            Map.entry("image/x-ms-bmp", "bmp"));

    /** @param uri text that starts with {@code data:} */
    static InlineMedia of(String uri) {
        int comma = uri.indexOf(',');
        int end = Math.min(comma < 0 ? uri.length() : comma, LONGEST_HEAD);
        String head = uri.substring("data:".length(), end).toLowerCase(Locale.ROOT);
        boolean base64 = end == comma && head.endsWith(";base64");
        int semicolon = head.indexOf(';');
        String type = (semicolon < 0 ? head : head.substring(0, semicolon)).trim();
        int slash = type.indexOf('/');
        String kind = slash < 0 ? "" : type.substring(0, slash);
        String format = slash < 0 ? "" : FORMATS.getOrDefault(type, type.substring(slash + 1));
        return new InlineMedia(kind, format, base64, uri.length(), base64 ? decodedLength(uri, comma + 1) : 0);
    }

    private static long decodedLength(String uri, int start) {
        int end = uri.length();
        while (end > start && uri.charAt(end - 1) == '=') {
            end--;
        }
        return (end - start) * 3L / 4;
    }
}
