// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

/** Video files as other programs write them, without pictures. */
final class SampleMovies {

    private static final long ONE = 0x10000;

    private SampleMovies() {
    }

    static byte[] mp4(String brand, int width, int height, double seconds) {
        return join(type(brand), index(seconds, pictures(width, height, false)), box("mdat", new byte[40]));
    }

    static byte[] indexAtTheEnd() {
        // a box that leaves its size open goes on to the end of the file
        byte[] index = index(3, sound(), pictures(640, 360, false));
        index[0] = index[1] = index[2] = index[3] = 0;
        return join(type("mp42"), box("free"), box("mdat", new byte[500]), index);
    }

    static byte[] longMp4() {
        return longMp4(599_750);
    }

    static byte[] longMp4(long millis) {
        byte[] header = new ByteWriter().big(4, 1L << 24).zeros(16).big(4, 1000).big(8, millis).zeros(80).toBytes();
        byte[] track = new ByteWriter().big(4, 1L << 24).zeros(16).big(4, 1).zeros(4).big(8, 599_750).zeros(16)
                .bytes(matrix(ONE, 0, 0, ONE)).big(4, 4096 * ONE).big(4, 360 * ONE).toBytes();
        byte[] media = new byte[64];
        byte[] longBox = new ByteWriter().big(4, 1).text("mdat").big(8, media.length + 16).bytes(media).toBytes();
        return join(type("isom"), longBox,
                box("moov", box("mvhd", header), box("trak", box("tkhd", track), handler("vide"))));
    }

    static byte[] turned() {
        return join(type("isom"), index(2, pictures(1280, 720, true)));
    }

    static byte[] sizeInSampleEntry() {
        byte[] entry = box("avc1", new byte[24], new ByteWriter().big(2, 854).big(2, 480).zeros(50).toBytes());
        byte[] description = box("stsd", new ByteWriter().big(4, 0).big(4, 1).toBytes(), entry);
        byte[] media = box("mdia", box("hdlr", new byte[8], text("vide"), new byte[13]),
                box("minf", box("stbl", description)));
        return join(type("isom"), index(2, box("trak", media)));
    }

    static byte[] fragmented() {
        byte[] length = box("mvex", box("mehd", new ByteWriter().big(4, 0).big(4, 12_500).toBytes()));
        return join(type("iso5"), index(0, pictures(640, 360, false), length), box("moof", new byte[20]));
    }

    static byte[] endless() {
        return join(type("iso5"), index(0xFFFFFFFFL / 1000.0, pictures(640, 360, false)));
    }

    static byte[] oldMovie() {
        return join(box("wide"), box("mdat", new byte[100]), index(4, pictures(320, 240, false)));
    }

    static byte[] sound(String brand) {
        return join(type(brand), index(61.5, sound()), box("mdat", new byte[10]));
    }

    /** 25 pictures a second; {@code inStream} is what the stream header counts, the other what the main header does. */
    static byte[] avi(int pictures, int inStream) {
        byte[] main = new ByteWriter().little(4, 40_000).zeros(12).little(4, pictures).zeros(12).little(4, 720)
                .little(4, 576).zeros(16).toBytes();
        byte[] sound = new ByteWriter().text("auds").zeros(16).little(4, 1).little(4, 8000).zeros(4).little(4, 99_000_000)
                .zeros(20).toBytes();
        byte[] stream = new ByteWriter().text("vidsH264").zeros(12).little(4, 1).little(4, 25).zeros(4)
                .little(4, inStream).zeros(20).toBytes();
        byte[] headers = list("hdrl", chunk("avih", main), list("strl", chunk("strh", sound)),
                list("strl", chunk("strh", stream)));
        byte[] content = join(text("AVI "), list("INFO", chunk("ISFT", text("abc"))), headers, list("movi", new byte[30]));
        return chunk("RIFF", content);
    }

    static byte[] flv() {
        byte[] script = new ByteWriter().big(1, 2).big(2, 10).text("onMetaData").big(1, 8).big(4, 3)
                .big(2, 8).text("duration").big(1, 0).big(8, Double.doubleToLongBits(12.25))
                .big(2, 5).text("width").big(1, 0).big(8, Double.doubleToLongBits(480))
                .big(2, 6).text("height").big(1, 0).big(8, Double.doubleToLongBits(270)).big(3, 9).toBytes();
        return new ByteWriter().text("FLV").big(1, 1).big(1, 5).big(4, 9).big(4, 0).big(1, 18).big(3, script.length).zeros(7)
                .bytes(script).big(4, script.length + 11).toBytes();
    }

    static byte[] bareFlv() {
        return new ByteWriter().text("FLV").big(1, 1).big(1, 5).big(4, 9).big(4, 0).big(1, 9).big(3, 20).zeros(27).toBytes();
    }

    static byte[] matroska(String type) {
        byte[] header = new ByteWriter().big(4, 0x42868101L).big(4, 0x42F78101L).big(2, 0x4282).big(1, 0x80 | type.length())
                .text(type).toBytes();
        return new ByteWriter().big(4, 0x1A45DFA3L).big(1, 0x80 | header.length).bytes(header).zeros(40).toBytes();
    }

    static byte[] transportStream() {
        byte[] packet = new ByteWriter().big(1, 0x47).zeros(187).toBytes();
        return join(packet, packet, packet, packet);
    }

    private static byte[] type(String brand) {
        return box("ftyp", text(brand), new byte[4], text(brand));
    }

    /** An index that counts in milliseconds. */
    private static byte[] index(double seconds, byte[]... parts) {
        byte[] header = new ByteWriter().zeros(12).big(4, 1000).big(4, Math.round(seconds * 1000)).zeros(80).toBytes();
        return box("moov", box("mvhd", header), join(parts));
    }

    private static byte[] pictures(int width, int height, boolean turned) {
        byte[] matrix = turned ? matrix(0, ONE, -ONE, 0) : matrix(ONE, 0, 0, ONE);
        byte[] header = new ByteWriter().zeros(40).bytes(matrix).big(4, width * ONE).big(4, height * ONE).toBytes();
        return box("trak", box("tkhd", header), handler("vide"));
    }

    private static byte[] sound() {
        return box("trak", box("tkhd", new byte[84]), handler("soun"));
    }

    private static byte[] handler(String kind) {
        return box("mdia", box("hdlr", new byte[8], text(kind), new byte[13]));
    }

    private static byte[] matrix(long a, long b, long c, long d) {
        return new ByteWriter().big(4, a).big(4, b).big(4, 0).big(4, c).big(4, d).big(4, 0).big(4, 0).big(4, 0)
                .big(4, 0x40000000L).toBytes();
    }

    private static byte[] box(String type, byte[]... parts) {
        byte[] content = join(parts);
        return new ByteWriter().big(4, content.length + 8).text(type).bytes(content).toBytes();
    }

    private static byte[] list(String type, byte[]... parts) {
        return chunk("LIST", join(text(type), join(parts)));
    }

    private static byte[] chunk(String id, byte[] content) {
        return new ByteWriter().text(id).little(4, content.length).bytes(content).zeros(content.length % 2).toBytes();
    }

    private static byte[] text(String text) {
        return new ByteWriter().text(text).toBytes();
    }

    private static byte[] join(byte[]... parts) {
        ByteWriter all = new ByteWriter();
        for (byte[] part : parts) {
            all.bytes(part);
        }
        return all.toBytes();
    }
}
