// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An MP4 file with one H.264 track whose pictures all stay equally long (ISO/IEC 14496-12 and -15). The index comes
 * before the pictures, so that a player can start while it still downloads. All times of making are zero: the same
 * pictures give the same bytes.
 *
 * @param seconds  exact length of the film
 * @param pictures coded units without start code or length; the first is the only one that stands by itself
 */
record Mp4File(int width, int height, int seconds, byte[] sequenceParameters, byte[] pictureParameters,
        List<byte[]> pictures) {

    /** Of the longest time that divides both a second and a picture. */
    private static final int TICKS = 1000;
    private static final byte[] UNTURNED = ints(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
    private static final int LANGUAGE_UNDETERMINED = 0x55C4;

    void write(OutputStream out) throws IOException {
        byte[] type = box("ftyp", text("isom"), ints(0x200), text("isom"), text("iso2"), text("avc1"), text("mp41"));
        // the index has the same length wherever the pictures begin
        int picturesAt = type.length + index(0).length + 8;
        out.write(type);
        out.write(index(picturesAt));
        out.write(ints(8 + pictures.stream().mapToInt(picture -> picture.length + 4).sum()));
        out.write(text("mdat"));
        for (byte[] picture : pictures) {
            out.write(ints(picture.length));
            out.write(picture);
        }
    }

    private int ticksPerSecond() {
        return TICKS * pictures.size() / commonDivisor();
    }

    private int ticksPerPicture() {
        return TICKS * seconds / commonDivisor();
    }

    private int ticks() {
        return ticksPerPicture() * pictures.size();
    }

    private int commonDivisor() {
        return BigInteger.valueOf(seconds).gcd(BigInteger.valueOf(pictures.size())).intValue();
    }

    private byte[] index(int picturesAt) {
        byte[] movie = box("mvhd", ints(0, 0, 0, ticksPerSecond(), ticks(), 0x10000), shorts(0x100, 0), ints(0, 0), UNTURNED,
                ints(0, 0, 0, 0, 0, 0, 2));
        return box("moov", movie, box("trak", trackHeader(), media(picturesAt)));
    }

    private byte[] trackHeader() {
        int shownInMovie = 3;
        return box("tkhd", ints(shownInMovie, 0, 0, 1, 0, ticks(), 0, 0), shorts(0, 0, 0, 0), UNTURNED,
                ints(width << 16, height << 16));
    }

    private byte[] media(int picturesAt) {
        byte[] header = box("mdhd", ints(0, 0, 0, ticksPerSecond(), ticks()), shorts(LANGUAGE_UNDETERMINED, 0));
        byte[] handler = box("hdlr", ints(0, 0), text("vide"), ints(0, 0, 0), text("video\0"));
        byte[] sameFile = box("dinf", box("dref", ints(0, 1), box("url ", ints(1))));
        return box("mdia", header, handler,
                box("minf", box("vmhd", ints(1), shorts(0, 0, 0, 0)), sameFile, samples(picturesAt)));
    }

    private byte[] samples(int picturesAt) {
        int count = pictures.size();
        return box("stbl",
                box("stsd", ints(0, 1), sampleEntry()),
                box("stts", ints(0, 1, count, ticksPerPicture())),
                box("stss", ints(0, 1, 1)),
                box("stsc", ints(0, 1, 1, count, 1)),
                box("stsz", ints(0, 0, count), ints(pictures.stream().mapToInt(picture -> picture.length + 4).toArray())),
                box("stco", ints(0, 1, picturesAt)));
    }

    private byte[] sampleEntry() {
        int dotsPerInch = 72 << 16;
        int depth = 24;
        return box("avc1", shorts(0, 0, 0, 1), ints(0, 0, 0, 0), shorts(width, height), ints(dotsPerInch, dotsPerInch, 0),
                shorts(1), new byte[32], shorts(depth, -1), decoderConfiguration());
    }

    /** Profile, compatibility and level are the three bytes after the type of the sequence parameters. */
    private byte[] decoderConfiguration() {
        byte[] profile = { 1, sequenceParameters[1], sequenceParameters[2], sequenceParameters[3] };
        byte[] fourByteLengthsOneSequence = { (byte) 0xFF, (byte) 0xE1 };
        return box("avcC", profile, fourByteLengthsOneSequence, shorts(sequenceParameters.length), sequenceParameters,
                new byte[] { 1 }, shorts(pictureParameters.length), pictureParameters);
    }

    private static byte[] box(String type, byte[]... parts) {
        int length = 8;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer box = ByteBuffer.allocate(length).putInt(length).put(text(type));
        for (byte[] part : parts) {
            box.put(part);
        }
        return box.array();
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 2);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
