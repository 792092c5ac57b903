// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The sorts of media that the platform takes and makes, told by their first bytes and never by a name. */
public enum MediaType {

    MP4("video/mp4", "mp4"),
    WEBM("video/webm", "webm"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    WAV("audio/wav", "wav"),
    MP3("audio/mpeg", "mp3");

    /** How many bytes {@link #of} needs at most. */
    public static final int HEAD = 16;

    private final String contentType;
    private final String extension;

    MediaType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    public String contentType() {
        return contentType;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }

    public boolean isImage() {
        return contentType.startsWith("image/");
    }

    /** @param head the first {@link #HEAD} bytes, or all if there are fewer */
    public static Optional<MediaType> of(byte[] head) {
        return Arrays.stream(values()).filter(type -> type.begins(head)).findFirst();
    }

    private boolean begins(byte[] head) {
        return switch (this) {
            case MP4 -> has(head, 4, "ftyp");
            case WEBM -> has(head, 0, "\u001a\u0045\u00df\u00a3");
            case PNG -> has(head, 0, "\u0089PNG\r\n\u001a\n");
            case JPEG -> has(head, 0, "\u00ff\u00d8\u00ff");
            case WEBP -> has(head, 0, "RIFF") && has(head, 8, "WEBP");
            case WAV -> has(head, 0, "RIFF") && has(head, 8, "WAVE");
            case MP3 -> has(head, 0, "ID3") || has(head, 0, "\u00ff\u00fb");
        };
    }

    private static boolean has(byte[] head, int offset, String bytes) {
        byte[] expected = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= offset + expected.length
                && Arrays.equals(head, offset, offset + expected.length, expected, 0, expected.length);
    }
}
