// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One step outside each limit of each model, with the limits read from the published tables and not through the
 * emulator.
 */
class LimitsTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU
            = new ViduEmulatorExtension(ViduEmulator.builder().credits(1_000_000));

    private static final JsonNode TABLES = tables();

    private PlatformClient client;

    @BeforeEach
    void connect() {
        client = new PlatformClient(VIDU.emulator());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyAllowedLengthAndResolutionIsAccepted(String operation, String model) {
        for (int seconds : durations(operation, model)) {
            for (String resolution : resolutions(operation, model, seconds)) {
                PlatformClient.Reply reply = submit(operation,
                        request(operation, model).put("duration", seconds).put("resolution", resolution));
                assertThat(reply.status()).as("%s s %s: %s", seconds, resolution, reply.text()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyOtherLengthIsRefused(String operation, String model) {
        List<Integer> allowed = durations(operation, model);
        for (int seconds = 0; seconds <= 17; seconds++) {
            if (!allowed.contains(seconds)) {
                assertRefused("FieldInvalid", "duration", operation, request(operation, model).put("duration", seconds));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyOtherResolutionIsRefused(String operation, String model) {
        for (int seconds : durations(operation, model)) {
            for (String resolution : List.of("", "240p", "360p", "540p", "720p", "1080p", "1080P", "2K", "4K")) {
                if (!resolutions(operation, model, seconds).contains(resolution)) {
                    assertRefused("FieldInvalid", "resolution", operation,
                            request(operation, model).put("duration", seconds).put("resolution", resolution));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPromptOfOneCharacterTooManyIsRefused(String operation, String model) {
        int most = "viduq4-preview".equals(model) ? 20_000 : 5_000;

        assertThat(submit(operation, request(operation, model).put("prompt", "é".repeat(most))).status()).isEqualTo(200);
        assertRefused("FieldInvalid", "prompt", operation, request(operation, model).put("prompt", "é".repeat(most + 1)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aNegativeSeedAndAWatermarkInNoCornerAreRefused(String operation, String model) {
        assertRefused("FieldInvalid", "seed", operation, request(operation, model).put("seed", -1));
        assertRefused("FieldInvalid", "wm_position", operation, request(operation, model).put("wm_position", 0));
        assertRefused("FieldInvalid", "wm_position", operation, request(operation, model).put("wm_position", 5));
    }

    @ParameterizedTest
    @CsvSource({ "viduq3-pro, 2:1", "viduq3-turbo, 21:9", "viduq2, auto", "viduq1, 3:4", "viduq1, 4:3" })
    void aRatioThatTheModelDoesNotHaveIsRefused(String model, String ratio) {
        assertRefused("FieldInvalid", "aspect_ratio", "text2video", request("text2video", model).put("aspect_ratio", ratio));
    }

    @ParameterizedTest
    @MethodSource("offPeakModels")
    void offPeakNeedsSoundOnQ3AndSilenceOnOlderModels(String operation, String model, boolean audio) {
        ObjectNode request = request(operation, model).put("off_peak", true);

        assertRefused("FieldInvalid", "audio", operation, request.deepCopy().put("audio", !audio));
        assertThat(submit(operation, request.put("audio", audio)).status()).isEqualTo(200);
        request.remove("audio");
        assertThat(submit(operation, request).status()).as("with the model's default").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({ "text2video, viduq2, audio", "text2video, viduq1, audio", "img2video, viduq4-preview, bgm" })
    void whatTheModelDoesNotOfferIsUnwantedUnlessItIsFalse(String operation, String model, String member) {
        assertRefused("FieldUnwanted", member, operation, request(operation, model).put(member, true));
        assertThat(submit(operation, request(operation, model).put(member, false)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
            "text2video, viduq3-pro, style", "text2video, viduq2, movement_amplitude",
            "img2video, viduq3-turbo, movement_amplitude" })
    void whatTheModelIgnoresIsAcceptedWhateverItSays(String operation, String model, String member) {
        assertThat(submit(operation, request(operation, model).put(member, "whatever")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
            "text2video, viduq1, style, manga", "text2video, viduq1, movement_amplitude, huge",
            "img2video, viduq1, movement_amplitude, huge", "img2video, viduq2-pro, audio_type, loud" })
    void whatTheModelUsesMustBeOneOfItsWords(String operation, String model, String member, String word) {
        assertRefused("FieldInvalid", member, operation,
                request(operation, model).put(member, word).put("audio", "img2video".equals(operation)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyCallIsHeldAgainstItsOwnRules(ExampleRequest example) {
        ObjectNode request = (ObjectNode) PlatformContract.example(example.name() + ".request");
        long before = VIDU.emulator().account().balance();

        JsonNode unwanted = send(example, request.deepCopy().put("shininess", 7));
        assertThat(unwanted.path("reason").asText()).as("%s", unwanted).isEqualTo("FieldUnwanted");
        assertThat(unwanted.at("/metadata/fields").asText()).isEqualTo("shininess");
        List<String> members = new ArrayList<>();
        request.fieldNames().forEachRemaining(members::add);
        String last = members.get(members.size() - 1);
        JsonNode undecodable = send(example, request.deepCopy().set(last, PlatformClient.JSON.createObjectNode()));
        assertThat(undecodable.path("reason").asText()).as("%s", undecodable).isEqualTo("CODEC");
        assertThat(VIDU.emulator().account().balance()).isEqualTo(before);
    }

    static Stream<ExampleRequest> examples() {
        return ExampleRequest.all();
    }

    private JsonNode send(ExampleRequest example, JsonNode body) {
        return client.send(client.request(example.operation().path().replace("{id}", "3120457782009988"))
                .header("Content-Type", "application/json")
                .method(example.operation().method(), HttpRequest.BodyPublishers.ofString(body.toString()))).json();
    }

    @Test
    void aModelOfAnotherOperationIsNotSupported() {
        PlatformClient.Reply reply = submit("text2video", request("text2video", "viduq4-preview"));

        assertThat(reply.json().path("message").asText()).isEqualTo("model is not supported");
        PlatformContract.assertSameShape(PlatformContract.example("error.FieldInvalid-model"), reply.json());
    }

    @Test
    void aPayloadOfMoreThanAMillionCharactersIsRefused() {
        assertThat(submit("text2video", PlatformClient.textRequest().put("payload", "p".repeat(1_048_576))).status())
                .isEqualTo(200);
        assertRefused("FieldInvalid", "payload", "text2video",
                PlatformClient.textRequest().put("payload", "p".repeat(1_048_577)));
    }

    @Test
    void exactlyOneImageIsTaken() {
        ObjectNode request = request("img2video", "viduq3-turbo");
        request.withArray("images").add("https://media.example.com/in/second.png");
        assertRefused("FieldItemCountOutOfRange", "images", "img2video", request);

        request.putArray("images");
        assertRefused("FieldLacking", "images", "img2video", request);
    }

    static Stream<String[]> models() {
        return Stream.of("text2video", "img2video").flatMap(operation -> {
            List<String[]> models = new ArrayList<>();
            TABLES.at("/operations/" + operation + "/models").fieldNames()
                    .forEachRemaining(model -> models.add(new String[] { operation, model }));
            return models.stream();
        });
    }

    static Stream<Object[]> offPeakModels() {
        return models()
                .filter(it -> !it[1].equals("viduq4-preview"))
                .filter(it -> it[0].equals("img2video") || it[1].startsWith("viduq3"))
                .map(it -> new Object[] { it[0], it[1], it[1].startsWith("viduq3") });
    }

    private static List<Integer> durations(String operation, String model) {
        JsonNode field = TABLES.at("/operations/" + operation + "/models").path(model).at("/fields/duration");
        List<Integer> durations = new ArrayList<>();
        if (field.has("enum")) {
            field.get("enum").forEach(value -> durations.add(value.intValue()));
        } else {
            for (int seconds = field.get("min").intValue(); seconds <= field.get("max").intValue(); seconds++) {
                durations.add(seconds);
            }
        }
        return durations;
    }

    /** vidu2.0 is the one model whose resolutions depend on the length (Vidu reference, section 5.2). */
    private static List<String> resolutions(String operation, String model, int seconds) {
        if ("vidu2.0".equals(model) && seconds == 8) {
            return List.of("720p");
        }
        List<String> resolutions = new ArrayList<>();
        TABLES.at("/operations/" + operation + "/models").path(model).at("/fields/resolution/enum")
                .forEach(value -> resolutions.add(value.textValue()));
        return resolutions;
    }

    private static ObjectNode request(String operation, String model) {
        ObjectNode request = PlatformClient.JSON.createObjectNode().put("model", model).put("prompt", "A kite over the dunes.");
        if ("img2video".equals(operation)) {
            request.putArray("images").add("https://media.example.com/in/kite.png");
        }
        return request;
    }

    private PlatformClient.Reply submit(String operation, JsonNode request) {
        return client.post("/ent/v2/" + operation, request);
    }

    private void assertRefused(String reason, String member, String operation, JsonNode request) {
        long before = VIDU.emulator().account().balance();
        JsonNode envelope = submit(operation, request).json();
        assertThat(envelope.path("reason").asText()).as("%s %s", member, envelope).isEqualTo(reason);
        assertThat(envelope.at("/metadata/fields").asText()).isEqualTo(member);
        assertThat(VIDU.emulator().account().balance()).isEqualTo(before);
    }

    private static JsonNode tables() {
        try {
            return PlatformClient.JSON.readTree(LimitsTest.class.getResource("/io/github/camelvidu/api/constraints.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
