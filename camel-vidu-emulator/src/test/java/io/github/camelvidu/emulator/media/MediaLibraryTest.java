// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.Picture;
import org.jcodec.containers.mp4.MP4Util;
import org.jcodec.containers.mp4.boxes.MovieBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MediaLibraryTest {

    private static final VideoSpec SPEC = spec(640, 360, 2, "A paper boat drifts down a rainy street.", 7, false);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({ "640, 360, 5", "360, 640, 1", "514, 360, 3", "360, 360, 16", "64, 48, 300", "1280, 720, 4" })
    void aVideoHasTheAskedSizeAndExactlyTheAskedLength(int width, int height, int seconds) throws Exception {
        RenderedMedia video = library().video(spec(width, height, seconds, "ink", 1, false));

        assertThat(video.contentType()).isEqualTo("video/mp4");
        assertThat(video.length()).isEqualTo(Files.size(video.file()));
        try (SeekableByteChannel file = NIOUtils.readableChannel(video.file().toFile())) {
            DemuxerTrackMeta track = FrameGrab.createFrameGrab(file).getVideoTrack().getMeta();
            assertThat(track.getTotalDuration()).isEqualTo(seconds);
            assertThat(track.getVideoCodecMeta().getSize().getWidth()).isEqualTo(width);
            assertThat(track.getVideoCodecMeta().getSize().getHeight()).isEqualTo(height);
        }
        MovieBox movie = MP4Util.parseMovie(video.file().toFile());
        assertThat(movie.getDuration()).isEqualTo((long) seconds * movie.getTimescale());
    }

    @Test
    void everyPictureDecodesToWhatWasDrawn() throws Exception {
        Film film = new Film(SPEC);

        List<Picture> pictures = pictures(library().video(SPEC));

        assertThat(pictures).hasSize(film.pictures()).hasSizeGreaterThan(8);
        for (int i = 0; i < pictures.size(); i++) {
            assertThat(difference(pictures.get(i), planes(film.picture(i)))).as("picture %d", i).isLessThan(1.5);
        }
        assertThat(difference(pictures.get(0), pictures.get(pictures.size() - 1))).as("something moves").isGreaterThan(0.5);
    }

    @Test
    void theSameSpecGivesTheSameBytesInAnotherLibrary() throws IOException {
        RenderedMedia one = library().video(SPEC);
        RenderedMedia other = MediaLibrary.in(directory.resolve("other")).video(SPEC);

        assertThat(other.file()).isNotEqualTo(one.file()).hasSameBinaryContentAs(one.file());
        assertThat(other.etag()).isEqualTo(one.etag()).matches("\"[0-9a-f]{32}\"");
    }

    /**
     * When this fails, the drawing or the coding has changed: raise the library's edition, then put the new tag here.
     */
    @Test
    void theBytesOfThisEditionAreTheSameOnEveryMachine() {
        assertThat(library().video(SPEC).etag()).isEqualTo("\"74d454843979fa4cd6ac73577de28c50\"");
    }

    @Test
    void promptSeedLabelWatermarkAndSizeAreToBeSeen() throws Exception {
        List<VideoSpec> specs = List.of(SPEC,
                spec(640, 360, 2, "A market at night.", 7, false),
                spec(640, 360, 2, SPEC.prompt(), 8, false),
                spec(640, 360, 2, SPEC.prompt(), 7, true),
                new VideoSpec(640, 360, 2, 24, SPEC.prompt(), 7, "viduq3-pro", false));
        List<Picture> firsts = new ArrayList<>();
        for (VideoSpec spec : specs) {
            firsts.add(pictures(library().video(spec)).get(0));
        }

        for (int i = 0; i < firsts.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(difference(firsts.get(i), firsts.get(j))).as("%s and %s", specs.get(i), specs.get(j))
                        .isGreaterThan(0.15);
            }
        }
    }

    @Test
    void aPlayerCanStartBeforeTheFileIsComplete() throws IOException {
        String file = new String(Files.readAllBytes(library().video(SPEC).file()), StandardCharsets.ISO_8859_1);

        assertThat(file.indexOf("moov")).isPositive().isLessThan(file.indexOf("mdat"));
    }

    @Test
    void theCoverIsTheFirstPicture() throws IOException {
        RenderedMedia cover = library().cover(SPEC);

        BufferedImage image = ImageIO.read(cover.file().toFile());

        assertThat(cover.contentType()).isEqualTo("image/jpeg");
        assertThat(ImageProbe.probe(Files.readAllBytes(cover.file()))).contains(new ImageInfo("jpeg", 640, 360));
        Canvas shown = new Canvas(640, 360);
        image.getRGB(0, 0, 640, 360, shown.pixels(), 0, 640);
        assertThat(difference(planes(shown), planes(new Film(SPEC).picture(0)))).isLessThan(3);
    }

    @Test
    void aSpecThatManyAskForAtOnceIsRenderedOnce() throws Exception {
        MediaLibrary library = library();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<RenderedMedia>> asked = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                VideoSpec spec = spec(320, 180, 1, "boat " + i % 4, i % 4, false);
                asked.add(() -> library.video(spec));
            }
            // each rendering makes a value of its own, so the values tell how many there were
            Set<Integer> renderings = new HashSet<>();
            for (Future<RenderedMedia> media : threads.invokeAll(asked)) {
                renderings.add(System.identityHashCode(media.get()));
            }

            assertThat(renderings).hasSize(4);
            assertThat(names()).hasSize(4).allMatch(name -> name.endsWith(".mp4"));
        } finally {
            threads.shutdownNow();
        }
        assertThat(library.video(spec(320, 180, 1, "boat 3", 3, false)).etag())
                .isEqualTo(MediaLibrary.in(directory.resolve("alone")).video(spec(320, 180, 1, "boat 3", 3, false)).etag());
    }

    @Test
    void afterARestartTheFileIsUsedAgain() throws IOException {
        RenderedMedia before = library().video(SPEC);
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(before.file(), longAgo);

        RenderedMedia after = library().video(SPEC);

        assertThat(after).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(after.file())).isEqualTo(longAgo);
    }

    @Test
    void aFileThatWasDeletedIsRenderedAgain() throws IOException {
        MediaLibrary library = library();
        RenderedMedia before = library.video(SPEC);
        Files.delete(before.file());

        assertThat(library.video(SPEC)).isEqualTo(before);
        assertThat(before.file()).exists();
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsAnErrorUntilItCan() throws IOException {
        Path occupied = Files.createFile(directory.resolve("occupied"));
        MediaLibrary library = MediaLibrary.in(occupied);

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> library.video(SPEC))
                .withMessageNotContaining("boat");

        Files.delete(occupied);
        assertThat(library.video(SPEC).file()).exists();
    }

    private MediaLibrary library() {
        return MediaLibrary.in(directory.resolve("media"));
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("media"))) {
            return new HashSet<>(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private static VideoSpec spec(int width, int height, int seconds, String prompt, long seed, boolean watermark) {
        return new VideoSpec(width, height, seconds, 24, prompt, seed, "viduq3-turbo  1019829498675204096", watermark);
    }

    private static List<Picture> pictures(RenderedMedia video) throws IOException, JCodecException {
        List<Picture> pictures = new ArrayList<>();
        try (SeekableByteChannel file = NIOUtils.readableChannel(video.file().toFile())) {
            FrameGrab grab = FrameGrab.createFrameGrab(file);
            for (Picture next = grab.getNativeFrame(); next != null; next = grab.getNativeFrame()) {
                pictures.add(next.cloneCropped());
            }
        }
        return pictures;
    }

    private static Picture planes(Canvas canvas) {
        PlanarPicture planes = new PlanarPicture(canvas.width(), canvas.height());
        for (int row = 0; row < (canvas.height() + 15) / 16; row++) {
            for (int column = 0; column < (canvas.width() + 15) / 16; column++) {
                planes.update(canvas.pixels(), column, row);
            }
        }
        return planes.planes();
    }

    /** The mean difference of all samples that both have, brightness and colours. */
    private static double difference(Picture one, Picture other) {
        long sum = 0;
        long count = 0;
        for (int plane = 0; plane < 3; plane++) {
            int width = Math.min(one.getPlaneWidth(plane), other.getPlaneWidth(plane));
            int height = Math.min(one.getPlaneHeight(plane), other.getPlaneHeight(plane));
            for (int i = 0; i < width * height; i++) {
                int a = one.getPlaneData(plane)[i / width * one.getPlaneWidth(plane) + i % width];
                int b = other.getPlaneData(plane)[i / width * other.getPlaneWidth(plane) + i % width];
                sum += Math.abs(a - b);
                count++;
            }
        }
        return sum / (double) count;
    }
}
