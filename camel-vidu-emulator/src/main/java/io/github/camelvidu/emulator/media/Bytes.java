// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.nio.charset.StandardCharsets;

/**
 * A part of a file, read by position. What lies beyond the end reads as zero, so that a file that is cut off needs no
 * care of its own; positions and lengths may be any number that a damaged file holds.
 */
final class Bytes {

    private final byte[] content;
    private final int start;
    private final int end;

    private Bytes(byte[] content, int start, int end) {
        this.content = content;
        this.start = start;
        this.end = end;
    }

    static Bytes of(byte[] content) {
        return new Bytes(content, 0, content.length);
    }

    int length() {
        return end - start;
    }

    /** What is there of the {@code length} bytes that begin at a position; both not negative. */
    Bytes part(long at, long length) {
        int from = (int) Math.min(length(), at);
        return new Bytes(content, start + from, start + from + (int) Math.min(length() - from, length));
    }

    Bytes from(long at) {
        return part(at, length());
    }

    /** One byte, not negative. */
    int u8(long at) {
        return at >= 0 && at < length() ? content[start + (int) at] & 0xFF : 0;
    }

    /** Two bytes, the higher one first. */
    int u16(long at) {
        return u8(at) << 8 | u8(at + 1);
    }

    /** Four bytes, the highest one first. */
    long u32(long at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    /** Eight bytes, the highest one first; negative when the highest bit is set. */
    long i64(long at) {
        return u32(at) << 32 | u32(at + 4);
    }

    /** Two bytes, the lower one first. */
    int u16le(long at) {
        return u8(at) | u8(at + 1) << 8;
    }

    /** Four bytes, the lowest one first. */
    long u32le(long at) {
        return u16le(at) | (long) u16le(at + 2) << 16;
    }

    /** Eight bytes, the lowest one first; negative when the highest bit is set. */
    long i64le(long at) {
        return u32le(at) | u32le(at + 4) << 32;
    }

    /** So many bytes as Latin-1 letters, fewer at the end. */
    String text(long at, int length) {
        Bytes part = part(at, length);
        return new String(content, part.start, part.length(), StandardCharsets.ISO_8859_1);
    }

    boolean has(long at, String letters) {
        return letters.equals(text(at, letters.length()));
    }

    /** Where letters stand first, or -1. */
    int indexOf(String letters) {
        return text(0, length()).indexOf(letters);
    }
}
