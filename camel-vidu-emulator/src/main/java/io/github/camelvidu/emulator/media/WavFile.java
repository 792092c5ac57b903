// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A WAV file: one channel of 16 bit samples. It is made while it is written, so that a long sound needs no more memory
 * than a short one.
 *
 * @param samples how many are taken from the tones
 */
record WavFile(int samples, Tones tones) {

    private static final int BYTES_PER_SAMPLE = 2;
    private static final int BLOCK = 8192;

    void write(OutputStream out) throws IOException {
        int length = samples * BYTES_PER_SAMPLE;
        ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        block.put(text("RIFF")).putInt(36 + length).put(text("WAVE"));
        block.put(text("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1).putInt(SoundSpec.RATE)
                .putInt(SoundSpec.RATE * BYTES_PER_SAMPLE).putShort((short) BYTES_PER_SAMPLE).putShort((short) 16);
        block.put(text("data")).putInt(length);
        for (int i = 0; i < samples; i++) {
            if (block.remaining() < BYTES_PER_SAMPLE) {
                out.write(block.array(), 0, block.position());
                block.clear();
            }
            block.putShort((short) Math.round(Short.MAX_VALUE * Math.max(-1, Math.min(1, tones.next()))));
        }
        out.write(block.array(), 0, block.position());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
