// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Looks at sound that is a row of frames without a container: MP3 and AAC (ADTS), with or without an ID3 tag before it.
 * The length is that of all frames, or what a Xing, Info or VBRI header in the first MP3 frame says.
 */
final class FrameProbe {

    private static final int ID3_HEADER = 10;
    private static final int ID3_FOOTER_FLAG = 0x10;
    /** How far behind a tag the first frame is looked for; some writers pad. */
    private static final int PADDING = 1 << 16;

    private final Bytes file;
    private final String format;
    private final LongFunction<Optional<AudioFrame>> frames;

    private FrameProbe(Bytes file, String format, LongFunction<Optional<AudioFrame>> frames) {
        this.file = file;
        this.format = format;
        this.frames = frames;
    }

    static Optional<MediaInfo> probe(Bytes file) {
        boolean tagged = file.has(0, "ID3");
        long start = tagged ? tagLength(file) : 0;
        long searchTo = tagged ? start + PADDING : start;
        for (long at = start; at <= searchTo && at < file.length(); at++) {
            long from = at;
            Optional<MediaInfo> found = new FrameProbe(file, "mp3", position -> AudioFrame.mp3(file, position)).look(from)
                    .or(() -> new FrameProbe(file, "aac", position -> AudioFrame.aac(file, position)).look(from));
            if (found.isPresent()) {
                return found;
            }
        }
        return tagged ? Optional.of(sound("mp3", 0)) : Optional.empty();
    }

    /** Four times seven bits, so that no sync mark is in it. */
    private static long tagLength(Bytes file) {
        long size = file.u8(6) << 21 | file.u8(7) << 14 | file.u8(8) << 7 | file.u8(9);
        boolean footer = (file.u8(5) & ID3_FOOTER_FLAG) != 0;
        return ID3_HEADER + size + (footer ? ID3_HEADER : 0);
    }

    /** One mark is found in any noise: it counts when another frame of its kind, or the end of the file, follows. */
    private Optional<MediaInfo> look(long at) {
        return frames.apply(at).filter(first -> isFollowed(first, at))
                .map(first -> sound(format, first.secondsOfAll(file, at).orElseGet(() -> secondsFrom(first, at))));
    }

    private boolean isFollowed(AudioFrame frame, long at) {
        long next = at + frame.length();
        return next == file.length() || frames.apply(next).filter(frame::isOfOneKind).isPresent();
    }

    /** The time of all whole frames; what lies between them, or a tag at the end, is passed over. */
    private double secondsFrom(AudioFrame first, long start) {
        long samples = 0;
        long at = start;
        while (at < file.length()) {
            Optional<AudioFrame> frame = frames.apply(at).filter(first::isOfOneKind);
            if (frame.isPresent() && at + frame.get().length() <= file.length()) {
                samples += frame.get().samples();
                at += frame.get().length();
            } else {
                at++;
            }
        }
        return samples / (double) first.rate();
    }

    private static MediaInfo sound(String format, double seconds) {
        return new MediaInfo("audio", format, 0, 0, seconds);
    }
}
