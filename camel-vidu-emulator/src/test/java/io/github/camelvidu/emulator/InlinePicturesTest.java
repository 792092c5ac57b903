// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InlinePicturesTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension();

    @ParameterizedTest
    @CsvSource({ "png, 64, 64", "jpeg, 399, 100", "png, 100, 399" })
    void aPictureWithinTheLimitsIsAccepted(String format, int width, int height) throws Exception {
        assertThat(submit(dataUri(format, width, height)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({ "400, 100", "100, 400", "1000, 10" })
    void theRatioMustBeInsideOneToFourAndFourToOne(int width, int height) throws Exception {
        assertRefused("PageSizeOutOfRange", submit(dataUri("png", width, height)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "data:image/png;base64,AAAA", "data:image/png;base64,???", "data:image/png,AAAA",
            "data:text/plain;base64,iVBORw0KGgo=", "data:image/png;base64,", "data:" })
    void whatIsNoPictureIsRefused(String reference) {
        assertRefused("ImageFormatInvalid", submit(reference));
    }

    @Test
    void aFormatThatThePlatformDoesNotTakeIsRefused() throws Exception {
        assertRefused("ImageFormatInvalid", submit(dataUri("gif", 64, 64)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "file:///etc/passwd", "kite.png", "ssupload:kite", "https://" })
    void aReferenceThatCannotBeFetchedIsRefused(String reference) {
        JsonNode envelope = submit(reference).json();

        assertThat(envelope.path("reason").asText()).isEqualTo("ImageDownloadFailure");
        PlatformContract.assertSameShape(PlatformContract.example("error.ImageDownloadFailure"), envelope);
    }

    @Test
    void theContentIsNotRepeatedInAnswers() throws Exception {
        JsonNode answer = submit(dataUri("png", 64, 64)).json();

        assertThat(answer.at("/images/0").asText()).matches("ssupload:\\?id=\\d+");
        assertThat(new PlatformClient(VIDU.emulator()).get("/ent/v2/tasks").json().at("/tasks/0/images"))
                .isEqualTo(answer.path("images"));
    }

    private static PlatformClient.Reply submit(String image) {
        ObjectNode request = PlatformClient.JSON.createObjectNode().put("model", "viduq3-turbo");
        request.putArray("images").add(image);
        return new PlatformClient(VIDU.emulator()).post("/ent/v2/img2video", request);
    }

    private static void assertRefused(String reason, PlatformClient.Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.reason()).isEqualTo(reason);
        assertThat(VIDU.emulator().tasks()).isEmpty();
    }

    private static String dataUri(String format, int width, int height) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, content)).isTrue();
        return "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(content.toByteArray());
    }
}
