// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.CommonLimits;
import io.github.camelvidu.api.validation.RequestFault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TransferPlanTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MB = (int) CommonLimits.MB;
    private static final TransferPolicy AUTO = TransferPolicy.uploadFrom(MB);

    @Test
    void aRequestWithoutFilesHasNothingToTransfer() {
        ObjectNode request = JSON.createObjectNode().put("prompt", "a kite");
        request.putArray("images").add("https://example.com/a.png");

        assertPlan(plan("img2video", request, AUTO));
        assertThat(plan("img2video", request, AUTO).uploaded(request, Map.of())).isSameAs(request);
    }

    @Test
    void picturesFromAMegabyteOnAreUploadedAndSmallerOnesGoInside() throws IOException {
        InputMedia small = picture(MB - 1);
        InputMedia large = picture(MB);
        ObjectNode request = images(small, large);

        TransferPlan plan = plan("start-end2video", request, AUTO);

        assertPlan(plan, large);
        ObjectNode sent = plan.uploaded(request, Map.of(large, "ssupload:?id=7"));
        assertThat(sent.path("images").get(0)).isSameAs(request.path("images").get(0));
        assertThat(sent.path("images").get(1).textValue()).isEqualTo("ssupload:?id=7");
        assertThat(request.path("images").get(1).isPojo()).as("the request itself").isTrue();
    }

    @Test
    void whatCanNotBeUploadedGoesInside() throws IOException {
        ObjectNode request = JSON.createObjectNode();
        request.putArray("videos").addPOJO(film(5 * MB));

        assertPlan(plan("reference2video", request, AUTO));
        assertPlan(plan("lip-sync", JSON.createObjectNode().putPOJO("ref_photo_url", bitmap(2 * MB)), AUTO));
    }

    @Test
    void aPictureAboveTheLimitOfUploadsGoesInsideIfItFits() throws IOException {
        assertPlan(plan("img2video", images(picture(11 * MB)), AUTO));
    }

    @Test
    void aDataUriIsNotUploadedAsLongAsItFits() throws IOException {
        assertPlan(plan("img2video", images(dataUri(2 * MB)), AUTO));
    }

    @Test
    void whatDoesNotFitIsUploadedTheLargestFirst() throws IOException {
        InputMedia[] given = new InputMedia[4];
        for (int i = 0; i < given.length; i++) {
            given[i] = dataUri((4 + i) * MB);
        }

        // 22 MB of files are 29.3 MB of text; without the one of 7 MB they are 20 MB and a little
        assertPlan(plan("reference2video", images(given), AUTO), given[3], given[2]);
        given[0] = dataUri(3 * MB);
        assertPlan(plan("reference2video", images(given), AUTO), given[3]);
    }

    @Test
    void onASiteWhoseUploadsAreNotDocumentedOnlyWhatDoesNotFitIsUploaded() throws IOException {
        InputMedia small = picture(5 * MB);
        InputMedia large = picture(6 * MB);
        TransferPolicy policy = TransferPolicy.UPLOAD_WHAT_DOES_NOT_FIT;

        assertPlan(plan("reference2video", images(small, large), policy));
        assertPlan(plan("reference2video", images(small, large, picture(MB), picture(5 * MB - 1)), policy), large);
    }

    @Test
    void theFirstPictureOfMultiframeHasALimitOfItsOwn() throws IOException {
        InputMedia start = dataUri(8 * MB);
        ObjectNode request = JSON.createObjectNode().putPOJO("start_image", start);
        InputMedia key = dataUri(8 * MB);
        request.putArray("image_settings").addObject().putPOJO("key_image", key);

        assertPlan(plan("multiframe", request, AUTO), start);
        assertThat(plan("multiframe", request, TransferPolicy.INLINE).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("start_image");
            assertThat(fault.given()).isEqualTo("a file of 8.00 MB (image png)");
            assertThat(fault.allowed()).isEqualTo("at most 7.50 MB inside a request, or a link to it");
        });
    }

    @Test
    void aFileThatFitsNowhereIsAFaultAtItsPlace() throws IOException {
        ObjectNode request = JSON.createObjectNode();
        ArrayNode subjects = request.putArray("subjects");
        subjects.addObject().putArray("images").addPOJO(picture(100_000));
        subjects.addObject().putArray("images").add("https://example.com/a.png").addPOJO(picture(16 * MB));

        TransferPlan plan = plan("reference2video", request, AUTO);

        assertThat(plan.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("subjects[1].images[1]");
            assertThat(fault.reason()).isEqualTo("PageSizeOutOfRange");
            assertThat(fault.message()).isEqualTo(
                    "subjects[1].images[1] is a file of 16.00 MB (image png), allowed is at most 15.00 MB inside a request, or"
                                                  + " a link to it: use another file.");
        });
    }

    @Test
    void filesThatOnlyTogetherAreTooLargeAreAFaultOfTheLargest() throws IOException {
        ObjectNode request = JSON.createObjectNode();
        request.putArray("videos").addPOJO(film(8 * MB)).addPOJO(film(9 * MB));

        assertThat(plan("reference2video", request, AUTO).faults()).extracting(RequestFault::field)
                .containsExactly("videos[1]");
        assertThat(plan("reference2video", images(picture(8 * MB), picture(9 * MB)), TransferPolicy.INLINE).faults())
                .extracting(RequestFault::field).containsExactly("images[1]");
    }

    @Test
    void theWordsOfARequestTakeRoomToo() throws IOException {
        ObjectNode request = images(dataUri(7 * MB), dataUri(7 * MB));
        assertPlan(plan("reference2video", request, AUTO));
        request.put("payload", "ä".repeat(MB));

        assertThat(plan("reference2video", request, AUTO).uploads()).hasSize(1);
    }

    @Test
    void everythingIsUploadedWhenAskedForAndWhatCanNotBeIsAFault() throws IOException {
        InputMedia small = picture(1000);
        InputMedia given = dataUri(1000);

        assertPlan(plan("img2video", images(small, given), TransferPolicy.UPLOAD), small, given);
        ObjectNode request = images(picture(11 * MB)).putPOJO("image", bitmap(1000));
        request.putArray("videos").addPOJO(film(1000));
        TransferPlan plan = plan("reference2video", request, TransferPolicy.UPLOAD);
        assertThat(plan.uploads()).isEmpty();
        assertThat(plan.faults()).extracting(RequestFault::field).containsExactly("images[0]", "image", "videos[0]");
        assertThat(plan.faults().get(2).allowed()).contains("png, jpeg, jpg, webp", "10 MB", "mediaTransfer");
    }

    private static TransferPlan plan(String kind, ObjectNode request, TransferPolicy policy) {
        Catalog catalog = Catalog.bundled();
        return TransferPlan.of(catalog, Site.GLOBAL, catalog.choose(kind, request), request, policy);
    }

    private static void assertPlan(TransferPlan plan, InputMedia... uploads) {
        assertThat(plan.faults()).isEmpty();
        assertThat(plan.uploads()).containsExactlyInAnyOrder(uploads);
    }

    private static ObjectNode images(InputMedia... pictures) {
        ObjectNode request = JSON.createObjectNode();
        ArrayNode images = request.putArray("images");
        for (InputMedia picture : pictures) {
            images.addPOJO(picture);
        }
        return request;
    }

    private static InputMedia picture(int bytes) throws IOException {
        return InputMedia.of(MediaSamples.png(bytes));
    }

    private static InputMedia dataUri(int bytes) throws IOException {
        String text = new String(JSON.writeValueAsBytes(picture(bytes)), StandardCharsets.US_ASCII);
        return InputMedia.ofDataUri(text.substring(1, text.length() - 1)).orElseThrow();
    }

    private static InputMedia bitmap(int bytes) throws IOException {
        byte[] picture = MediaSamples.image("bmp", 8, 8);
        return InputMedia.of(Arrays.copyOf(picture, bytes));
    }

    private static InputMedia film(int bytes) throws IOException {
        byte[] film = MediaSamples.film("isom", 3);
        return InputMedia.of(MediaSamples.join(film, MediaSamples.box("free", new byte[Math.max(0, bytes - film.length - 8)])));
    }
}
