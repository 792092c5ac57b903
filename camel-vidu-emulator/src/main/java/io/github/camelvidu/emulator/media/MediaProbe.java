// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Kind, format, size and length of a media file, read from its content and never from its name. Knows the formats that
 * operations of the platform take (Vidu reference, section 5, the file limits of each operation), and some that none
 * takes, so that a refusal can name them. Nothing is decoded.
 *
 * <p>
 * Size and length are known for PNG, JPEG, WebP, BMP, GIF, MP4, MOV, AVI and FLV, the length alone for WAV, MP3, M4A,
 * AAC, Ogg and WMA. Of the others only the format is told. Safe for use by any number of threads.
 */
public final class MediaProbe {

    /** About thirty years: nobody has recorded more, so a file that says so does not know. */
    private static final double MOST_SECONDS = 1e9;

    private static final List<Function<Bytes, Optional<MediaInfo>>> PROBES = List.of(
            Mp4Probe::probe, RiffProbe::probe, FlvProbe::probe, OggProbe::probe, AsfProbe::probe, FrameProbe::probe,
            MediaProbe::signature);

    private MediaProbe() {
    }

    /**
     * Looks at a file.
     *
     * @param  content the whole file, not null and not changed; of a file that is cut off, what its beginning tells
     * @return         empty when the format is not known; a number that cannot be known is 0
     */
    public static Optional<MediaInfo> probe(byte[] content) {
        Optional<MediaInfo> image = ImageProbe.probe(content)
                .map(it -> new MediaInfo("image", it.format(), it.width(), it.height(), 0));
        if (image.isPresent()) {
            return image;
        }
        Bytes bytes = Bytes.of(content);
        return PROBES.stream().map(probe -> probe.apply(bytes)).flatMap(Optional::stream).findFirst()
                .map(MediaProbe::withinReason);
    }

    private static MediaInfo withinReason(MediaInfo file) {
        return file.seconds() <= MOST_SECONDS
                ? file : new MediaInfo(file.kind(), file.format(), file.width(), file.height(), 0);
    }

    /** Formats of which only the first bytes are looked at. */
    private static Optional<MediaInfo> signature(Bytes file) {
        if (file.u32(0) == 0x1A45DFA3L) {
            return Optional.of(video(file.part(0, 64).indexOf("webm") > 0 ? "webm" : "mkv"));
        } else if (file.u32(0) == 0x060E2B34L && file.u32(4) == 0x02050101L) {
            return Optional.of(video("mxf"));
        } else if (file.has(0, "#EXTM3U")) {
            return Optional.of(video("hls"));
        }
        boolean transportStream = file.u8(0) == 0x47 && file.u8(188) == 0x47 && file.u8(2 * 188) == 0x47;
        return transportStream ? Optional.of(video("ts")) : Optional.empty();
    }

    private static MediaInfo video(String format) {
        return new MediaInfo("video", format, 0, 0, 0);
    }
}
