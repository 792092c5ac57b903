// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelvidu.api.error.ViduAuthenticationException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.tasks.Marker;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are refused before they cost anything, and keys that the platform refuses. */
class WrongRequestTest extends ViduTestSupport {

    private static final int MAX_PAYLOAD = 1_048_576;

    @Test
    void aWrongKeyIsAnAuthenticationErrorAndNothingIsCreated() {
        vidu().getConfiguration().setApiKey("vda_wrong");

        Exchange done = sendIt(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        ViduAuthenticationException failure = failure(done, ViduAuthenticationException.class);
        assertThat(failure.getHttpStatus()).isEqualTo(401);
        assertThat(failure.getReason()).isEqualTo("Unauthorized");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(failure.getTraceId()).isNotBlank().isEqualTo(done.getMessage().getHeader(ViduConstants.TRACE_ID));
        assertThat(failure.getIdempotencyKey()).isEqualTo("k");
        assertThat(failure.getKind()).isEqualTo("text2video");
        assertThat(failure.getModel()).isEqualTo("viduq3-turbo");
        assertThat(failure.getTaskId()).isNull();
        assertThat(failure).hasMessageNotContaining("vda_wrong").hasMessageContaining("platform@vidu.studio");
        assertMoney(1, 0, 0);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "  ", "vda_\r\nX-Evil: 1" })
    void withoutAUsableKeyNothingIsSent(String key) {
        vidu().getConfiguration().setApiKey(key);

        ViduAuthenticationException failure = failure(sendIt(GENERATE, PROMPT), ViduAuthenticationException.class);

        assertThat(failure).hasMessageContaining("apiKey").hasMessageNotContaining("Evil");
        assertThat(failure.getHttpStatus()).isZero();
        assertThat(failure.isRetryable()).isFalse();
        assertNothingWasSent();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", " \n\t" })
    void withoutAPromptNothingIsSent(String body) {
        ViduRequestException failure = failure(sendIt(GENERATE, body), ViduRequestException.class);

        assertThat(failure.getFields()).containsExactly("prompt");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getKind()).isEqualTo("text2video");
        assertThat(failure.getModel()).isEqualTo("viduq3-turbo");
        assertNothingWasSent();
    }

    @Test
    void everyLimitThatIsExceededIsNamedAtOnceWithWhatIsAllowed() {
        Exchange done
                = sendIt("vidu:generate?model=viduq1&duration=4&resolution=540p&aspectRatio=4:3&wmPosition=9&seed=-1", PROMPT);

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getFields())
                .containsExactlyInAnyOrder("duration", "resolution", "aspect_ratio", "wm_position", "seed");
        assertThat(failure).hasMessageContaining("5 faults").hasMessageContaining("duration is 4, allowed is 5")
                .hasMessageContaining("resolution is 540p, allowed is 1080p").hasMessageContaining("16:9, 9:16 or 1:1")
                .hasMessageContaining("1, 2, 3 or 4");
        assertNothingWasSent();
    }

    @Test
    void valuesThatCanNotBeReadAreNamedTogetherWithThoseThatAreNotAllowed() {
        Exchange done = send(GENERATE, exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(ViduConstants.DURATION, "five");
            exchange.getMessage().setHeader(ViduConstants.WATERMARK, "a text that somebody put here by mistake");
            exchange.getMessage().setHeader(ViduConstants.RESOLUTION, "8K");
        });

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getFields()).containsExactlyInAnyOrder("duration", "watermark", "resolution");
        assertThat(failure).hasMessageContaining("'five'").hasMessageNotContaining("by mistake");
        assertNothingWasSent();
    }

    @Test
    void aKindThatNobodyKnowsIsRefusedInAHeaderToo() {
        Exchange done = sendIt(GENERATE, PROMPT, ViduConstants.KIND, "text2opera");

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getFields()).containsExactly("kind");
        assertThat(failure.getKind()).isEqualTo("text2opera");
        assertThat(failure).hasMessageContaining("text2video, img2video");
        assertNothingWasSent();
    }

    @Test
    void anUnknownModelIsRefusedWhenStrict() {
        ViduRequestException failure
                = failure(sendIt("vidu:generate?model=viduq9", PROMPT), ViduRequestException.class);

        assertThat(failure.getFields()).containsExactly("model");
        assertThat(failure.getModel()).isEqualTo("viduq9");
        assertThat(failure).hasMessageContaining("viduq3-turbo");
        assertNothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "lenient", "off" })
    void anUnknownModelIsPassedOnWhenLenientOrOffAndThePlatformDecides(String validation) {
        Exchange done = sendIt("vidu:generate?model=viduq9&duration=99&validation=" + validation, PROMPT);

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getHttpStatus()).isEqualTo(400);
        assertThat(failure.getReason()).isNotBlank();
        assertThat(failure.getTraceId()).isNotBlank();
        assertThat(failure.getIdempotencyKey()).isNotBlank();
        assertThat(sent().path("model").asText()).isEqualTo("viduq9");
        assertThat(sent().path("duration").asInt()).isEqualTo(99);
        assertMoney(1, 0, 0);
    }

    @Test
    void membersThatNobodyKnowsAreRefusedWhenStrictAndPassedOnWhenLenient() {
        Map<String, Object> request = Map.of("model", "viduq3-turbo", "prompt", PROMPT, "duration", 1, "resolution", "540p",
                "camera", "dolly");

        assertThat(failure(sendIt("vidu:generate", request), ViduRequestException.class).getFields()).containsExactly("camera");
        assertNothingWasSent();

        sendIt("vidu:generate?validation=lenient&waitForCompletion=false", request);
        assertThat(sent().path("camera").asText()).isEqualTo("dolly");
    }

    static Stream<Object> brokenJson() {
        String broken = "{\"prompt\": \"" + PROMPT + "\", oops";
        return Stream.of(broken, broken.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8)), "", PROMPT);
    }

    @ParameterizedTest
    @MethodSource("brokenJson")
    void brokenJsonIsRefusedWithoutQuotingIt(Object body) {
        Exchange done = sendIt(GENERATE, body, Exchange.CONTENT_TYPE, "application/json");

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getFields()).containsExactly("body");
        assertThat(failure).hasMessageNotContaining("lighthouse").hasMessageNotContaining("oops");
        assertThat(failure.getCause()).isNull();
        assertNothingWasSent();
    }

    static Stream<Object> noObjects() {
        return Stream.of("[1,2]", "\"text\"", "null", "7", JsonNodeFactory.instance.arrayNode().add(1));
    }

    @ParameterizedTest
    @MethodSource("noObjects")
    void jsonThatIsNoObjectIsRefused(Object body) {
        Exchange done = sendIt(GENERATE, body, Exchange.CONTENT_TYPE, "application/json");

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("body");
        assertThat(done.getException()).hasMessageContaining("object");
        assertNothingWasSent();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListIsNoRequestAndIsNotQuoted(Object body) {
        ViduRequestException failure = failure(sendIt(GENERATE, body), ViduRequestException.class);

        assertThat(failure.getFields()).containsExactly("body");
        assertThat(failure).hasMessageContaining("split").hasMessageNotContaining("lighthouse").hasNoCause();
        assertNothingWasSent();
    }

    static Stream<Arguments> lists() {
        return Stream.<Object> of(List.of(PROMPT), Set.of(PROMPT), new String[] { PROMPT }, new int[] { 1 })
                .map(body -> Arguments.of((Object) body));
    }

    @Test
    void anOptionThatTheChosenKindDoesNotKnowIsRefusedAndNotDropped() {
        Exchange done = send(GENERATE + "&aspectRatio=9:16", exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(ViduConstants.IMAGES, "https://media.example.com/in/kite.png");
        });

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getFields()).containsExactly("aspectRatio");
        assertThat(failure).hasMessageContaining("an option of the endpoint").hasMessageContaining("img2video");
        assertNothingWasSent();
    }

    @Test
    void whatOnlyTheOtherFormOfTheKindTakesIsRefusedAndNotDropped() {
        Exchange done = send("vidu:generate?kind=reference2video&model=viduq3&duration=3", exchange -> {
            exchange.getMessage().setBody("@mira waves.");
            exchange.getMessage().setHeader("CamelViduImages", "https://media.example.com/in/kite.png");
            exchange.getMessage().setHeader("CamelViduSubjects", List.of(Map.of(
                    "name", "mira", "images", List.of("https://media.example.com/in/mira.png"))));
        });

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getFields()).containsExactly("images");
        assertThat(failure).hasMessageContaining("a header").hasMessageContaining("subjects is given");
        assertNothingWasSent();
    }

    @Test
    void aVideoIsNoRequest() {
        byte[] mp4 = "\0\0\0\u0020ftypisom....".getBytes(StandardCharsets.ISO_8859_1);

        ViduRequestException failure = failure(sendIt(GENERATE, mp4), ViduRequestException.class);

        assertThat(failure).hasMessageContaining("video/mp4");
        assertNothingWasSent();
    }

    @Test
    void aPromptThatIsTooLongIsRefusedByItsLengthAndNotShown() {
        assertThat(sendIt(GENERATE + "&waitForCompletion=false", "é".repeat(5000)).getException()).isNull();

        Exchange done = sendIt(GENERATE, "é".repeat(5001));

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getFields()).containsExactly("prompt");
        assertThat(failure).hasMessageContaining("5001").hasMessageContaining("5000").hasMessageNotContaining("éé");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void aPayloadMustLeaveRoomForTheMarker() {
        int room = MAX_PAYLOAD - Marker.LENGTH;
        assertThat(
                sendIt(GENERATE + "&waitForCompletion=false", PROMPT, ViduConstants.PAYLOAD, "x".repeat(room)).getException())
                .isNull();

        Exchange done = sendIt(GENERATE, PROMPT, ViduConstants.PAYLOAD, "x".repeat(room + 1));

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getFields()).containsExactly("payload");
        assertThat(failure).hasMessageContaining(Integer.toString(room)).hasMessageContaining("marker")
                .hasMessageNotContaining("xxx");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void aPayloadBeyondThePlatformsOwnLimitIsNamedOnce() {
        Exchange done = sendIt(GENERATE, PROMPT, ViduConstants.PAYLOAD, "x".repeat(MAX_PAYLOAD + 1));

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("payload");
        assertThat(done.getException()).hasMessageContaining("a fault");
        assertNothingWasSent();
    }

    @Test
    void aPictureForTextIsRefused() {
        Exchange done
                = sendIt(GENERATE + "&kind=text2video", Map.of("prompt", PROMPT, "images", List.of("https://e.com/a.png")));

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("images");
        assertNothingWasSent();
    }

    @Test
    void anEmptyIdempotencyKeyIsRefusedSinceItWouldStandForEverything() {
        assertThat(
                failure(sendIt(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, " "), ViduRequestException.class).getFields())
                .containsExactly("idempotencyKey");
        assertThat(failure(sendIt(GENERATE + "&idempotencyKey=${header.none}", PROMPT), ViduRequestException.class))
                .hasMessageContaining("idempotencyKey");
        assertNothingWasSent();
    }

    @Test
    void aMapMayHoldNullsAndTheyAreNotTakenForText() {
        Map<String, Object> request = new HashMap<>();
        request.put("prompt", PROMPT);
        request.put("images", null);

        ViduRequestException failure = failure(sendIt(GENERATE, request), ViduRequestException.class);

        assertThat(failure.getFields()).containsExactly("images");
        assertNothingWasSent();
    }

    @Test
    void aFileNameOfFourKilobytesIsRefusedBeforeAnythingIsPaid() {
        aFileNameThatLeadsOutOfTheFolderIsRefusedBeforeAnythingIsPaid("n".repeat(4096));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "../out", "a/../../out", "/tmp/out", "/", "..", ".", "a\u0000b", "a\nb", "NUL", "con.film", "a/Lpt1", "aux .b",
            "\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77\u6d77" })
    void aFileNameThatLeadsOutOfTheFolderIsRefusedBeforeAnythingIsPaid(String name) {
        Exchange done = sendIt(GENERATE + "&downloadDir=target&fileName=${header.name}", PROMPT, "name", name);

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("fileName");
        assertNothingWasSent();
    }
}
