// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.ImageIO;

/** Small media files, put together byte by byte where Java can not write the format. */
public final class MediaSamples {

    private MediaSamples() {
    }

    /** @param format of those that Java writes: png, jpg, bmp, gif */
    public static byte[] image(String format, int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] png() {
        return image("png", 64, 48);
    }

    /** A PNG of about that many bytes, with noise behind its end. */
    public static byte[] png(int bytes) {
        byte[] picture = png();
        byte[] large = new byte[bytes];
        new Random(bytes).nextBytes(large);
        System.arraycopy(picture, 0, large, 0, picture.length);
        return large;
    }

    public static byte[] webp(String chunk, int... behindSize) {
        byte[] bytes = new byte[behindSize.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) behindSize[i];
        }
        return join(text("RIFF"), little(bytes.length + 12), text("WEBP" + chunk), little(bytes.length), bytes);
    }

    /** A film of 320 x 180 with 24 frames a second. */
    public static byte[] film(String brand, int seconds) {
        byte[] video = box("trak", tkhd(320, 180), box("mdia", mdhd(24_000, seconds * 24_000), hdlr("vide"),
                box("minf", box("stbl", stts(seconds * 24)))));
        byte[] sound = box("trak", tkhd(0, 0), box("mdia", mdhd(48_000, seconds * 48_000), hdlr("soun")));
        return join(box("ftyp", text(brand + "\0\0\2\0isom")), box("mdat", new byte[1000]),
                box("moov", mvhd(1000, seconds * 1000), sound, video));
    }

    /** Sound in the boxes of a film. */
    public static byte[] m4a(String brand, int seconds) {
        return join(box("ftyp", text(brand + "\0\0\0\0")),
                box("moov", mvhd(600, seconds * 600), box("trak", tkhd(0, 0), box("mdia", hdlr("soun")))),
                box("mdat", new byte[100]));
    }

    public static byte[] wav(int milliseconds) {
        int rate = 8000;
        int bytes = rate * 2 * milliseconds / 1000;
        return join(text("RIFF"), little(36 + bytes), text("WAVEfmt "), little(16), new byte[] { 1, 0, 1, 0 }, little(rate),
                little(rate * 2), new byte[] { 2, 0, 16, 0 }, text("LIST"), little(4), text("INFO"), text("data"),
                little(bytes),
                new byte[bytes]);
    }

    /** A film without pictures inside, 640 x 360 with 25 frames a second. */
    public static byte[] avi(int frames) {
        byte[] header = join(little(40_000), new byte[12], little(frames), new byte[12], little(640), little(360),
                new byte[16]);
        byte[] list = join(text("hdrlavih"), little(header.length), header);
        return join(text("RIFF"), little(4 + 8 + list.length), text("AVI LIST"), little(list.length), list);
    }

    /** MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes and 1152 samples a frame; the first may be a table. */
    public static byte[] mp3(int frames, boolean tagged, boolean table) {
        byte[] frame = new byte[417];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xfb;
        frame[2] = (byte) 0x90;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (tagged) {
            out.writeBytes(join(text("ID3\4\0\0"), new byte[] { 0, 0, 1, 72 }, new byte[200]));
        }
        if (table) {
            byte[] first = frame.clone();
            System.arraycopy(text("Xing"), 0, first, 36, 4);
            out.writeBytes(first);
        }
        for (int i = 0; i < frames; i++) {
            out.writeBytes(frame);
        }
        out.writeBytes(join(text("TAG"), new byte[125]));
        return out.toByteArray();
    }

    /** ADTS at 44.1 kHz, 100 bytes and 1024 samples a frame. */
    public static byte[] aac(int frames) {
        byte[] frame = new byte[100];
        long header = 0xfffL << 44 | 1L << 40 | 1L << 38 | 4L << 34 | 2L << 31 | 100L << 13 | 0x7ffL << 2;
        System.arraycopy(ByteBuffer.allocate(8).putLong(header).array(), 1, frame, 0, 7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < frames; i++) {
            out.writeBytes(frame);
        }
        return out.toByteArray();
    }

    /** Two pages of Vorbis at 48 kHz. */
    public static byte[] ogg(long samples) {
        byte[] head = join(text("\1vorbis"), little(0), new byte[] { 1 }, little(48_000), new byte[13]);
        return join(page(0, head), page(samples, new byte[50]));
    }

    public static byte[] matroska(String docType) {
        return join(new byte[] {
                0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, (byte) 0x9f, 0x42, (byte) 0x86, (byte) 0x81, 1,
                0x42, (byte) 0x82, (byte) (0x80 | docType.length()) }, text(docType), new byte[20]);
    }

    public static byte[] transportStream() {
        byte[] packets = new byte[188 * 4];
        for (int i = 0; i < packets.length; i += 188) {
            packets[i] = 'G';
        }
        return packets;
    }

    public static byte[] box(String type, byte[]... content) {
        byte[] inside = join(content);
        return join(big(inside.length + 8), text(type), inside);
    }

    public static byte[] big(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    public static byte[] little(int number) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] mvhd(int timescale, int duration) {
        return box("mvhd", new byte[12], big(timescale), big(duration), new byte[80]);
    }

    private static byte[] tkhd(int width, int height) {
        return box("tkhd", new byte[24], new byte[52], big(width << 16), big(height << 16));
    }

    private static byte[] mdhd(int timescale, int duration) {
        return box("mdhd", new byte[12], big(timescale), big(duration), new byte[4]);
    }

    private static byte[] hdlr(String handler) {
        return box("hdlr", new byte[8], text(handler), new byte[13]);
    }

    private static byte[] stts(int samples) {
        return box("stts", new byte[4], big(1), big(samples), big(1000));
    }

    private static byte[] page(long samples, byte[] body) {
        byte[] granule = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(samples).array();
        return join(text("OggS\0\0"), granule, new byte[12], new byte[] { 1, (byte) body.length }, body);
    }
}
