// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the bytes of a file by hand. */
final class ByteWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ByteWriter text(String latin) {
        bytes.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    ByteWriter bytes(byte[] content) {
        bytes.writeBytes(content);
        return this;
    }

    ByteWriter zeros(int count) {
        return bytes(new byte[count]);
    }

    /** A number of so many bytes, the highest one first. */
    ByteWriter big(int length, long number) {
        for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
            bytes.write((int) (number >> shift));
        }
        return this;
    }

    /** A number of so many bytes, the lowest one first. */
    ByteWriter little(int length, long number) {
        for (int shift = 0; shift < 8 * length; shift += 8) {
            bytes.write((int) (number >> shift));
        }
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
