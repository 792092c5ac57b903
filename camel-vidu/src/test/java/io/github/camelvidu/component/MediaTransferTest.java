// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.component.media.MediaSamples;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How local pictures get to the platform: inside the request, or uploaded before. */
class MediaTransferTest extends ViduTestSupport {

    private static final String UPLOADS = "/tools/v2/files/uploads";
    private static final String FINISH = UPLOADS + "/*/finish";
    private static final String STORAGE = "/uploads/**";
    private static final String NO_DOWNLOAD = GENERATE + "&download=false&prompt=kite";
    private static final byte[] SMALL = MediaSamples.png(20_000);
    private static final byte[] LARGE = MediaSamples.png(2_000_000);

    @TempDir
    Path folder;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:chain").to(GENERATE)
                        .to("vidu:generate?kind=lip-sync&waitForCompletion=false&text=Good morning, keeper");
            }
        };
    }

    @Test
    void aLargePictureIsUploadedAndTheRequestNamesIt() {
        Exchange done = sendIt(NO_DOWNLOAD, LARGE);

        assertThat(done.getException()).isNull();
        assertThat(sentImage()).matches("ssupload:\\?id=[0-9]+");
        RecordedRequest put = emulator().requests().to("PUT", STORAGE).get(0);
        assertThat(put.bodySize()).isEqualTo(LARGE.length);
        assertThat(put.header("Content-Type")).contains("image/png");
        assertThat(put.header("Authorization")).as("the key is nothing for a storage").isEmpty();
        assertUploads(1, 1, 1);
        assertMoney(1, 1, COST);
    }

    @Test
    void aSmallPictureGoesInside() {
        assertThat(sendIt(NO_DOWNLOAD, SMALL).getException()).isNull();

        assertThat(sentImage()).isEqualTo(dataUri(SMALL));
        assertUploads(0, 0, 0);
    }

    @Test
    void inlineKeepsEverythingInside() {
        assertThat(sendIt(NO_DOWNLOAD + "&mediaTransfer=inline", LARGE).getException()).isNull();

        assertThat(emulator().requests().to("POST", IMG2VIDEO).get(0).bodySize()).isGreaterThan(LARGE.length / 3 * 4);
        assertUploads(0, 0, 0);
    }

    @Test
    void uploadUploadsEverything() {
        assertThat(sendIt(NO_DOWNLOAD + "&mediaTransfer=upload", SMALL).getException()).isNull();

        assertThat(sentImage()).startsWith("ssupload:");
        assertUploads(1, 1, 1);
    }

    @Test
    void uploadRefusesWhatCanNotBeUploadedBeforeAnythingIsSent() {
        Exchange done = sendIt("vidu:generate?kind=lip-sync&download=false&mediaTransfer=upload", MediaSamples.film("isom", 5),
                ViduConstants.TEXT, "Good morning, keeper of the light.");

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("video_url");
        assertNothingWasSent();
    }

    @Test
    void theSamePictureIsUploadedOnce() throws Exception {
        Path file = Files.write(folder.resolve("kite.png"), LARGE);
        sendIt(NO_DOWNLOAD, LARGE);
        sendIt(NO_DOWNLOAD, file);
        sendIt(NO_DOWNLOAD + "&mediaTransfer=upload", dataUriBody(LARGE));

        assertUploads(1, 1, 1);
        assertMoney(3, 3, 3 * COST);
    }

    @Test
    void aResultCanBeTheInputOfTheNextRequest() {
        Exchange done = sendIt("direct:chain", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(sent("/ent/v2/lip-sync").path("video_url").asText()).startsWith("data:video/mp4;base64,");
    }

    @Test
    void anEstimateUploadsNothing() {
        Exchange done = sendIt("vidu:estimate?model=viduq3-turbo&duration=1&resolution=540p", LARGE);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(ViduConstants.CREDITS)).isEqualTo(COST);
        assertNothingWasSent();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of("throttled at the beginning", Fault.on("POST", UPLOADS).times(1).reply("TooManyRequests"), 2, 1,
                        1),
                Arguments.of("ticket lost on its way back", Fault.on("POST", UPLOADS).times(1).afterCommit().reset(), 2, 1, 1),
                Arguments.of("storage out of order", Fault.on("PUT", STORAGE).times(1).replyRaw(503, "text/html", "oh"), 1, 2,
                        1),
                Arguments.of("cut off by the storage", Fault.on("PUT", STORAGE).times(1).reset(), 1, 2, 1),
                Arguments.of("link lapsed", Fault.on("PUT", STORAGE).times(1).replyRaw(403, "application/xml", "<E/>"), 2, 2,
                        1),
                Arguments.of("receipt lost", Fault.on("PUT", FINISH).times(1).afterCommit().close(), 1, 1, 2),
                Arguments.of("platform out of order at the end",
                        Fault.on("PUT", FINISH).times(1).reply("InternalServiceFailure"), 1, 1, 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void whatMayPassIsTriedAgain(String fault, Fault rule, int tickets, int puts, int finishes) {
        emulator().faults().add(rule);

        Exchange done = sendIt(NO_DOWNLOAD, LARGE);

        assertThat(done.getException()).isNull();
        assertUploads(tickets, puts, finishes);
        assertMoney(1, 1, COST);
    }

    @Test
    void anUploadThatIsGoneIsMadeAnewAndPaidOnce() {
        sendIt(NO_DOWNLOAD, LARGE);
        emulator().faults().add(Fault.on("POST", IMG2VIDEO).times(1).reply("ImageDownloadFailure"));

        Exchange done = sendIt(NO_DOWNLOAD, LARGE);

        assertThat(done.getException()).isNull();
        assertUploads(2, 2, 2);
        List<RecordedRequest> creates = emulator().requests().to("POST", IMG2VIDEO);
        assertThat(creates).extracting(MediaTransferTest::image).hasSize(3).satisfies(
                images -> assertThat(images.get(1)).isEqualTo(images.get(0)).isNotEqualTo(images.get(2)));
        assertMoney(3, 2, 2 * COST);
    }

    @Test
    void anUploadThatTheStorageHasDeletedIsMadeAnew() {
        sendIt(NO_DOWNLOAD, LARGE);
        emulator().clock().advance(Duration.ofDays(9));

        Exchange done = sendIt(NO_DOWNLOAD, LARGE);

        assertThat(done.getException()).isNull();
        assertUploads(2, 2, 2);
        assertMoney(3, 2, 2 * COST);
    }

    @Test
    void aPictureThatTheStorageNeverFindsIsSentTwiceAndNoMore() {
        sendIt(NO_DOWNLOAD, LARGE);
        emulator().faults().add(Fault.on("POST", IMG2VIDEO).reply("ImageDownloadFailure"));

        failure(sendIt(NO_DOWNLOAD, LARGE), ViduRequestException.class);

        assertUploads(2, 2, 2);
        assertMoney(3, 1, COST);
    }

    @Test
    void aFreshUploadIsNotMadeAgainForAPictureThatIsRefused() {
        emulator().faults().add(Fault.on("POST", IMG2VIDEO).times(1).reply("ImageDownloadFailure"));

        failure(sendIt(NO_DOWNLOAD, LARGE), ViduRequestException.class);

        assertUploads(1, 1, 1);
        assertMoney(1, 0, 0);
    }

    @Test
    void aLostAnswerAboutAnUploadThatIsGoneIsNotSentAgain() {
        sendIt(NO_DOWNLOAD, LARGE);
        emulator().faults().add(Fault.on("POST", IMG2VIDEO).times(1).replyRaw(400, "text/html", "ImageDownloadFailure"));

        Exchange done = sendIt(NO_DOWNLOAD + "&uncertain=fail", LARGE);

        assertThat(done.getException()).isInstanceOf(ViduSubmitUncertainException.class);
        assertUploads(1, 1, 1);
        assertMoney(2, 1, COST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://10.0.0.7/put?Signature=s", "http://169.254.169.254/latest?Signature=s" })
    void aPictureIsNotPutWhereThePublicInternetIsNot(String link) {
        emulator().faults().add(Fault.on("POST", UPLOADS).replyRaw(
                200, "application/json", "{\"id\":\"1\",\"put_url\":\"" + link + "\"}"));

        ViduMediaException failure = failure(sendIt(NO_DOWNLOAD, LARGE), ViduMediaException.class);

        assertThat(failure).hasMessageContaining("not an address of the public internet").hasMessageNotContaining("Signature");
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertUploads(1, 0, 0);
        assertMoney(0, 0, 0);
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                Arguments.of(Fault.on("POST", UPLOADS).replyRaw(200, "application/json", "{}"), ViduException.class),
                Arguments.of(Fault.on("PUT", STORAGE).replyRaw(403, "application/xml", "<Error/>"), ViduMediaException.class),
                Arguments.of(Fault.on("PUT", STORAGE).replyRaw(200, "text/plain", ""), ViduMediaException.class),
                Arguments.of(Fault.on("PUT", FINISH).reply("ImageFormatInvalid"), ViduRequestException.class));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatDoesNotPassFailsForNothingAndIsForgotten(Fault rule, Class<? extends ViduException> type) {
        emulator().faults().add(rule);
        Exchange done = sendIt(NO_DOWNLOAD, LARGE);

        ViduException failure = failure(done, type);
        assertThat(failure).hasMessageNotContaining("Signature").hasMessageNotContaining("?");
        assertMoney(0, 0, 0);

        emulator().faults().clear();
        assertThat(sendIt(NO_DOWNLOAD, LARGE).getException()).isNull();
        assertMoney(1, 1, COST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes", "stream", "path", "file", "data", "reference" })
    void anUploadByItselfGivesTheUriOfThePicture(String form) throws Exception {
        Path file = Files.write(folder.resolve("kite.bin"), SMALL);
        Object body = switch (form) {
            case "bytes" -> SMALL;
            case "stream" -> new ByteArrayInputStream(SMALL);
            case "path" -> file;
            case "file" -> file.toFile();
            case "data" -> dataUri(SMALL);
            default -> "file:kite.bin";
        };

        Exchange done = sendIt("vidu:upload?inputDir=" + folder, body);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isInstanceOf(String.class);
        assertThat(done.getMessage().getBody(String.class)).matches("ssupload:\\?id=[0-9]+");
        assertUploads(1, 1, 1);
        sendIt(NO_DOWNLOAD, Map.of("images", List.of(done.getMessage().getBody())));
        assertThat(sentImage()).isEqualTo(done.getMessage().getBody());
        assertMoney(1, 1, COST);
    }

    static Stream<Object> noPictures() {
        return Stream.of(MediaSamples.film("isom", 2), MediaSamples.image("bmp", 8, 8), MediaSamples.png(11 * 1024 * 1024),
                "https://example.com/a.png", "a kite", new byte[10], "file:/etc/passwd");
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void whatCanNotBeUploadedIsRefused(Object body) {
        Exchange done = sendIt("vidu:upload?inputDir=" + folder, body);

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("body");
        assertThat(done.getException()).hasMessageNotContaining("passwd").hasMessageNotContaining("example");
        assertNothingWasSent();
    }

    private static String image(RecordedRequest create) {
        try {
            return JSON.readTree(create.body()).path("images").get(0).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sentImage() {
        return sent(IMG2VIDEO).path("images").get(0).asText();
    }

    private static Map<String, Object> dataUriBody(byte[] picture) {
        return Map.of("images", List.of(dataUri(picture)));
    }

    private static String dataUri(byte[] picture) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
    }

    private static void assertUploads(int tickets, int puts, int finishes) {
        assertThat(emulator().requests().count("POST", UPLOADS)).as("tickets").isEqualTo(tickets);
        assertThat(emulator().requests().count("PUT", STORAGE)).as("puts").isEqualTo(puts);
        assertThat(emulator().requests().count("PUT", FINISH)).as("finishes").isEqualTo(finishes);
    }
}
