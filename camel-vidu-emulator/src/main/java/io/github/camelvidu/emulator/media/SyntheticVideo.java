// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A video of any length in bytes that is made while it is read and lies nowhere. It begins like an MP4 file, a file
 * type box and the head of a box for pictures that reaches to its end; what follows is noise. Equal lengths and seeds
 * give equal bytes on every machine.
 *
 * @param length in bytes, at least {@value #SHORTEST}
 * @param seed   tells its bytes from those of others; a quarter of a million are told apart for sure
 */
public record SyntheticVideo(long length, long seed) implements MediaFile {

    /** The boxes' heads and a byte. */
    public static final long SHORTEST = 49;

    /** Goes round at a prime, so that no part of a file that is out of place by a round number looks right. */
    private static final byte[] NOISE = new byte[1_048_573];
    /** Bytes between the beginnings of two neighbours in the noise. */
    private static final long STEP = 4;
    private static final byte[] FILE_TYPE = "\0\0\0\40ftypisom\0\0\2\0isomiso2avc1mp41".getBytes(StandardCharsets.ISO_8859_1);
    /** The length of such a box has eight bytes, behind its name. */
    private static final byte[] LONG_BOX = "\0\0\0\1mdat".getBytes(StandardCharsets.ISO_8859_1);

    static {
        new SplittableRandom(1).nextBytes(NOISE);
    }

    public SyntheticVideo {
        if (length < SHORTEST) {
            throw new IllegalArgumentException(
                    "A synthetic video has at least " + SHORTEST + " bytes, but " + length + " are wanted");
        }
    }

    @Override
    public String contentType() {
        return "video/mp4";
    }

    @Override
    public String etag() {
        return String.format(Locale.ROOT, "\"%016x%05x\"", length, phase());
    }

    @Override
    public InputStream open(long offset) {
        return new Content(offset);
    }

    private int phase() {
        return (int) (Math.floorMod(seed, NOISE.length / STEP) * STEP);
    }

    private byte[] head() {
        return ByteBuffer.allocate(FILE_TYPE.length + LONG_BOX.length + Long.BYTES)
                .put(FILE_TYPE).put(LONG_BOX).putLong(length - FILE_TYPE.length).array();
    }

    private final class Content extends InputStream {

        private final byte[] head = head();
        private long position;

        private Content(long offset) {
            position = offset;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int wanted) {
            if (position >= length) {
                return wanted == 0 ? 0 : -1;
            }
            boolean inHead = position < head.length;
            byte[] source = inHead ? head : NOISE;
            int from = inHead ? (int) position : (int) ((position + phase()) % NOISE.length);
            int count = (int) Math.min(Math.min(wanted, source.length - from), length - position);
            System.arraycopy(source, from, buffer, offset, count);
            position += count;
            return count;
        }
    }
}
