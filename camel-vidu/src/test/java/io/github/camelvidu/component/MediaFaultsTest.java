// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code vidu:download}, and transfers that break: the result is paid for and never generated again. */
class MediaFaultsTest extends ViduTestSupport {

    private static final Fault TRANSFER = Fault.on("GET", MEDIA);

    @TempDir
    Path folder;

    @Test
    void downloadFetchesATaskAsOftenAsItIsAsked() throws Exception {
        String id = finished();

        for (int i = 0; i < 2; i++) {
            Exchange done = sendFor(download("&fileName=again"), id);
            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getHeaders()).containsEntry(Exchange.FILE_NAME, "again.mp4")
                    .containsEntry(ViduConstants.TASK_ID, id).containsEntry(ViduConstants.CREDITS, COST);
            assertThat(files()).containsExactly("again.mp4");
        }
        assertMoney(1, 1, COST);
    }

    @Test
    void downloadFetchesALinkByteForByte() throws Exception {
        String link = sendFor("vidu:task", finished()).getMessage().getHeader(ViduConstants.URL, String.class);

        Exchange done = sendIt(download(""), null, ViduConstants.URL, link);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("media.mp4");
        assertThat(files()).containsExactly("media.mp4");
        RecordedRequest request = emulator().requests().last();
        assertThat(emulator().url() + request.path() + "?" + request.rawQuery()).isEqualTo(link);
        assertThat(request.header("Authorization")).isEmpty();
        assertMoney(1, 1, COST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "?b=2&a=1&a=0&x=%2B%2d+~;,:@!$'()*&empty=&flag", "?sig=a%2Fb%3D&X-Amz-Signature=%c3%a9", "", "?" })
    void aLinkIsNeverRebuilt(String query) {
        String link = "/results/a%20b/%7Euser/c+d;v=1" + query;

        Exchange done = sendIt(download(""), null, ViduConstants.URL, emulator().url() + link);

        failure(done, ViduMediaException.class, Money.UNKNOWN);
        RecordedRequest request = emulator().requests().last();
        assertThat(request.path() + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery()))
                .isEqualTo(query.equals("?") ? link.substring(0, link.length() - 1) : link);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "no link", "file:/etc/passwd", "ftp://example.com/a.mp4", "http:///a.mp4", "jar:file:/a.jar!/b", "//e.com" })
    void whatIsNoWebLinkIsRefusedAtOnce(String link) {
        Exchange done = sendIt(download(""), null, ViduConstants.URL, link);

        ViduMediaException failure = failure(done, ViduMediaException.class, Money.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertNothingWasSent();
    }

    @ParameterizedTest
    @CsvSource({
            "http://169.254.169.254/latest/meta-data?s=secret, '', mediaHosts does not allow",
            "http://10.0.0.7:%d/a.mp4?s=secret, '', mediaHosts does not allow",
            "http://10.0.0.7:%d/a.mp4?s=secret, &mediaHosts=10.0.0.7, not an address of the public internet",
            "http://169.254.169.254/latest/meta-data?s=secret, &mediaHosts=*, not an address of the public internet" })
    void aLinkToWhereNothingMayBeFetchedFromIsRefusedAtOnce(String link, String options, String words) {
        String there = String.format(link, emulator().baseUri().getPort());

        ViduMediaException failure = failure(
                sendIt(download(options), null, ViduConstants.URL, there), ViduMediaException.class, Money.UNKNOWN);

        assertThat(failure).hasMessageContaining(words).hasMessageNotContaining("secret");
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertNothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "http://10.0.0.7/a.mp4", "http://169.254.169.254/", "http://[::ffff:127.0.0.1]/", "//evil.test/a" })
    void aRedirectToAnotherHostIsNotFollowedAndTheResultStays(String location) {
        String id = finished();
        emulator().faults().add(TRANSFER.replyRaw(302, "text/html", "").header("Location", location));

        ViduMediaException failure = failure(sendFor(download(""), id), ViduMediaException.class, Money.CHARGED);

        assertThat(failure).hasMessageContaining("redirect").hasMessageContaining("mediaHosts");
        assertThat(failure.isRetryable()).isFalse();
        emulator().faults().clear();
        assertThat(sendFor(download(""), id).getException()).isNull();
    }

    @Test
    void aResultThatIsLargerThanAllowedIsPaidForAndStays() throws Exception {
        String id = finished();

        ViduMediaException failure = failure(
                sendFor(download("&maxMediaSize=1000"), id), ViduMediaException.class, Money.CHARGED);

        assertThat(failure).hasMessageContaining("maxMediaSize allows 1000");
        assertThat(failure.getTaskId()).isEqualTo(id);
        assertThat(files()).isEmpty();
        assertThat(sendFor(download(""), id).getException()).isNull();
    }

    @Test
    void downloadOfATaskThatHasNotEndedSaysSoAndMayBeTriedAgain() {
        emulator().script().next(Outcome.stuckIn("processing"));
        String id = submit();

        ViduRequestException failure = failure(sendFor(download(""), id), ViduRequestException.class);

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getTaskId()).isEqualTo(id);
        assertThat(failure).hasMessageContaining("vidu:await");
    }

    @Test
    void downloadOfAFailedTaskSaysWhyItFailed() {
        emulator().script().next(Outcome.failed("InternalServiceFailure"));
        String id = submit();
        sendFor("vidu:await", id);

        ViduTaskFailedException failure = failure(sendFor(download(""), id), ViduTaskFailedException.class);

        assertThat(failure.getReason()).isEqualTo("InternalServiceFailure");
        assertThat(failure.getTaskId()).isEqualTo(id);
        assertThat(emulator().requests().count("GET", MEDIA)).isZero();
        assertMoney(1, 1, 0);
    }

    static Stream<Arguments> whatMayPass() {
        return Stream.of(
                Arguments.of("truncated", TRANSFER.truncate(1000)),
                Arguments.of("truncated at once", TRANSFER.truncate(0)),
                Arguments.of("reset", TRANSFER.reset()),
                Arguments.of("closed", TRANSFER.close()),
                Arguments.of("500", TRANSFER.replyRaw(500, "application/xml", "<Error/>")),
                Arguments.of("503", TRANSFER.replyRaw(503, "application/xml", "<Error><Code>SlowDown</Code></Error>")),
                Arguments.of("403", TRANSFER.replyRaw(403, "application/xml", "<Error/>")),
                Arguments.of("404", TRANSFER.replyRaw(404, "application/xml", "<Error/>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatMayPass")
    void aTransferThatBreaksIsMadeAgain(String name, Fault fault) throws Exception {
        emulator().faults().add(fault.times(1));

        Exchange done = sendIt(GENERATE + "&downloadDir=" + folder + "&fileName=a", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(emulator().requests().count("GET", MEDIA)).isEqualTo(2);
        assertThat(files()).as("and nothing half beside it").containsExactly("a.mp4");
        assertThat(Files.size(folder.resolve("a.mp4")))
                .isEqualTo(done.getMessage().getHeader(Exchange.FILE_LENGTH, Long.class));
        assertMoney(1, 1, COST);
    }

    @Test
    void aLinkThatHasLapsedIsRenewedThroughTheTask() {
        emulator().faults().add(TRANSFER.times(1).replyRaw(403, "application/xml", "<Error>Request has expired</Error>"));

        Exchange done = sendIt(GENERATE + "&downloadDir=" + folder, PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(emulator().requests().count("GET", CREATIONS)).as("a fresh link was asked for").isEqualTo(1);
        assertMoney(1, 1, COST);
    }

    @Test
    void aLinkThatReallyLapsedIsRenewedThroughTheTask() {
        String id = finished();
        String old = sendFor("vidu:task", id).getMessage().getHeader(ViduConstants.URL, String.class);
        emulator().clock().advance(Duration.ofHours(25));

        failure(sendIt(download(""), null, ViduConstants.URL, old), ViduMediaException.class, Money.UNKNOWN);
        assertThat(sendFor(download(""), id).getException()).isNull();
    }

    @Test
    void aTaskThatHasOutlivedItsMediaSaysSo() {
        String id = finished();
        String forgotten = "{\"id\":\"" + id + "\",\"state\":\"success\",\"err_code\":\"\",\"credits\":" + COST
                           + ",\"creations\":[]}";
        emulator().faults().add(TRANSFER.reply(404, "NotFound"))
                .add(Fault.on("GET", CREATIONS).skip(1).replyRaw(200, "application/json", forgotten));

        ViduMediaException failure = failure(sendFor(download(""), id), ViduMediaException.class, Money.CHARGED);

        assertThat(failure).hasMessageContaining("task " + id + " has outlived its media");
        assertThat(failure.getTaskId()).isEqualTo(id);
        assertThat(failure.isRetryable()).isFalse();
        assertMoney(1, 1, COST);
    }

    @Test
    void theFreshLinkIsAskedForAgainWhenThePlatformIsBusy() {
        emulator().faults().add(TRANSFER.times(1).replyRaw(403, "application/xml", "<Error/>"))
                .add(Fault.on("GET", CREATIONS).times(1).reply("InternalServiceFailure"));

        Exchange done = sendIt(GENERATE + "&downloadDir=" + folder, PROMPT);

        assertThat(done.getException()).isNull();
        assertMoney(1, 1, COST);
    }

    static Stream<Arguments> whatDoesNotPass() {
        String html = "<html><body>Sign in</body></html>";
        return Stream.of(
                Arguments.of("403 for ever", TRANSFER.replyRaw(403, "application/xml", "<Error/>"), 403, "answered 403"),
                Arguments.of("404 for ever", TRANSFER.replyRaw(404, "application/xml", "<Error/>"), 404, "answered 404"),
                Arguments.of("reset for ever", TRANSFER.reset(), 0, "SocketException"),
                Arguments.of("truncated for ever", TRANSFER.truncate(1000), 0, "broke after"),
                Arguments.of("redirect to nothing",
                        TRANSFER.replyRaw(302, "text/html", "").header("Location", "/elsewhere"), 404, "answered 404"),
                Arguments.of("redirect without an address", TRANSFER.replyRaw(302, "text/html", ""), 0, "to nowhere"),
                // a gateway's page may be gone the next time
                Arguments.of("HTML with 200", TRANSFER.replyRaw(200, "text/html", html), 0, "neither video"),
                Arguments.of("HTML that says it is a video", TRANSFER.replyRaw(200, "video/mp4", html), 0, "neither video"),
                Arguments.of("nothing", TRANSFER.replyRaw(200, "video/mp4", ""), 0, "neither video"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatDoesNotPass")
    void aResultThatCanNotBeFetchedIsPaidForAndCanBeFetchedLater(String name, Fault fault, int status, String words)
            throws Exception {
        emulator().faults().add(fault);

        Exchange done = sendIt(GENERATE + "&downloadDir=" + folder, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        ViduMediaException failure = failure(done, ViduMediaException.class, Money.CHARGED);
        assertThat(failure.getHttpStatus()).isEqualTo(status);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getAttempts()).isEqualTo(MAX_ATTEMPTS);
        assertThat(failure.getTaskId()).isNotBlank().isEqualTo(done.getMessage().getHeader(ViduConstants.TASK_ID));
        assertThat(failure).hasMessageNotContaining("X-Amz").hasMessageContaining("vidu:download")
                .hasMessageContaining(words);
        assertThat(files()).as("nothing but what the next attempt goes on with").allMatch(file -> file.startsWith(".vidu-"));

        emulator().faults().clear();
        assertThat(sendFor(download(""), failure.getTaskId()).getException()).isNull();
        assertThat(files()).containsExactly(failure.getTaskId() + ".mp4");
        assertThat(sendIt(GENERATE + "&downloadDir=" + folder, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k").getException())
                .isNull();
        assertMoney(1, 1, COST);
    }

    @Test
    void aFailedFetchUnderAKeyTellsTheKeyAndTheModel() {
        emulator().faults().add(TRANSFER.replyRaw(200, "text/html", "<html/>"));

        ViduException failure = failure(
                sendIt(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k"), ViduMediaException.class, Money.CHARGED);

        assertThat(failure.getIdempotencyKey()).isEqualTo("k");
        assertThat(failure.getKind()).isEqualTo("text2video");
        assertThat(failure.getModel()).isEqualTo("viduq3-turbo");
    }

    @Test
    void whenTheResultOfAPaidTaskCanNotBeReadTheExceptionSaysThatItIsPaid() {
        sendIt(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");
        emulator().faults().add(Fault.on("GET", CREATIONS).reply("InternalServiceFailure"));

        Exchange again = sendIt(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        ViduServerException failure = failure(again, ViduServerException.class, Money.CHARGED);
        assertThat(failure.getIdempotencyKey()).isEqualTo("k");
        assertThat(failure.getTaskId()).isNotBlank();
        assertThat(failure.isRetryable()).isTrue();
        assertMoney(1, 1, COST);
    }

    private String finished() {
        return sendIt(GENERATE + "&download=false", PROMPT).getMessage().getHeader(ViduConstants.TASK_ID, String.class);
    }

    private String download(String options) {
        return "vidu:download?downloadDir=" + folder + options;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void aRefusedLinkWithoutATaskIsNotAskedForAgain() {
        Exchange done = sendIt("vidu:download", null, ViduConstants.URL, emulator().url() + "/media/nobody.mp4");

        ViduMediaException failure = failure(done, ViduMediaException.class, Money.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(failure).hasMessageContaining("the storage answered 40").hasMessageNotContaining("paid");
    }
}
