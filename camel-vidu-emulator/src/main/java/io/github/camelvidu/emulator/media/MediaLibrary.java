// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.imageio.ImageIO;

import io.github.camelvidu.emulator.digest.Sha256;

/**
 * The media of finished tasks. They are rendered when they are first asked for and kept in a directory, under a name
 * made from what they show, so that they outlive a restart and two tasks with the same spec share one file.
 *
 * <p>
 * Safe for use by any number of threads: a file that several ask for at once is rendered once, and others can be
 * rendered meanwhile. A file appears in the directory only when it is complete.
 */
public final class MediaLibrary {

    /** Part of every name; a change of the drawing must change it, or old files would be taken for new ones. */
    private static final int EDITION = 2;

    private final Path directory;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    private MediaLibrary(Path directory) {
        this.directory = directory;
    }

    /** A library in a directory, which is made when the first file needs it. */
    public static MediaLibrary in(Path directory) {
        return new MediaLibrary(directory);
    }

    /**
     * The video of a spec: H.264 in MP4, exactly as long as asked. Equal specs give equal bytes on every machine.
     *
     * @throws UncheckedIOException when it can be neither read nor written; the next call tries again
     */
    public RenderedMedia video(VideoSpec spec) {
        return shelf(name(spec) + ".mp4").media("video/mp4", out -> writeVideo(spec, out));
    }

    /**
     * The first picture of a spec's video as JPEG. The bytes are those of the running JDK's encoder.
     *
     * @throws UncheckedIOException as above
     */
    public RenderedMedia cover(VideoSpec spec) {
        return shelf(name(spec) + ".jpeg").media("image/jpeg", out -> writeCover(spec, out));
    }

    /**
     * A picture as PNG. Equal specs give equal bytes on one JDK: its compression is used.
     *
     * @throws UncheckedIOException as above
     */
    public RenderedMedia picture(PictureSpec spec) {
        return shelf(name(spec) + ".png").media("image/png",
                out -> new PngFile(spec.width(), spec.height(), draw(spec)).write(out));
    }

    /**
     * A sound as WAV: one channel of 16 bit at 24 kHz, exactly as long as asked. Equal specs give equal bytes on every
     * machine. A minute takes 2.88 MB.
     *
     * @throws UncheckedIOException as above
     */
    public RenderedMedia sound(SoundSpec spec) {
        return shelf(name(spec) + ".wav").media("audio/wav", out -> new WavFile(spec.samples(), tones(spec)).write(out));
    }

    private Shelf shelf(String fileName) {
        return shelves.computeIfAbsent(fileName, name -> new Shelf(directory.resolve(name)));
    }

    private static void writeVideo(VideoSpec spec, OutputStream out) throws IOException {
        Film film = new Film(spec);
        PictureEncoder encoder = new PictureEncoder(spec.width(), spec.height());
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < film.pictures(); i++) {
            pictures.add(encoder.encode(film.picture(i).pixels()));
        }
        new Mp4File(
                spec.width(), spec.height(), spec.seconds(), encoder.sequenceParameters(), encoder.pictureParameters(),
                pictures).write(out);
    }

    private static void writeCover(VideoSpec spec, OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(spec.width(), spec.height(), BufferedImage.TYPE_3BYTE_BGR);
        Canvas drawn = new Film(spec).picture(0);
        int[] row = new int[spec.width()];
        for (int y = 0; y < spec.height(); y++) {
            drawn.copyRow(y, Canvas.scale(spec.width(), spec.height()), row);
            image.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        if (!ImageIO.write(image, "jpeg", out)) {
            throw new IOException("This Java has no JPEG encoder");
        }
    }

    private static Canvas draw(PictureSpec spec) {
        Canvas canvas = Canvas.of(spec.width(), spec.height());
        Backdrop backdrop = new Backdrop(canvas, spec.seed());
        backdrop.drawPrompt(spec.prompt());
        backdrop.drawLabel(spec.label());
        if (spec.watermark()) {
            backdrop.drawWatermark();
        }
        backdrop.scenery().drawBalloon(canvas, 0.5);
        return canvas;
    }

    private static Tones tones(SoundSpec spec) {
        return spec.kind() == SoundSpec.Kind.SPEECH ? new Speech(spec) : new Chords(spec);
    }

    private static String name(VideoSpec spec) {
        return name(spec.label() + '\0' + spec.prompt(), spec.seed(), spec.width(), spec.height(), spec.seconds(), spec.fps(),
                spec.watermark() ? 1 : 0);
    }

    private static String name(PictureSpec spec) {
        return name(spec.label() + '\0' + spec.prompt(), spec.seed(), spec.width(), spec.height(), spec.watermark() ? 1 : 0);
    }

    private static String name(SoundSpec spec) {
        return name(spec.text(), spec.seed(), spec.kind().ordinal(), spec.samples());
    }

    /**
     * A name for files of one kind: the numbers are equally many for all of them, so that no two specs make the same
     * bytes.
     */
    private static String name(String text, long seed, int... numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(EDITION);
            out.writeLong(seed);
            for (int number : numbers) {
                out.writeInt(number);
            }
            out.writeChars(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.hex(bytes.toByteArray(), 16);
    }

    @FunctionalInterface
    private interface Renderer {
        void write(OutputStream out) throws IOException;
    }

    /** The place of one file. */
    private static final class Shelf {

        private final Path file;
        private RenderedMedia media;

        Shelf(Path file) {
            this.file = file;
        }

        synchronized RenderedMedia media(String contentType, Renderer renderer) {
            try {
                if (media == null || !Files.exists(file)) {
                    if (!Files.exists(file)) {
                        render(renderer);
                    }
                    media = new RenderedMedia(file, contentType, Files.size(file), etag());
                }
                return media;
            } catch (IOException e) {
                throw new UncheckedIOException("The media file " + file.getFileName() + " could not be made or read", e);
            }
        }

        private void render(Renderer renderer) throws IOException {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "draft-", null);
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                    renderer.write(out);
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        }

        private String etag() throws IOException {
            MessageDigest digest = Sha256.digest();
            try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return '"' + HexFormat.of().formatHex(digest.digest(), 0, 16) + '"';
        }
    }
}
