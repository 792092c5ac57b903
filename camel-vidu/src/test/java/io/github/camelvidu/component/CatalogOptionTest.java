// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.pricing.Estimate;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The platform adds a model, and the host writes it into a file of its own. */
class CatalogOptionTest extends ViduTestSupport {

    private static final String NEW_MODEL = """
            {
              "constraints": {"operations": {"text2video": {"models": {"viduq9": {
                "confidence": "medium",
                "fields": {
                  "duration": {"min": 2, "max": 20, "default": 4},
                  "resolution": {"enum": ["720p", "8K"], "default": "8K"}
                }
              }}}}},
              "pricing": {"rows": [{
                "kind": "text2video", "model": "viduq9", "resolution": "8K", "measure": "duration", "block": 1,
                "fixed": 0, "totals": [], "each": 31, "offPeak": null, "site": "any", "confidence": "medium"
              }]}
            }
            """;

    @TempDir
    static Path folder;

    private static String options;

    @BeforeAll
    static void write() throws IOException {
        options = "?model=viduq9&catalog=file:" + Files.writeString(folder.resolve("vidu-tables.json"), NEW_MODEL);
    }

    @Test
    void aModelOfTheFileIsSentUnderStrictValidation() {
        Exchange done = sendIt("vidu:generate" + options + "&duration=20&resolution=8K", PROMPT);

        assertThat(sent().path("model").asText()).isEqualTo("viduq9");
        assertThat(sent().path("resolution").asText()).isEqualTo("8K");
        // the emulator does not read the file
        assertThat(failure(done, ViduRequestException.class).getHttpStatus()).isEqualTo(400);
    }

    @Test
    void aModelOfTheFileIsPriced() {
        Exchange done = sendIt("vidu:estimate" + options + "&duration=20", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(Estimate.class).credits()).isEqualTo(20 * 31);
    }

    @Test
    void theLimitsOfTheFileHold() {
        Exchange done = sendIt("vidu:generate" + options + "&duration=21&resolution=1080p", PROMPT);

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("duration", "resolution");
        assertNothingWasSent();
    }

    @Test
    void withoutTheFileTheModelIsUnknown() {
        Exchange done = sendIt("vidu:generate?model=viduq9", PROMPT);

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("model");
        assertNothingWasSent();
    }
}
