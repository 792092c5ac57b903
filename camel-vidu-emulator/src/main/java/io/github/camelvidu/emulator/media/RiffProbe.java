// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at files made of RIFF chunks: WAV, also in its long form RF64, and AVI. */
final class RiffProbe {

    private static final Set<String> BEGINNINGS = Set.of("RIFF", "RF64");
    private static final long SIZE_STANDS_ELSEWHERE = 0xFFFFFFFFL;
    private static final int CHUNK_HEADER = 8;

    private RiffProbe() {
    }

    static Optional<MediaInfo> probe(Bytes file) {
        if (!BEGINNINGS.contains(file.text(0, 4))) {
            return Optional.empty();
        }
        Bytes content = file.from(12);
        return switch (file.text(8, 4)) {
            case "WAVE" -> Optional.of(new MediaInfo("audio", "wav", 0, 0, wavSeconds(content)));
            case "AVI " -> Optional.of(avi(content));
            default -> Optional.empty();
        };
    }

    /** The extensible form of the format chunk only adds behind what is read here. */
    private static double wavSeconds(Bytes content) {
        double bytesPerSecond = 0;
        for (Chunk chunk : chunks(content)) {
            if (chunk.is("fmt ")) {
                bytesPerSecond = chunk.content().u32le(8);
            } else if (chunk.is("data")) {
                return bytesPerSecond > 0 ? wavBytes(content, chunk) / bytesPerSecond : 0;
            }
        }
        return 0;
    }

    /** A recorder that could not go back leaves the size open: then the sound goes on to the end. */
    private static double wavBytes(Bytes content, Chunk data) {
        long longSize = chunk(content, "ds64").i64le(8);
        if (data.size() != 0 && data.size() != SIZE_STANDS_ELSEWHERE) {
            return data.size();
        }
        return longSize > 0 ? longSize : content.length() - data.at();
    }

    private static MediaInfo avi(Bytes content) {
        Bytes lists = list(content, "hdrl");
        Bytes header = chunk(lists, "avih");
        double seconds = header.u32le(16) * (header.u32le(0) / 1e6);
        for (Chunk list : chunks(lists)) {
            Bytes stream = list.is("LIST") && list.content().has(0, "strl") ? chunk(list.content().from(4), "strh") : null;
            if (stream != null && stream.has(0, "vids") && stream.u32le(24) > 0) {
                // counts the pictures of a long file's further parts too, other than the main header
                double inStream = stream.u32le(32) * (stream.u32le(20) / (double) stream.u32le(24));
                seconds = Math.max(seconds, inStream);
            }
        }
        long width = header.u32le(32);
        long height = header.u32le(36);
        boolean known = width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
        return new MediaInfo("video", "avi", known ? (int) width : 0, known ? (int) height : 0, seconds);
    }

    private static Bytes list(Bytes parent, String type) {
        return chunks(parent).stream().filter(it -> it.is("LIST") && it.content().has(0, type)).findFirst()
                .map(it -> it.content().from(4)).orElse(parent.part(0, 0));
    }

    private static Bytes chunk(Bytes parent, String id) {
        return chunks(parent).stream().filter(it -> it.is(id)).findFirst().map(Chunk::content).orElse(parent.part(0, 0));
    }

    private static List<Chunk> chunks(Bytes parent) {
        List<Chunk> chunks = new ArrayList<>();
        long at = 0;
        while (at + CHUNK_HEADER <= parent.length()) {
            long size = parent.u32le(at + 4);
            chunks.add(new Chunk(
                    parent.text(at, 4), size, at + CHUNK_HEADER, parent.part(at + CHUNK_HEADER, size)));
            at += CHUNK_HEADER + size + size % 2;
        }
        return chunks;
    }

    /**
     * One chunk.
     *
     * @param size    in bytes, as its header says
     * @param at      where its content begins
     * @param content what is there of it
     */
    private record Chunk(String id, long size, long at, Bytes content) {

        boolean is(String wanted) {
            return id.equals(wanted);
        }
    }
}
