// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;

import io.github.camelvidu.api.media.MediaFacts;

/**
 * Finds out what a media file is by reading its headers: size of pictures and films, length of films and sound, frame
 * rate. Files come from anywhere, so nothing in them is trusted: no memory is taken and no time spent by a number that
 * the file claims, and a broken file tells what can be read of it. Rotation that a camera noted down is left aside.
 */
final class MediaProbe {

    private static final Map<MediaType, Headers> HEADERS = new EnumMap<>(
            Map.ofEntries(
                    Map.entry(MediaType.PNG, PictureHeaders::png),
                    Map.entry(MediaType.JPEG, PictureHeaders::jpeg),
                    Map.entry(MediaType.WEBP, PictureHeaders::webp),
                    Map.entry(MediaType.GIF, PictureHeaders::gif),
                    Map.entry(MediaType.BMP, PictureHeaders::bmp),
                    Map.entry(MediaType.MP4, (in, found) -> new BoxFile(in, found).read()),
                    Map.entry(MediaType.MOV, (in, found) -> new BoxFile(in, found).read()),
                    Map.entry(MediaType.M4A, (in, found) -> new BoxFile(in, found).read()),
                    Map.entry(MediaType.AVI, RiffHeaders::avi),
                    Map.entry(MediaType.WAV, RiffHeaders::wav),
                    Map.entry(MediaType.MP3, SoundFrames::mp3),
                    Map.entry(MediaType.AAC, SoundFrames::adts),
                    Map.entry(MediaType.OGG, SoundFrames::ogg)));

    private MediaProbe() {
    }

    /** Reads the headers of one sort of file. */
    private interface Headers {

        void read(MediaBytes in, Measures found) throws IOException;
    }

    /**
     * The facts of a file.
     *
     * @param  content     from its beginning; not closed
     * @param  length      of the content in bytes
     * @throws IOException when the content can not be read; never because it is broken
     */
    static MediaFacts facts(MediaType type, InputStream content, long length) throws IOException {
        Measures found = new Measures();
        Headers headers = HEADERS.get(type);
        if (headers != null) {
            try {
                headers.read(new MediaBytes(content, length), found);
            } catch (EOFException e) {
                // the file ends before its headers do: what was read until then is what is known
                return found.facts(type, length);
            }
        }
        return found.facts(type, length);
    }
}
