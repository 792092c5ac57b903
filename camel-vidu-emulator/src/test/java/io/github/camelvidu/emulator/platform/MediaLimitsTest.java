// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files at and just outside the limits of the tables (Vidu reference, section 5). */
class MediaLimitsTest {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final JsonNode OPERATIONS = operations();

    @ParameterizedTest
    @CsvSource({
            "lipSync/fields/video_url, video, mp4, 360, 4096, 600", "lipSync/fields/video_url, video, mov, 0, 0, 1",
            "lipSync/fields/audio_url, audio, wav, 0, 0, 1", "lipSync/fields/audio_url, audio, wma, 0, 0, 600",
            "lipSync/fields/ref_photo_url, image, bmp, 192, 192, 0", "lipSync/fields/ref_photo_url, image, jpeg, 4096, 4096, 0",
            "image2dance/fields/image_url, image, jpeg, 600, 200, 0", "image2dance/fields/image_url, image, png, 200, 600, 0",
            "image2dance/fields/video_url, video, avi, 2048, 1000, 30", "extend/fields/video_url, video, webm, 16, 16, 60",
            "extend/fields/video_url, video, mp4, 1280, 720, 4", "replace/fields/video_url, video, mp4, 854, 480, 2",
            "replace/fields/video_url, video, mp4, 1080, 1920, 10", "ecommerceImage/fields/image, image, webp, 1023, 512, 0",
            "oneClickMvCreate/fields/lip_ref_url, image, png, 4096, 2048, 0",
            "oneClickMvCreate/fields/audio_url, audio, m4a, 0, 0, 180",
            "audioClone/fields/prompt_audio_url, audio, ogg, 0, 0, 7.99",
            "reference2video.subjects/fields/subjects/fields/videos, video, mov, 128, 128, 5",
            "reference2video.images/fields/sounds, audio, mp3, 0, 0, 3", "upscaleNew/fields/video_url, video, hls, 0, 0, 0",
            "trendingReplicate/fields/video_url, video, MP4, 640, 360, 180" })
    void aFileWithinTheLimitsIsTaken(String place, String kind, String format, int width, int height, double seconds) {
        assertThatCode(() -> limits(place).check(new MediaInfo(kind, format, width, height, seconds)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
            "lipSync/fields/video_url, video, mp4, 359, 1000, 60", "lipSync/fields/video_url, video, mp4, 1000, 4097, 60",
            "lipSync/fields/video_url, video, mp4, 1000, 1000, 600.01",
            "lipSync/fields/video_url, video, mp4, 1000, 1000, 0.99",
            "lipSync/fields/audio_url, audio, wav, 0, 0, 600.01", "lipSync/fields/ref_photo_url, image, png, 191, 300, 0",
            "lipSync/fields/ref_photo_url, image, png, 300, 4097, 0", "image2dance/fields/image_url, image, png, 601, 200, 0",
            "image2dance/fields/image_url, image, png, 200, 601, 0", "image2dance/fields/video_url, video, mp4, 2049, 2000, 5",
            "image2dance/fields/video_url, video, mp4, 640, 360, 30.01",
            "image2dance/fields/video_url, video, mp4, 640, 360, 1.99",
            "extend/fields/video_url, video, mp4, 640, 360, 60.01", "replace/fields/video_url, video, mp4, 852, 479, 5",
            "replace/fields/video_url, video, mp4, 1922, 1081, 5", "ecommerceImage/fields/image, image, png, 1024, 512, 0",
            "ecommerceImage/fields/image, image, png, 511, 512, 0", "ecommerceImage/fields/image, image, png, 512, 511, 0",
            "oneClickMvCreate/fields/lip_ref_url, image, png, 2048, 1023, 0",
            "oneClickMvCreate/fields/lip_ref_url, image, png, 4097, 3000, 0",
            "oneClickMvCreate/fields/audio_url, audio, mp3, 0, 0, 180.01",
            "oneClickMvCreate/fields/audio_url, audio, mp3, 0, 0, 9.99",
            "audioClone/fields/prompt_audio_url, audio, mp3, 0, 0, 8",
            "reference2video.subjects/fields/subjects/fields/videos, video, mp4, 127, 128, 5",
            "reference2video.subjects/fields/subjects/fields/videos, video, mp4, 128, 128, 5.01" })
    void aFileOutsideTheLimitsIsRefused(String place, String kind, String format, int width, int height, double seconds) {
        assertRefused("PageSizeOutOfRange", limits(place), new MediaInfo(kind, format, width, height, seconds));
    }

    @ParameterizedTest
    @CsvSource({
            "lipSync/fields/video_url, video, webm", "lipSync/fields/video_url, audio, mp4",
            "lipSync/fields/audio_url, audio, flac",
            "lipSync/fields/audio_url, video, wav", "lipSync/fields/ref_photo_url, image, gif",
            "extend/fields/video_url, image, png",
            "reference2video.images/fields/sounds, audio, wav", "trendingReplicate/fields/video_url, video, avi" })
    void aFileOfAnotherKindOrFormatIsRefused(String place, String kind, String format) {
        assertRefused("ImageFormatInvalid", limits(place), new MediaInfo(kind, format, 640, 640, 5));
    }

    @Test
    void everyPictureHasARatioInsideOneToFourAndFourToOne() {
        MediaLimits limits = new MediaLimits(RuleBook.published().uploadLimits());

        assertThatCode(() -> limits.check(new MediaInfo("image", "jpeg", 3999, 1000, 0))).doesNotThrowAnyException();
        assertThatCode(() -> limits.check(new MediaInfo("image", "png", 1000, 3999, 0))).doesNotThrowAnyException();
        assertRefused("PageSizeOutOfRange", limits, new MediaInfo("image", "png", 4000, 1000, 0));
        assertRefused("PageSizeOutOfRange", limits, new MediaInfo("image", "png", 1000, 4000, 0));
        assertRefused("ImageFormatInvalid", limits, new MediaInfo("image", "bmp", 1000, 1000, 0));
    }

    @ParameterizedTest
    @CsvSource({ "lipSync/fields/ref_photo_url, 10", "lipSync/fields/video_url, 5120", "image2dance/fields/image_url, 15" })
    void aFileMayBeAsLargeAsTheLimit(String place, long mebibytes) {
        assertThatCode(() -> limits(place).checkBytes(mebibytes * MEBIBYTE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limits(place).checkBytes(mebibytes * MEBIBYTE + 1)).isInstanceOf(Refusal.class);
    }

    @Test
    void aFileInTheRequestHasASmallerLimitThanALinkedOne() {
        MediaLimits clip = limits("reference2video.images/fields/videos");
        assertThatCode(() -> clip.checkBytes(100 * MEBIBYTE)).doesNotThrowAnyException();
        assertThatCode(() -> clip.checkInlineBytes(20 * MEBIBYTE, 27 * MEBIBYTE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> clip.checkInlineBytes(20 * MEBIBYTE + 1, 27 * MEBIBYTE)).isInstanceOf(Refusal.class);

        MediaLimits start = limits("multiframe/fields/start_image");
        assertThatCode(() -> start.checkInlineBytes(7 * MEBIBYTE, 10 * MEBIBYTE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> start.checkInlineBytes(7 * MEBIBYTE, 10 * MEBIBYTE + 1)).isInstanceOf(Refusal.class);
    }

    private static void assertRefused(String reason, MediaLimits limits, MediaInfo file) {
        assertThatThrownBy(() -> limits.check(file))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    if (!refusal.reason().equals(reason)) {
                        throw new AssertionError(refusal.reason());
                    }
                });
    }

    private static MediaLimits limits(String place) {
        JsonNode media = OPERATIONS.at("/" + place + "/media");
        if (media.isMissingNode()) {
            throw new AssertionError("Not in the tables: " + place);
        }
        return new MediaLimits(media);
    }

    private static JsonNode operations() {
        try {
            return new ObjectMapper().readTree(MediaLimitsTest.class.getResource("/io/github/camelvidu/api/constraints.json"))
                    .path("operations");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
