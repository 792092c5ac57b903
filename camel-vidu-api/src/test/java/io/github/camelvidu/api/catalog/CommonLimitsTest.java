// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.media.MediaFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What decides whether a file goes inside a request or is uploaded. */
class CommonLimitsTest {

    private static final long MB = 1024 * 1024;

    private final Catalog catalog = Catalog.bundled();
    private final CommonLimits common = catalog.common();

    @ParameterizedTest
    @CsvSource({
            "img2video, images, 15728640", "multiframe, start_image, 7864320", "image2dance, image_url, 5242880",
            "ecommerce-img, image, 10485760", "lip-sync, video_url, 15728640", "one-click-mv, audio_url, 15728640" })
    void aFileInsideARequestIsAsSmallAsItsTightestLimit(String kind, String member, long bytes) {
        Operation operation = catalog.operation(kind).orElseThrow();
        MediaLimits limits = EffectiveRequest.of(operation, Resources.json("{}"), Site.GLOBAL).fields().get(member).media();

        assertThat(common.largestInside(limits)).isEqualTo(bytes);
    }

    @Test
    void theSizeOfAFileInsideMayHaveALimitOfItsOwn() {
        Catalog small = catalog.extendedBy(Resources.json("""
                {'constraints': {'operations': {'oneClickMvCreate': {'fields': {'audio_url': {'media': {
                 'max_mb_base64': 2}}}}}}}"""));

        assertThat(small.common().largestInside(
                small.operation("one-click-mv").orElseThrow().fields().get("audio_url").media())).isEqualTo(2 * MB);
    }

    @ParameterizedTest
    @CsvSource({
            "image, png, 10485760, true", "image, png, 10485761, false", "image, jpg, 1, true", "image, jpeg, 1, true",
            "image, webp, 1, true", "image, bmp, 1, false", "video, mp4, 1, false", "audio, mp3, 1, false" })
    void onlyPicturesUpToASizeAreUploaded(String kind, String format, long bytes, boolean uploadable) {
        assertThat(common.uploadable(new MediaFacts(kind, format, bytes, null, null, null, null))).isEqualTo(uploadable);
    }

    @Test
    void limitsOfTheUploadAreThoseOfTheFile() {
        assertThat(common.httpBodyMaxMb()).isEqualTo(20);
        assertThat(common.uploadImage().maxMb()).isEqualByComparingTo("10");
        assertThat(common.uploadFormats()).containsExactly("png", "jpeg", "jpg", "webp");
    }

    @Test
    void whatAMemberSaysItselfStandsInPlaceOfWhatIsSaidOfEveryPicture() {
        MediaLimits photo = catalog.operation("lip-sync").orElseThrow().fields().get("ref_photo_url").media();
        MediaLimits clip = catalog.operation("lip-sync").orElseThrow().fields().get("video_url").media();

        assertThat(common.with(photo).formats()).contains("bmp");
        assertThat(common.with(photo).aspectRatioBetween()).containsExactly(new Ratio(1, 4), new Ratio(4, 1));
        assertThat(common.maxMb(photo)).hasValueSatisfying(mb -> assertThat(mb).isEqualByComparingTo("10"));
        assertThat(common.with(clip)).isSameAs(clip);
    }
}
