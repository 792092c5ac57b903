// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Credits that a create call reserves, worked out by hand from the price page (Vidu reference, section 12). */
class PricesTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension();

    @ParameterizedTest
    @CsvSource({
            // the checks that come with the price list
            "viduq2, 4, 720p, false, 30", "viduq3-pro, 6, 720p, false, 120", "viduq3-turbo, 5, 540p, false, 35",
            // per second, with an off-peak price of its own
            "viduq3-pro, 1, 540p, false, 9", "viduq3-pro, 16, 1080p, false, 384", "viduq3-pro, 3, 540p, true, 15",
            "viduq3-turbo, 3, 1080p, true, 21",
            // a first second and an increment, half when off-peak, rounded up
            "viduq2, 1, 540p, false, 10", "viduq2, 10, 1080p, false, 110", "viduq2, 1, 720p, true, 8",
            "viduq2, 4, 720p, true, 15",
            // one price a task
            "viduq1, 5, 1080p, false, 80", "viduq1, 5, 1080p, true, 40" })
    void textToVideo(String model, int seconds, String resolution, boolean offPeak, long credits) {
        assertThat(credits(VIDU.emulator(), "text2video", request(model, seconds, resolution).put("off_peak", offPeak)))
                .isEqualTo(credits);
    }

    @ParameterizedTest
    @CsvSource({
            // whole prices for one and two seconds, the increment starts with the third
            "viduq2-turbo, 1, 720p, false, 8", "viduq2-turbo, 2, 720p, false, 10", "viduq2-turbo, 3, 720p, false, 20",
            "viduq2-pro, 2, 540p, false, 10", "viduq2-pro, 5, 1080p, false, 115",
            // sound costs 15 more on Q2
            "viduq2-pro, 5, 1080p, true, 130", "viduq2-pro-fast, 2, 720p, true, 25",
            // and is in the price on Q3; elsewhere no surcharge is published
            "viduq3-turbo, 5, 1080p, true, 65", "viduq3-turbo, 5, 1080p, false, 65", "viduq1, 5, 1080p, true, 80",
            "viduq4-preview, 8, 4K, true, 624", "vidu2.0, 4, 360p, false, 20", "vidu2.0, 8, 720p, false, 100" })
    void imageToVideo(String model, int seconds, String resolution, boolean audio, long credits) {
        assertThat(credits(VIDU.emulator(), "img2video", request(model, seconds, resolution).put("audio", audio)))
                .isEqualTo(credits);
    }

    @Test
    void theSitesHavePricesOfTheirOwn() {
        ObjectNode request = request("viduq3-pro-fast", 5, "1080p");

        assertThat(credits(VIDU.emulator(), "img2video", request)).isEqualTo(125);
        try (ViduEmulator china = ViduEmulator.builder().site(Site.CHINA).start()) {
            assertThat(credits(china, "img2video", request)).isEqualTo(75);
        }
    }

    @Test
    void whatHasNoPublishedPriceCostsWhatWasSet() {
        ObjectNode request = request("viduq4-preview", 5, "2K");

        assertThat(credits(VIDU.emulator(), "img2video", request)).isEqualTo(100);
        try (ViduEmulator dear = ViduEmulator.builder().unpricedCredits(250).start()) {
            assertThat(credits(dear, "img2video", request)).isEqualTo(250);
        }
    }

    private static long credits(ViduEmulator emulator, String operation, ObjectNode request) {
        if ("img2video".equals(operation)) {
            request.putArray("images").add("https://media.example.com/in/kite.png");
        }
        PlatformClient.Reply reply = new PlatformClient(emulator).post("/ent/v2/" + operation, request);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(100_000 - emulator.account().balance()).isGreaterThanOrEqualTo(reply.json().path("credits").asLong());
        return reply.json().path("credits").asLong();
    }

    private static ObjectNode request(String model, int seconds, String resolution) {
        return PlatformClient.JSON.createObjectNode().put("model", model).put("prompt", "Ink in water.")
                .put("duration", seconds).put("resolution", resolution);
    }
}
