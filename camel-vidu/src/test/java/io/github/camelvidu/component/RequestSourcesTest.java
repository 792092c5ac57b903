// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.tasks.Marker;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which source of a member wins, and that each option reaches the wire under the platform's name. */
class RequestSourcesTest extends ViduTestSupport {

    private static final String PICTURE = "https://example.com/a.png";

    /** A value of each option that differs from the default and that the platform takes from the model of the test. */
    private static final Map<String, Object> TEXT = Map.ofEntries(
            Map.entry("model", "viduq1"), Map.entry("style", "anime"), Map.entry("prompt", PROMPT), Map.entry("duration", 5),
            Map.entry("seed", 4_294_967_296L), Map.entry("aspect_ratio", "9:16"), Map.entry("resolution", "1080p"),
            Map.entry("movement_amplitude", "small"), Map.entry("bgm", true), Map.entry("audio", false),
            Map.entry("off_peak", false), Map.entry("watermark", true), Map.entry("wm_position", 4),
            Map.entry("wm_url", "https://example.com/wm.png"), Map.entry("meta_data", "{\"Label\":\"1\"}"),
            Map.entry("payload", "mine"), Map.entry("callback_url", "https://example.com/back"));

    private static final Map<String, Object> IMAGE = Map.ofEntries(
            Map.entry("model", "viduq1"), Map.entry("images", List.of(PICTURE)), Map.entry("prompt", PROMPT),
            Map.entry("audio", true), Map.entry("audio_type", "speech_only"), Map.entry("voice_id", "female-1"),
            Map.entry("is_rec", false), Map.entry("bgm", true), Map.entry("duration", 5), Map.entry("seed", 7),
            Map.entry("resolution", "1080p"), Map.entry("movement_amplitude", "large"), Map.entry("off_peak", false),
            Map.entry("watermark", true), Map.entry("wm_position", 1), Map.entry("wm_url", "https://example.com/wm.png"),
            Map.entry("meta_data", "{\"Label\":\"1\"}"), Map.entry("payload", "mine"),
            Map.entry("callback_url", "https://example.com/back"));

    static Stream<Arguments> kinds() {
        return Stream.of(Arguments.of("text2video", TEXT2VIDEO, TEXT), Arguments.of("img2video", IMG2VIDEO, IMAGE));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyMemberOfAKindHasAnOptionThatReachesTheWire(String kind, String path, Map<String, Object> members) {
        assertThat(members.keySet()).isEqualTo(Catalog.bundled().operations(kind).get(0).fields().keySet());
        StringBuilder uri = new StringBuilder("vidu:generate?download=false&kind=" + kind);
        members.forEach((member, value) -> uri.append('&').append(MemberNames.option(member)).append("=RAW(")
                .append(value instanceof List<?> list ? list.get(0) : value).append(')'));

        Exchange done = sendIt(uri.toString(), null);

        assertThat(done.getException()).isNull();
        assertSent(path, members);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyMemberOfAKindHasAHeaderThatReachesTheWire(String kind, String path, Map<String, Object> members) {
        Exchange done = send("vidu:generate?download=false", exchange -> {
            exchange.getMessage().setHeader(ViduConstants.KIND, kind);
            members.forEach((member, value) -> exchange.getMessage().setHeader(MemberNames.header(member), value));
        });

        assertThat(done.getException()).isNull();
        assertSent(path, members);
    }

    @Test
    void headersMayBeTextWhateverTheMemberIs() {
        Exchange done = send(GENERATE + "&download=false", exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(ViduConstants.DURATION, " 2 ");
            exchange.getMessage().setHeader(ViduConstants.WATERMARK, "true");
        });

        assertThat(done.getException()).isNull();
        assertThat(sent().path("duration").isInt()).isTrue();
        assertThat(sent().path("duration").asInt()).isEqualTo(2);
        assertThat(sent().path("watermark").isBoolean()).isTrue();
    }

    @Test
    void whatNobodySetsIsNotSent() {
        sendIt("vidu:generate?model=viduq3-turbo&download=false", PROMPT);

        assertThat(sent().fieldNames()).toIterable().containsExactlyInAnyOrder("model", "prompt", "payload");
        assertThat(Marker.strip(sent().path("payload").asText())).isEmpty();
    }

    @Test
    void theBodyComesBeforeTheHeaderTheHeaderBeforeTheOptionTheOptionBeforeTheComponent() {
        vidu().getConfiguration().setDuration(1d);
        vidu().getConfiguration().setModel("viduq3-turbo");
        vidu().getConfiguration().setResolution("540p");
        vidu().getConfiguration().setAspectRatio("1:1");
        Exchange done = send("vidu:generate?download=false&duration=2&resolution=720p&aspectRatio=9:16", exchange -> {
            exchange.getMessage().setHeader(ViduConstants.DURATION, 3);
            exchange.getMessage().setHeader(ViduConstants.RESOLUTION, "1080p");
            exchange.getMessage().setBody(Map.of("prompt", PROMPT, "duration", 4));
        });

        assertThat(done.getException()).isNull();
        JsonNode sent = sent();
        assertThat(sent.path("duration").asInt()).as("body").isEqualTo(4);
        assertThat(sent.path("resolution").asText()).as("header").isEqualTo("1080p");
        assertThat(sent.path("aspect_ratio").asText()).as("option").isEqualTo("9:16");
        assertThat(sent.path("model").asText()).as("component").isEqualTo("viduq3-turbo");
    }

    @Test
    void aTextBodyComesBeforeThePromptHeaderAndTheOption() {
        sendIt(GENERATE + "&download=false&prompt=option", PROMPT, ViduConstants.PROMPT, "header");

        assertThat(sent().path("prompt").asText()).isEqualTo(PROMPT);
    }

    @Test
    void anOptionOfZeroIsSentLikeAnyOther() {
        sendIt(GENERATE + "&download=false&seed=0&bgm=false", PROMPT);

        assertThat(sent().path("seed").asLong(-1)).isZero();
        assertThat(sent().path("bgm").isBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "2", "2.0" })
    void aLengthOfWholeSecondsIsSentAsAWholeNumber(String seconds) {
        sendIt("vidu:generate?model=viduq3-turbo&download=false&duration=" + seconds, PROMPT);

        assertThat(sent().path("duration")).isEqualTo(IntNode.valueOf(2));
    }

    @ParameterizedTest
    @CsvSource({ "2.5, 2.5", "6, 6", "10.0, 10", "' 2.50 ', 2.5" })
    void aLengthMayHaveAFractionWhereThePlatformTakesOne(String seconds, String sent) {
        sendIt("vidu:generate?kind=text2audio&model=audio1.0&download=false", PROMPT, ViduConstants.DURATION, seconds);

        assertThat(sent("/ent/v2/text2audio").path("duration").asText()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = { "NaN", "Infinity", "1e999", "two" })
    void whatIsNoNumberIsRefused(String seconds) {
        Exchange done = sendIt("vidu:generate?kind=text2audio&model=audio1.0", PROMPT, ViduConstants.DURATION, seconds);

        assertThat(done.getException(ViduRequestException.class)).hasMessageContaining("duration is '" + seconds + "'");
        assertNothingWasSent();
    }

    @Test
    void aLengthWithAFractionIsRefusedWhereThePlatformTakesWholeSeconds() {
        Exchange done = sendIt("vidu:generate?model=viduq3-turbo&download=false&duration=2.5", PROMPT);

        assertThat(done.getException(ViduRequestException.class)).hasMessageContaining("duration is '2.5'");
        assertThat(done.getException(ViduRequestException.class).getFields()).containsExactly("duration");
        assertNothingWasSent();
    }

    @Test
    void aPictureAmongTheHeadersOrOptionsMakesTheKindImg2video() {
        sendIt(GENERATE + "&download=false", PROMPT, ViduConstants.IMAGES, PICTURE);
        assertThat(emulator().requests().count("POST", IMG2VIDEO)).isEqualTo(1);

        sendIt(GENERATE + "&download=false&images=" + PICTURE, PROMPT);
        assertThat(emulator().requests().count("POST", IMG2VIDEO)).isEqualTo(2);
        assertThat(emulator().requests().count("POST", TEXT2VIDEO)).isZero();
    }

    @Test
    void theKindOfTheHeaderComesBeforeThatOfTheOption() {
        sendIt(GENERATE + "&download=false&kind=img2video", PROMPT, ViduConstants.KIND, "text2video");

        assertMoney(1, 1, COST);
        assertThat(emulator().requests().count("POST", TEXT2VIDEO)).isEqualTo(1);
    }

    @Test
    void thePayloadOfTheAuthorComesBackWithoutTheMarkerThatWasSentInFrontOfIt() {
        Exchange done = sendFor("vidu:task", submit("&payload=mine"));

        String wire = sent().path("payload").asText();
        assertThat(Marker.of(wire)).isPresent();
        assertThat(wire).hasSize(Marker.LENGTH + 4).endsWith("mine");
        assertThat(done.getMessage().getBody(Task.class).payload()).isEqualTo("mine");
    }

    private static void assertSent(String path, Map<String, Object> members) {
        Map<String, JsonNode> wire = new TreeMap<>();
        sent(path).properties().forEach(member -> wire.put(member.getKey(), member.getValue()));
        JsonNode payload = wire.put("payload", JSON.valueToTree(Marker.strip(wire.get("payload").asText())));
        assertThat(Marker.of(payload.asText())).as("marker").isPresent();
        Map<String, JsonNode> wanted = new TreeMap<>();
        members.forEach((member, value) -> wanted.put(member, JSON.valueToTree(value)));
        assertThat(wire.keySet()).isEqualTo(wanted.keySet());
        assertThat(wire).allSatisfy((member, value) -> {
            assertThat(value.getNodeType()).as(member).isEqualTo(wanted.get(member).getNodeType());
            assertThat(value.asText()).as(member).isEqualTo(wanted.get(member).asText());
        });
        assertThat(creates()).isEqualTo(1);
    }
}
