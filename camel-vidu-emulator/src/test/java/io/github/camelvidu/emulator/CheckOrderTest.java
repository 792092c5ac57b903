// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.http.HttpRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelvidu.emulator.PlatformContract.assertMatchesSchema;
import static io.github.camelvidu.emulator.PlatformContract.assertSameShape;
import static io.github.camelvidu.emulator.PlatformContract.example;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which fault of a request is named when it has several: each request here has the fault that is checked next as well.
 */
class CheckOrderTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(ViduEmulator.builder().credits(0));

    private static final String TEXT2VIDEO = "/ent/v2/text2video";

    @Test
    void aPathIdThatIsNoNumberIsRefusedBeforeTheKey() {
        PlatformClient stranger = new PlatformClient(VIDU.emulator(), null);

        assertRefusal(400, "CodecTaskId", stranger.get("/ent/v2/tasks/abc/creations"));
        assertRefusal(400, "CodecTaskId", stranger.post("/ent/v2/tasks/12x/cancel", "{}"));
        assertRefusal(400, "CodecTaskId", stranger.get("/ent/v2/tasks/99999999999999999999/creations"));
        assertRefusal(401, "Unauthorized", stranger.get("/ent/v2/tasks/123/creations"));
    }

    @Test
    void theKeyIsCheckedBeforeTheBody() {
        assertRefusal(401, "Unauthorized", new PlatformClient(VIDU.emulator(), null).post(TEXT2VIDEO, "{"));
        assertRefusal(401, "Unauthorized", new PlatformClient(VIDU.emulator(), "Token wrong").post(TEXT2VIDEO, "{"));
        assertRefusal(401, "Unauthorized", new PlatformClient(VIDU.emulator(), "Bearer vda_demo").post(TEXT2VIDEO, "{"));
        assertRefusal(401, "Unauthorized", new PlatformClient(VIDU.emulator(), "vda_demo").post(TEXT2VIDEO, "{"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "{", "[]", "null", "7", "{} {}", "{\"model\":7,\"more\":1}",
            "{\"model\":\"no\",\"duration\":\"5\"}", "{\"duration\":5.5}", "{\"duration\":99999999999999999999}",
            "{\"audio\":\"true\"}" })
    void whatCannotBeDecodedIsRefusedBeforeAnyMemberIsMissed(String body) {
        assertRefusal(400, "CodecTaskId", client().post(TEXT2VIDEO, body));
    }

    @Test
    void aBodyThatIsNotCalledJsonCannotBeDecoded() {
        PlatformClient.Reply reply = client().send(client().request(TEXT2VIDEO).header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(PlatformClient.textRequest().toString())));

        assertRefusal(400, "CodecTaskId", reply);
    }

    @Test
    void missingMembersAreNamedBeforeUnwantedOnes() {
        JsonNode refusal = client().post(TEXT2VIDEO, "{\"more\":1,\"prompt\":\"  \",\"model\":\"no\"}").json();
        assertRefusal(400, "FieldLacking", refusal);
        assertThat(refusal.path("message").asText()).isEqualTo("field is missing or empty: prompt");
        assertThat(client().post(TEXT2VIDEO, "{\"prompt\":null}").json().at("/metadata/fields").asText())
                .isEqualTo("model,prompt");
    }

    @Test
    void unwantedMembersAreNamedBeforeAnUnknownModel() {
        JsonNode refusal = client().post(TEXT2VIDEO, "{\"images\":[],\"prompt\":\"p\",\"model\":\"no\"}").json();

        assertRefusal(400, "FieldUnwanted", refusal);
        assertThat(refusal.path("message").asText()).isEqualTo("unwanted field: images");
    }

    @Test
    void aChoiceThatWasNotMadeIsNamedBeforeUnwantedMembers() {
        JsonNode refusal = client().post("/ent/v2/extend", "{\"more\":1,\"model\":\"no\"}").json();

        assertRefusal(400, "FieldLacking", refusal);
        assertThat(refusal.at("/metadata/fields").asText()).isEqualTo("video_creation_id,video_url");
    }

    @Test
    void whatAnItemLacksIsNamedBeforeUnwantedMembers() {
        JsonNode refusal = client().post("/ent/v2/reference2video",
                "{\"more\":1,\"model\":\"no\",\"prompt\":\"p\",\"subjects\":[{\"colour\":\"red\"}]}").json();

        assertRefusal(400, "FieldLacking", refusal);
        assertThat(refusal.at("/metadata/fields").asText()).isEqualTo("subjects.name");
    }

    @Test
    void whatOneModelOnlyNeedsIsMissedAfterAnUnknownModel() {
        String body = "{\"prompt\":\"p\",\"resolution\":\"8K\",\"model\":\"";

        assertThat(client().post("/ent/v2/reference2image", body + "no\"}").json().path("message").asText())
                .isEqualTo("model is not supported");
        assertThat(client().post("/ent/v2/reference2image", body + "viduq1\"}").json().at("/metadata/fields").asText())
                .isEqualTo("images");
    }

    @Test
    void limitsAreCheckedBeforeFiles() {
        JsonNode refusal = client().post("/ent/v2/multiframe", "{\"model\":\"viduq2-pro\",\"start_image\":\"no link\","
                                                               + "\"image_settings\":[{\"key_image\":\"no link\"},"
                                                               + "{\"key_image\":\"no link\",\"duration\":8}]}")
                .json();

        assertThat(refusal.path("message").asText()).isEqualTo("image_settings.duration only support between 2 to 7");
        assertRefusal(400, "ImageDownloadFailure",
                client().post("/ent/v2/img2video", "{\"model\":\"viduq2-pro\",\"images\":[\"no link\"]}"));
    }

    @Test
    void anUnknownModelIsNamedBeforeItsLimits() {
        JsonNode refusal
                = client().post(TEXT2VIDEO, PlatformClient.textRequest().put("model", "no").put("duration", 99)).json();

        assertThat(refusal.path("message").asText()).isEqualTo("model is not supported");
    }

    @Test
    void limitsAreCheckedBeforeTheBalance() {
        JsonNode refusal = client().post(TEXT2VIDEO, PlatformClient.textRequest().put("duration", 17)).json();
        assertSameShape(example("error.FieldInvalid-duration"), refusal);
        assertThat(refusal.path("message").asText()).isEqualTo("duration only support between 1 to 16");

        assertRefusal(400, "CreditInsufficient", client().post(TEXT2VIDEO, PlatformClient.textRequest()));
    }

    @Test
    void anEmptyBalanceHidesAnUnknownModelWhenAskedTo() {
        ObjectNode request = PlatformClient.textRequest().put("model", "no");
        try (ViduEmulator emulator = ViduEmulator.builder().credits(0).balanceBeforeModel(true).start()) {
            assertRefusal(400, "CreditInsufficient", new PlatformClient(emulator).post(TEXT2VIDEO, request));
            emulator.account().addCredits(1);
            assertThat(new PlatformClient(emulator).post(TEXT2VIDEO, request).reason()).isEqualTo("FieldInvalid");
        }
    }

    @Test
    void aBodyOverTwentyMegabytesIsRefusedAfterItWasRead() {
        PlatformClient.Reply reply = client().post(TEXT2VIDEO,
                PlatformClient.textRequest().put("meta_data", "m".repeat(20 * 1024 * 1024)));

        assertThat(reply.status()).isEqualTo(413);
        assertMatchesSchema("Error", reply.json());
        assertThat(VIDU.emulator().requests().last().bodySize()).isGreaterThan(20 * 1024 * 1024);
    }

    @Test
    void aBodyOfAlmostTwentyMegabytesIsTaken() {
        VIDU.emulator().account().addCredits(100);

        PlatformClient.Reply reply = client().post(TEXT2VIDEO,
                PlatformClient.textRequest().put("meta_data", "m".repeat(20 * 1024 * 1024 - 1000)));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void theBearerFormIsAcceptedWhenAskedTo() {
        try (ViduEmulator emulator = ViduEmulator.builder().acceptBearer(true).start()) {
            assertThat(new PlatformClient(emulator, "Bearer vda_demo").get("/ent/v2/credits").status()).isEqualTo(200);
            assertThat(new PlatformClient(emulator).get("/ent/v2/credits").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
            "GET, /ent/v2/models, 404, NotFound", "GET, /ent, 404, NotFound", "POST, /, 404, NotFound",
            "PUT, /ent/v2/credits, 405, BadRequest",
            "GET, /ent/v2/text2video, 405, BadRequest", "POST, /ent/v2/nothing2video, 404, NotFound" })
    void unknownPathsAndMethodsGetAnEnvelope(String method, String path, int status, String reason) {
        PlatformClient.Reply reply = client().send(client().request(path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.reason()).isEqualTo(reason);
        assertThat(reply.json().path("code").asInt()).isEqualTo(status);
        assertMatchesSchema("Error", reply.json());
    }

    @Test
    void anUnknownTaskIsNotFound() {
        assertRefusal(404, "TaskNotFound", client().get("/ent/v2/tasks/1019829498675204096/creations"));
        assertRefusal(404, "TaskNotFound", client().cancel("1019829498675204096"));
    }

    private static PlatformClient client() {
        return new PlatformClient(VIDU.emulator());
    }

    private static void assertRefusal(int status, String example, PlatformClient.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertRefusal(status, example, reply.json());
    }

    private static void assertRefusal(int status, String example, JsonNode envelope) {
        JsonNode expected = example("error." + example);
        assertMatchesSchema("Error", envelope);
        assertSameShape(expected, envelope);
        assertThat(envelope.path("code").asInt()).isEqualTo(status);
        assertThat(envelope.path("reason")).isEqualTo(expected.path("reason"));
        assertThat(envelope.at("/metadata/trace_id").asText()).matches("[0-9a-f]{32}");
        if (!expected.at("/metadata").has("fields")) {
            assertThat(envelope.path("message")).isEqualTo(expected.path("message"));
        }
    }
}
