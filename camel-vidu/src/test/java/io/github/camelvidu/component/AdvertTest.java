// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.Task;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Adverts, whose parts are read through the whole (Vidu reference, section 5.18). */
class AdvertTest extends ViduTestSupport {

    private static final String PRODUCT = "https://media.example.com/in/serum.png";

    @Test
    void theTaskTellsThePartsOfAnAdvert() {
        Task advert = sendFor("vidu:task", advert()).getMessage().getBody(Task.class);

        JsonNode parts = advert.other().get("data_records");
        assertThat(parts.path("storyboards")).hasSize(2);
        assertThat(parts.at("/narration_records/0/id").asText()).isNotEmpty();
        assertThat(advert.creations()).hasSize(1);
        assertThat(advert.credits()).isEqualTo(400);
    }

    @Test
    void anotherNodeNamesTheKind() {
        String id = advert();
        Exchange plain = sendFor("vidu:task?accountName=other", id);
        Exchange named = sendFor("vidu:task?accountName=other&kind=ad-one-click", id);

        assertThat(plain.getMessage().getBody(Task.class).other()).doesNotContainKey("data_records");
        assertThat(named.getMessage().getBody(Task.class).other()).containsKey("data_records");
    }

    @Test
    void theCreditsOfAnEditAreThoseOfTheAnswerToIt() {
        Exchange edited = sendIt(
                "vidu:generate?kind=ad-one-click-edit&download=false",
                Map.of("ad_one_click_task_id", advert(), "type", "generate_video", "storyboard_video_index", 1,
                        "prompt", "A drop falls on a leaf."));

        assertThat(edited.getException()).isNull();
        assertThat(edited.getMessage().getHeader(ViduConstants.CREDITS)).isEqualTo(200);
        assertThat(edited.getMessage().getBody(Task.class).credits()).isEqualTo(200);
        assertThat(edited.getMessage().getHeader(ViduConstants.URL, String.class)).startsWith(emulator().url());
    }

    private String advert() {
        Exchange made = sendIt(
                "vidu:generate?kind=ad-one-click&duration=10&language=en&download=false&images=" + PRODUCT, "Glow.");
        assertThat(made.getException()).isNull();
        return made.getMessage().getHeader(ViduConstants.TASK_ID, String.class);
    }
}
