// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A PNG file of 8 bits for each of three colours (ISO/IEC 15948). It is compressed while it is written, row by row.
 *
 * @param drawn the picture, which may be drawn smaller ({@link Canvas#scale(int, int)})
 */
record PngFile(int width, int height, Canvas drawn) {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final byte[] EIGHT_BIT_COLOURS = { 8, 2, 0, 0, 0 };
    /** Each byte is stored as its difference to the one above, which suits a sky whose rows are each of one colour. */
    private static final byte UP = 2;
    private static final int CHUNK = 1 << 16;

    void write(OutputStream out) throws IOException {
        DataOutputStream file = new DataOutputStream(out);
        file.writeLong(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(EIGHT_BIT_COLOURS);
        writeChunk(file, "IHDR", header.array(), 0, header.capacity());
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream rows = new DeflaterOutputStream(new Chunks(file), deflater, CHUNK)) {
            writeRows(rows);
        } finally {
            deflater.end();
        }
        writeChunk(file, "IEND", new byte[0], 0, 0);
        file.flush();
    }

    private void writeRows(OutputStream rows) throws IOException {
        int scale = Canvas.scale(width, height);
        int[] above = new int[width];
        int[] row = new int[width];
        byte[] differences = new byte[1 + 3 * width];
        differences[0] = UP;
        for (int y = 0; y < height; y++) {
            drawn.copyRow(y, scale, row);
            for (int x = 0; x < width; x++) {
                differences[1 + 3 * x] = (byte) ((row[x] >> 16) - (above[x] >> 16));
                differences[2 + 3 * x] = (byte) ((row[x] >> 8) - (above[x] >> 8));
                differences[3 + 3 * x] = (byte) (row[x] - above[x]);
            }
            rows.write(differences);
            System.arraycopy(row, 0, above, 0, width);
        }
    }

    private static void writeChunk(DataOutputStream file, String type, byte[] content, int from, int length)
            throws IOException {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content, from, length);
        file.writeInt(length);
        file.write(name);
        file.write(content, from, length);
        file.writeInt((int) check.getValue());
    }

    /** Makes a chunk of the picture's data of each write. */
    private static final class Chunks extends OutputStream {

        private final DataOutputStream file;

        Chunks(DataOutputStream file) {
            this.file = file;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] { (byte) single }, 0, 1);
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            writeChunk(file, "IDAT", content, from, length);
        }
    }
}
