// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.EOFException;
import java.io.IOException;
import java.util.Map;

/** The boxes of an MP4, QuickTime or M4A file: length of the whole, size and frame rate of the first picture track. */
final class BoxFile {

    /** Boxes that hold boxes, and in which box they are; anything deeper is never looked into. */
    private static final Map<String, String> CONTAINERS = Map.of(
            "moov", "", "trak", "moov", "mdia", "trak", "minf", "mdia", "stbl", "minf");
    private static final long UNKNOWN_32 = 0xffff_ffffL;

    private final MediaBytes in;
    private final Measures found;
    private Track track = new Track();
    private boolean pictures;
    private boolean sound;
    /** Whether the times of the box being read have eight bytes. */
    private boolean longTimes;

    BoxFile(MediaBytes in, Measures found) {
        this.in = in;
        this.found = found;
    }

    /** What is gathered of one track. */
    private static final class Track {

        private long width;
        private long height;
        private String handler = "";
        private long timescale;
        private long duration;
        private long samples;
    }

    void read() throws IOException {
        try {
            boxes("", in.length());
        } finally {
            if (sound && !pictures) {
                found.soundOnly();
            }
        }
    }

    private void boxes(String parent, long end) throws IOException {
        while (in.position() + 8 <= end) {
            long start = in.position();
            long size = in.big(4);
            String type = in.text(4);
            if (size == 1) {
                size = in.big(8);
            } else if (size == 0) {
                size = end - start;
            }
            if (size < in.position() - start || size > end - start) {
                throw new EOFException();
            }
            box(parent, type, start + size);
            in.skipTo(start + size);
        }
    }

    private void box(String parent, String type, long end) throws IOException {
        if (parent.equals(CONTAINERS.get(type))) {
            boxes(type, end);
            if (type.equals("trak")) {
                endOfTrack();
            }
            return;
        }
        switch (parent + "/" + type) {
            case "moov/mvhd" -> {
                long timescale = time();
                found.length(duration(), timescale);
            }
            case "trak/tkhd" -> trackHeader();
            case "mdia/mdhd" -> {
                track.timescale = time();
                track.duration = duration();
            }
            case "mdia/hdlr" -> {
                in.skip(8);
                track.handler = in.text(4);
            }
            case "stbl/stts" -> samples(end);
            default -> {
                // of no interest here
            }
        }
    }

    /** Reads up to the time scale: units a second. */
    private long time() throws IOException {
        longTimes = in.big(1) == 1;
        in.skip(longTimes ? 19 : 11);
        return in.big(4);
    }

    /** In units of the time scale; 0 when the file says that it does not know. */
    private long duration() throws IOException {
        long duration = in.big(longTimes ? 8 : 4);
        return !longTimes && duration == UNKNOWN_32 ? 0 : duration;
    }

    private void trackHeader() throws IOException {
        boolean longer = in.big(1) == 1;
        in.skip((longer ? 35 : 23) + 52);
        // fixed point numbers: the lower half is behind the point
        track.width = in.big(4) >> 16;
        track.height = in.big(4) >> 16;
    }

    private void samples(long end) throws IOException {
        in.skip(4);
        long entries = in.big(4);
        for (long i = 0; i < entries && in.position() + 8 <= end; i++) {
            track.samples += in.big(4);
            in.skip(4);
        }
    }

    private void endOfTrack() {
        if (track.handler.equals("vide") && !pictures) {
            pictures = true;
            found.size(track.width, track.height);
            found.frames(track.samples, track.duration, track.timescale);
        }
        sound |= track.handler.equals("soun");
        track = new Track();
    }
}
