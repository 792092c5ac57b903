// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RenderedPicturesTest {

    private static final PictureSpec SPEC = spec(640, 360, "A paper boat drifts down a rainy street.", 7, "viduq2", false);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({ "640, 360", "16, 16", "317, 203", "16, 8192", "8192, 16", "1024, 1024", "4097, 301" })
    void aPictureIsAPngOfTheAskedSize(int width, int height) throws IOException {
        RenderedMedia picture = library().picture(spec(width, height, "ink", 1, "label", true));

        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.length()).isEqualTo(Files.size(picture.file()));
        assertThat(picture.etag()).matches("\"[0-9a-f]{32}\"");
        assertThat(MediaProbe.probe(Files.readAllBytes(picture.file())))
                .contains(new MediaInfo("image", "png", width, height, 0));
        assertThat(ImageIO.read(picture.file().toFile())).satisfies(image -> {
            assertThat(image.getWidth()).isEqualTo(width);
            assertThat(image.getHeight()).isEqualTo(height);
        });
    }

    @Test
    void aPictureShowsTheSceneryOfAVideoOfTheSameSeed() throws IOException {
        Canvas film = new Film(new VideoSpec(640, 360, 2, 24, "", 7, "", false)).picture(8);

        BufferedImage picture = ImageIO.read(library().picture(spec(640, 360, "", 7, "", false)).file().toFile());

        // the sky, above the balloon and the clock
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 640; x++) {
                assertThat(picture.getRGB(x, y) & 0xFFFFFF).isEqualTo(film.pixels()[y * 640 + x]);
            }
        }
    }

    @Test
    void aLargePictureIsDrawnInPixelsOfFour() throws IOException {
        BufferedImage picture = ImageIO.read(library().picture(spec(5001, 303, "ink", 7, "", false)).file().toFile());

        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < 303; y++) {
            for (int x = 0; x < 5001; x++) {
                assertThat(picture.getRGB(x, y)).isEqualTo(picture.getRGB(x & ~1, y & ~1));
                colours.add(picture.getRGB(x, y));
            }
        }
        assertThat(colours).hasSizeGreaterThan(100);
    }

    @Test
    void theSameSpecGivesTheSameBytesInAnotherLibraryAndAnyOtherSpecOthers() {
        List<PictureSpec> others = List.of(
                spec(640, 360, "A market at night.", 7, "viduq2", false), spec(640, 360, SPEC.prompt(), 8, "viduq2", false),
                spec(640, 360, SPEC.prompt(), 7, "viduq1", false), spec(640, 360, SPEC.prompt(), 7, "viduq2", true),
                spec(640, 362, SPEC.prompt(), 7, "viduq2", false));

        RenderedMedia one = library().picture(SPEC);
        RenderedMedia same = MediaLibrary.in(directory.resolve("other")).picture(SPEC);

        assertThat(same.file()).isNotEqualTo(one.file()).hasSameBinaryContentAs(one.file());
        Set<String> tags = new HashSet<>(Set.of(one.etag()));
        others.forEach(spec -> tags.add(library().picture(spec).etag()));
        assertThat(tags).hasSize(6);
    }

    private MediaLibrary library() {
        return MediaLibrary.in(directory.resolve("media"));
    }

    private static PictureSpec spec(int width, int height, String prompt, long seed, String label, boolean watermark) {
        return new PictureSpec(width, height, prompt, seed, label, watermark);
    }
}
