// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Sound files as other programs write them, silent. */
final class SampleSounds {

    private static final int MP3_FRAME = 417;

    private SampleSounds() {
    }

    /** Written by the JDK, 16 bit. */
    static byte[] wav(int rate, int channels, int frames) {
        AudioFormat format = new AudioFormat(rate, 16, channels, true, false);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayInputStream silence = new ByteArrayInputStream(new byte[frames * channels * 2]);
        try (AudioInputStream sound = new AudioInputStream(silence, format, frames)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** Two channels of 24 bit at 48 kHz. */
    static byte[] extensibleWav() {
        int data = 24_000 * 6;
        return new ByteWriter().text("RIFF").little(4, 4 + 14 + 48 + 8 + data).text("WAVE")
                .text("JUNK").little(4, 5).zeros(6)
                .text("fmt ").little(4, 40).little(2, 0xFFFE).little(2, 2).little(4, 48_000).little(4, 288_000)
                .little(2, 6).little(2, 24).little(2, 22).little(2, 24).little(4, 3).little(2, 1).zeros(14)
                .text("data").little(4, data).zeros(data).toBytes();
    }

    static byte[] openWav() {
        return new ByteWriter().text("RIFF").little(4, 0xFFFFFFFFL).text("WAVE").bytes(format())
                .text("data").little(4, 0xFFFFFFFFL).zeros(4000).toBytes();
    }

    static byte[] rf64() {
        return new ByteWriter().text("RF64").little(4, 0xFFFFFFFFL).text("WAVE")
                .text("ds64").little(4, 28).little(8, 1_600_000_100L).little(8, 1_600_000_000L).little(8, 0).little(4, 0)
                .bytes(format()).text("data").little(4, 0xFFFFFFFFL).zeros(200).toBytes();
    }

    /** One channel of 16 bit at 8 kHz. */
    private static byte[] format() {
        return new ByteWriter().text("fmt ").little(4, 16).little(2, 1).little(2, 1).little(4, 8000).little(4, 16_000)
                .little(2, 2).little(2, 16).toBytes();
    }

    /** 128 kbit/s at 44.1 kHz in stereo. */
    static byte[] mp3(int frames) {
        ByteWriter file = new ByteWriter();
        for (int i = 0; i < frames; i++) {
            file.big(4, 0xFFFB9000L).zeros(MP3_FRAME - 4);
        }
        return file.toBytes();
    }

    static byte[] taggedMp3() {
        // 300 in four times seven bits; the tag holds what looks like a frame
        byte[] before = new ByteWriter().text("ID3").big(3, 0x030000).big(4, 0x022C).zeros(100).big(4, 0xFFFB9000L).zeros(196)
                .zeros(57).toBytes();
        return new ByteWriter().bytes(before).bytes(mp3(250)).text("TAG").zeros(125).toBytes();
    }

    /** 64 kbit/s at 22.05 kHz. */
    static byte[] halfRateMp3() {
        ByteWriter file = new ByteWriter();
        for (int i = 0; i < 100; i++) {
            // every second frame is a byte longer
            file.big(4, 0xFFF380C0L | (i % 2 == 0 ? 0x200 : 0)).zeros(208 - 4 + (i % 2 == 0 ? 1 : 0));
        }
        return file.toBytes();
    }

    static byte[] countedMp3(String header) {
        byte[] first = new ByteWriter().big(4, 0xFFFB9000L).zeros(32).text(header).big(4, 0xF).big(4, 9000)
                .zeros(MP3_FRAME - 48).toBytes();
        return new ByteWriter().bytes(first).bytes(mp3(20)).toBytes();
    }

    static byte[] vbriMp3() {
        byte[] first = new ByteWriter().big(4, 0xFFFB9000L).zeros(32).text("VBRI").big(2, 1).zeros(4).big(4, 3_762_000)
                .big(4, 9000).zeros(MP3_FRAME - 54).toBytes();
        return new ByteWriter().bytes(first).bytes(mp3(20)).toBytes();
    }

    /** 48 kHz in stereo, frames of different lengths. */
    static byte[] aac(int frames) {
        ByteWriter file = new ByteWriter();
        for (int i = 0; i < frames; i++) {
            int length = 200 + i % 90;
            file.big(7, 0xFFF14C80_000000L | (long) length << 13 | 0x1FFC).zeros(length - 7);
        }
        return file.toBytes();
    }

    static byte[] taggedAac() {
        return new ByteWriter().text("ID3").big(3, 0x040000).big(4, 63).zeros(63).bytes(aac(300)).toBytes();
    }

    static byte[] opus() {
        byte[] head = new ByteWriter().text("OpusHead").big(1, 1).big(1, 2).little(2, 312).little(4, 44_100).zeros(3).toBytes();
        return new ByteWriter().bytes(page(0, head)).bytes(page(0, new byte[300])).bytes(page(-1, new byte[900]))
                .bytes(page(7 * 48_000 + 24_000 + 312, new byte[77])).toBytes();
    }

    static byte[] vorbis() {
        byte[] head = new ByteWriter().big(1, 1).text("vorbis").zeros(4).big(1, 2).little(4, 44_100).zeros(14).toBytes();
        return new ByteWriter().bytes(page(0, head)).bytes(page(100_000, new byte[300]))
                .bytes(page(30 * 44_100, new byte[77])).toBytes();
    }

    static byte[] speex() {
        return page(0, new ByteWriter().text("Speex   1.2").zeros(69).toBytes());
    }

    private static byte[] page(long lastSample, byte[] content) {
        ByteWriter page = new ByteWriter().text("OggS").zeros(2).little(8, lastSample).little(4, 77).zeros(8)
                .big(1, content.length / 255 + 1);
        for (int i = 0; i < content.length / 255; i++) {
            page.big(1, 255);
        }
        return page.big(1, content.length % 255).bytes(content).toBytes();
    }

    /** 17.5 seconds behind a lead of 3. */
    static byte[] asf(boolean pictures) {
        byte[] properties = new ByteWriter().big(8, 0xA1DCAB8C47A9CF11L).big(8, 0x8EE400C00C205365L).little(8, 104).zeros(40)
                .little(8, 205_000_000).little(8, 175_000_000).little(8, 3000).zeros(16).toBytes();
        byte[] sound = new ByteWriter().big(8, 0x9107DCB7B7A9CF11L).big(8, 0x8EE600C00C205365L).little(8, 78)
                .big(8, 0x409E69F84D5BCF11L).big(8, 0xA8FD00805F5C442BL).zeros(38).toBytes();
        byte[] film = new ByteWriter().big(8, 0x9107DCB7B7A9CF11L).big(8, 0x8EE600C00C205365L).little(8, 78)
                .big(8, 0xC0EF19BC4D5BCF11L).big(8, 0xA8FD00805F5C442BL).zeros(38).toBytes();
        byte[] streams = new ByteWriter().bytes(sound).bytes(pictures ? film : new byte[0]).toBytes();
        return new ByteWriter().big(8, 0x3026B2758E66CF11L).big(8, 0xA6D900AA0062CE6CL)
                .little(8, 30 + properties.length + streams.length).little(4, 2).zeros(2).bytes(properties).bytes(streams)
                .zeros(100).toBytes();
    }
}
