// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InlineMediaTest {

    private static final int MB = 1024 * 1024;

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @ValueSource(strings = {
            "data:image/png;base64,AAAA", "data:image/jpeg;base64,AAAA", "data:image/jpg;base64,AA==",
            "data:image/webp;base64,", "DATA:IMAGE/PNG;BASE64,AAAA", "data:image/png;charset=utf-8;base64,AAAA",
            "https://media.example.com/in/one.gif", "ssupload:?id=3120457782001664", "file:pictures/one.png" })
    void aPictureMayBeALinkOrBase64OfAnAcceptedFormat(String image) {
        assertThat(image(image)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "data:image/gif;base64,AAAA|image gif",
            "data:video/mp4;base64,AAAA|video mp4",
            "data:image/svg+xml;base64,AAAA|image svg?xml",
            "data:;base64,AAAA|a data URI without media type",
            "data:base64,AAAA|a data URI that is not base64",
            "data:image/png,AAAA|a data URI that is not base64",
            "data:image/png;base64|a data URI that is not base64" })
    void anotherFormatIsAFault(String image, String given) {
        assertThat(image(image)).containsExactly(
                new RequestFault("images[0]", given, "base64 of image png, jpeg, jpg, webp", "ImageFormatInvalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "kite.png", "iVBORw0KGgoAAAANSUhEUg==", "https://a.example/with blank" })
    void whatIsNeitherLinkNorDataUriIsAFault(String image) {
        assertThat(image(image)).containsExactly(new RequestFault(
                "images[0]", "text of " + image.length() + " characters", "a link or a data URI", "FieldInvalid"));
    }

    @Test
    void anEmptyPictureIsAFaultAndAnEmptyCallbackAddressIsNone() {
        assertThat(image("")).extracting(RequestFault::given).containsExactly("empty text");

        ObjectNode body = Resources.json("{'model': 'viduq2', 'prompt': 'x', 'callback_url': ''}");
        assertThat(strict("text2video", body)).isEmpty();
    }

    @Test
    void aPictureMayBeAsLargeAsThePlatformTakes() {
        assertThat(image(data("image/png", 50 * MB))).isEmpty();
        assertThat(image(data("image/png", 50 * MB + 1))).containsExactly(
                new RequestFault("images[0]", "50.00 MB", "at most 50 MB", "PageSizeOutOfRange"));
    }

    @Test
    void aMemberMayHaveASmallerLimitOfItsOwn() {
        ObjectNode body = Resources.json("{'video_url': 'https://a.example/b'}");

        assertThat(strict("image2dance", body.put("image_url", data("image/bmp", 5 * MB)))).isEmpty();
        assertThat(strict("image2dance", body.put("image_url", data("image/bmp", 5 * MB + 3))))
                .containsExactly(new RequestFault("image_url", "5.00 MB", "at most 5 MB", "PageSizeOutOfRange"));
    }

    @Test
    void theTextInsideTheRequestMayBeLimited() {
        ObjectNode body = Resources.json("""
                {'model': 'viduq2-pro', 'image_settings': [{'key_image': 'https://a.example/1'},
                 {'key_image': 'https://a.example/2'}]}""");

        assertThat(strict("multiframe", body.put("start_image", data("image/png", 7 * MB)))).isEmpty();
        assertThat(strict("multiframe", body.put("start_image", data("image/png", 8 * MB)))).containsExactly(
                new RequestFault("start_image", "10.67 MB in the request", "at most 10 MB", "PageSizeOutOfRange"));
    }

    @Test
    void aClipInsideTheRequestHasAFormatByItsMediaType() {
        ObjectNode body = Resources.json("{'model': 'viduq2-pro', 'prompt': 'x', 'images': ['https://a.example/1']}");
        body.putArray("videos").add("data:video/quicktime;base64,AAAA").add("data:video/webm;base64,AAAA");

        assertThat(strict("reference2video", body)).containsExactly(
                new RequestFault("videos[1]", "video webm", "base64 of video mp4, avi, mov", "ImageFormatInvalid"));
    }

    private List<RequestFault> image(String image) {
        ObjectNode body = Resources.json("{'model': 'viduq2-pro'}");
        body.putArray("images").add(image);
        return strict("img2video", body);
    }

    private List<RequestFault> strict(String kind, ObjectNode body) {
        return new RequestValidator(catalog, Validation.STRICT, Site.GLOBAL).faults(catalog.choose(kind, body), body);
    }

    /** A data URI of a file of this many bytes. */
    private static String data(String type, int bytes) {
        String padding = "=".repeat((3 - bytes % 3) % 3);
        return "data:" + type + ";base64," + "A".repeat((int) ((bytes * 4L + 2) / 3)) + padding;
    }
}
