// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultsTest {

    private static final String TEXT2VIDEO = "/ent/v2/text2video";

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z"))));

    private ViduEmulator emulator;
    private PlatformClient client;

    @BeforeEach
    void connect() {
        emulator = VIDU.emulator();
        client = new PlatformClient(emulator);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "QuotaExceeded", "TooManyRequests", "SystemThrottling", "InternalServiceFailure", "Forbidden",
            "Conflict", "ImageDownloadFailure", "AuditSubmitIllegal" })
    void aPublishedReasonBringsItsEnvelope(String reason) {
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reply(reason));

        JsonNode envelope = client.post(TEXT2VIDEO, PlatformClient.textRequest()).json();

        JsonNode example = PlatformContract.example("error." + reason);
        PlatformContract.assertSameShape(example, envelope);
        assertThat(envelope.path("code")).isEqualTo(example.path("code"));
        assertThat(envelope.path("message")).isEqualTo(example.path("message"));
        assertThat(emulator.tasks()).isEmpty();
        assertThat(client.post(TEXT2VIDEO, PlatformClient.textRequest()).status()).isEqualTo(200);
    }

    @Test
    void aReasonWithoutPublishedStatusIsNotGuessed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.on("POST", TEXT2VIDEO).reply("MadeUp"));
    }

    @Test
    void aRefusalCanSayWhenToComeBack() {
        emulator.faults().add(Fault.on("*", "/ent/**").times(2).reply("TooManyRequests").retryAfter(Duration.ofSeconds(7)));

        Reply refused = client.get("/ent/v2/credits");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).contains("7");
        assertThat(client.post(TEXT2VIDEO, PlatformClient.textRequest()).status()).isEqualTo(429);
        assertThat(client.get("/ent/v2/credits").status()).isEqualTo(200);
    }

    @Test
    void aGatewayCanAnswerInHtml() {
        emulator.faults()
                .add(Fault.on("GET", "/ent/v2/tasks/*/creations").replyRaw(502, "text/html", "<html>Bad Gateway</html>"));

        Reply reply = client.get("/ent/v2/tasks/1/creations");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.header("Content-Type")).contains("text/html");
        assertThat(reply.text()).isEqualTo("<html>Bad Gateway</html>");
        assertThat(client.get("/ent/v2/tasks").status()).isEqualTo(200);
    }

    @Test
    void requestsCanBeLetThroughFirst() {
        emulator.faults().add(Fault.on("GET", "/ent/v2/credits").skip(2).times(1).reply(503, "Overloaded"));

        assertThat(client.get("/ent/v2/credits").status()).isEqualTo(200);
        assertThat(client.get("/ent/v2/credits").status()).isEqualTo(200);
        assertThat(client.get("/ent/v2/credits").reason()).isEqualTo("Overloaded");
        assertThat(client.get("/ent/v2/credits").status()).isEqualTo(200);
    }

    @Test
    void anAnswerLostAfterTheCommitLeavesATask() {
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).times(1).afterCommit().reset());

        assertNoAnswer();

        assertThat(emulator.tasks()).hasSize(1);
        assertThat(emulator.account().reserved()).isEqualTo(35);
        assertThat(emulator.requests().count("POST", TEXT2VIDEO)).isOne();
        assertThat(emulator.requests().to("POST", TEXT2VIDEO).get(0).status()).isZero();
    }

    @Test
    void aRefusalAfterTheCommitLeavesATaskToo() {
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).times(1).afterCommit().reply("InternalServiceFailure"));

        assertThat(client.post(TEXT2VIDEO, PlatformClient.textRequest()).status()).isEqualTo(500);
        assertThat(emulator.tasks()).hasSize(1);
    }

    @Test
    void aConnectionThatEndsBeforeTheCommitLeavesNothing() {
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).times(1).close());
        assertNoAnswer();
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reset());
        assertNoAnswer();

        assertThat(emulator.tasks()).isEmpty();
    }

    @Test
    void aConnectionCanBreakWhileTheRequestIsRead() {
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).times(1).resetInRequest(10));

        assertNoAnswer();

        assertThat(emulator.tasks()).isEmpty();
        assertThat(emulator.account().reserved()).isZero();
        RecordedRequest seen = emulator.requests().to("POST", TEXT2VIDEO).get(0);
        assertThat(seen.bodySize()).isEqualTo(10);
        assertThat(PlatformClient.textRequest().toString()).startsWith(seen.bodyText());
        assertThat(seen.status()).isZero();
        assertThat(client.post(TEXT2VIDEO, PlatformClient.textRequest()).status()).isEqualTo(200);
    }

    @Test
    void aClientThatIsStillSendingSeesTheReset() {
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).resetInRequest(0));

        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> {
            try (Socket socket = new Socket(emulator.baseUri().getHost(), emulator.baseUri().getPort())) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST " + TEXT2VIDEO + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                for (int sent = 0; sent < 1_000_000_000; sent += 100_000) {
                    out.write(new byte[100_000]);
                }
            }
        });
        assertThat(emulator.requests().last().bodySize()).isZero();
    }

    @Test
    void aShorterBodyIsReadToItsEndBeforeTheConnectionBreaks() {
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).times(1).resetInRequest(1_000_000));

        assertNoAnswer();

        assertThat(emulator.tasks()).isEmpty();
        assertThat(emulator.requests().last().bodyText()).isEqualTo(PlatformClient.textRequest().toString());
    }

    @Test
    void whatWasNotReadCannotBeDone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.on("POST", TEXT2VIDEO).resetInRequest(0).afterCommit());
    }

    @Test
    void aResetIsARealReset() throws Exception {
        emulator.faults().add(Fault.on("GET", "/ent/v2/credits").reset());

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> rawGet("/ent/v2/credits"))
                .withMessageContaining("reset");
    }

    @Test
    void aCloseIsAPlainEndOfStream() throws Exception {
        emulator.faults().add(Fault.on("GET", "/ent/v2/credits").close());

        assertThat(rawGet("/ent/v2/credits")).isEmpty();
    }

    @Test
    void aTruncatedAnswerAnnouncesMoreThanItHas() throws Exception {
        emulator.faults().add(Fault.on("GET", "/ent/v2/credits").truncate(20));

        String answer = rawGet("/ent/v2/credits");

        String[] parts = answer.split("\r\n\r\n", 2);
        assertThat(parts[0]).startsWith("HTTP/1.1 200").contains("Content-Length: ").doesNotContain("Content-Length: 20");
        assertThat(parts[1]).hasSize(20).startsWith("{\"remains\"");
    }

    @Test
    void aTruncatedCreateAnswerLeavesATask() {
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).truncate(30));

        assertNoAnswer();
        assertThat(emulator.tasks()).hasSize(1);
    }

    @Test
    void aDownloadCanBreakOffAndGoOnWithARange() {
        String link = aVideo();
        emulator.faults().add(Fault.on("GET", "/results/**").times(1).truncate(1000));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> client.download(link));

        Reply whole = client.download(link);
        Reply rest = client.download(link, "Range", "bytes=1000-");
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.body()).hasSize(whole.body().length - 1000);
    }

    @Test
    void anAnswerCanBeHeldBackWithoutHoldingUpOthers() {
        emulator.faults().add(Fault.on("GET", "/ent/v2/credits").times(1).delay(Duration.ofMillis(300)));
        long begin = System.nanoTime();

        CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(() -> client.get("/ent/v2/credits").status());
        Awaitility.await().until(() -> emulator.requests().seen() == 1);
        assertThat(client.get("/ent/v2/credits").status()).isEqualTo(200);
        assertThat(slow).isNotDone();

        assertThat(slow.join()).isEqualTo(200);
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(300));
    }

    @Test
    void aHeldBackCreateHappensBeforeOrAfterTheDelayAsAsked() {
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).times(1).delay(Duration.ofMillis(300)));
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).times(1).afterCommit().delay(Duration.ofMinutes(10)));

        CompletableFuture<Integer> late = CompletableFuture.supplyAsync(() -> client.post(TEXT2VIDEO,
                PlatformClient.textRequest()).status());
        Awaitility.await().until(() -> emulator.requests().seen() == 1);
        assertThat(emulator.tasks()).isEmpty();
        assertThat(late.join()).isEqualTo(200);
        assertThat(emulator.tasks()).hasSize(1);

        CompletableFuture.supplyAsync(() -> client.post(TEXT2VIDEO, PlatformClient.textRequest()));
        Awaitility.await().untilAsserted(() -> assertThat(emulator.tasks()).hasSize(2));
    }

    @Test
    void anAnswerThatIsHeldBackEndsWithTheEmulator() {
        ViduEmulator shortLived = ViduEmulator.start();
        shortLived.faults().add(Fault.on("GET", "/ent/v2/credits").delay(Duration.ofMinutes(10)));
        PlatformClient patient = new PlatformClient(shortLived);
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> patient.get("/ent/v2/credits"));
        Awaitility.await().until(() -> shortLived.requests().seen() == 1);

        shortLived.close();

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(waiting::isCompletedExceptionally);
    }

    @Test
    void anAnswerCanBeFiftyMegabytesOfValidJson() throws Exception {
        emulator.faults().add(Fault.on("GET", "/ent/v2/credits").pad(50_000_000));

        HttpResponse<InputStream> response = HttpClient.newHttpClient().send(
                client.request("/ent/v2/credits").build(), HttpResponse.BodyHandlers.ofInputStream());

        assertThat(response.headers().firstValueAsLong("Content-Length").orElseThrow()).isGreaterThan(50_000_000);
        try (InputStream in = response.body()) {
            byte[] head = in.readNBytes(100);
            assertThat(new String(head, StandardCharsets.UTF_8)).startsWith("{\"remains\":[");
            in.skipNBytes(response.headers().firstValueAsLong("Content-Length").orElseThrow() - 102);
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("\"}");
        }
    }

    @Test
    void anAnswerCanHaveMembersThatNobodyKnows() {
        emulator.faults().add(Fault.on("POST", TEXT2VIDEO).member("quantum_flux", "7").member("mood", "good"));

        JsonNode answer = client.post(TEXT2VIDEO, PlatformClient.textRequest()).json();

        assertThat(answer.path("quantum_flux").asText()).isEqualTo("7");
        assertThat(answer.path("mood").asText()).isEqualTo("good");
        assertThat(answer.path("state").asText()).isEqualTo("created");
    }

    @Test
    void whatIsNoJsonGetsNoMembersButIsDelivered() {
        String link = aVideo();
        byte[] whole = client.download(link).body();
        emulator.faults().add(Fault.on("GET", "/results/**").times(1).pad(10));
        emulator.faults().add(Fault.on("GET", "/results/**").times(1).delay(Duration.ofMillis(1)).member("mood", "good"));

        assertThat(client.download(link).body()).isEqualTo(whole);
        assertThat(client.download(link).body()).isEqualTo(whole);
    }

    @Test
    void aConnectionThatWasBrokenOnPurposeLeavesNoSignedLinkInTheLog() {
        PrintStream console = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        // the logger that tests have looks for it at each line
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        // all is logged when an emulator has ended
        try (ViduEmulator own = ViduEmulator.start()) {
            LoggerFactory.getLogger("org.eclipse.jetty.server.Response").warn("the log is seen");
            Fault fault = Fault.on("GET", "/results/**").times(1);
            List.of(fault.reset(), fault.close(), fault.truncate(10), fault.delay(Duration.ofMillis(1)).reset(),
                    fault.resetAfter(0.5), fault.cutChunks(0.5))
                    .forEach(each -> {
                        own.faults().add(each);
                        assertThat(beginningOf(own, "/results/video.mp4?X-Amz-Signature=7")).doesNotContain("</Error>");
                    });
        } finally {
            System.setErr(console);
        }

        assertThat(log.toString(StandardCharsets.UTF_8)).contains("the log is seen").doesNotContain("X-Amz-Signature");
    }

    @Test
    void aFaultByChanceStrikesTheSameRequestsAfterAReset() {
        List<Integer> first = drawn(200);
        emulator.reset();
        List<Integer> second = drawn(200);

        assertThat(second).isEqualTo(first);
        assertThat(first).filteredOn(status -> status == 503).hasSizeBetween(30, 70);
    }

    @Test
    void anotherSeedIsAnotherDraw() {
        List<Integer> usual = drawn(200);
        try (ViduEmulator other = ViduEmulator.builder().seed(2).start()) {
            emulator = other;
            client = new PlatformClient(other);
            assertThat(drawn(200)).isNotEqualTo(usual);
        }
    }

    @Test
    void aChanceCountsAfterThoseLetThroughAndUntilItHasHappenedOftenEnough() {
        emulator.faults().add(Fault.on("GET", "/ent/v2/credits").skip(5).times(3).chance(0.5).reply(503, "Overloaded"));

        List<Integer> statuses = statuses(100);

        assertThat(statuses.subList(0, 5)).containsOnly(200);
        assertThat(statuses).filteredOn(status -> status == 503).hasSize(3);
    }

    @Test
    void aRequestThatIsSparedIsLeftToTheNextFault() {
        emulator.faults()
                .add(Fault.on("GET", "/ent/v2/credits").chance(0).reply(503, "Overloaded"))
                .add(Fault.on("GET", "/ent/v2/credits").chance(0.5).reply(502, "Overloaded"))
                .add(Fault.on("GET", "/ent/v2/credits").chance(1).reply(501, "Overloaded"));

        assertThat(statuses(50)).containsOnly(501, 502);
    }

    @ParameterizedTest
    @ValueSource(doubles = { -0.1, 1.1, Double.NaN })
    void aChanceIsFromZeroToOne(double probability) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.on("*", "/**").chance(probability));
    }

    @Test
    void clearedFaultsDoNotStrike() {
        emulator.faults().add(Fault.on("*", "/**").reply("Forbidden"));

        emulator.faults().clear();

        assertThat(client.get("/ent/v2/credits").status()).isEqualTo(200);
    }

    private List<Integer> drawn(int requests) {
        emulator.faults().add(Fault.on("GET", "/ent/v2/credits").chance(0.25).reply(503, "Overloaded"));
        return statuses(requests);
    }

    private List<Integer> statuses(int requests) {
        return IntStream.range(0, requests).mapToObj(request -> client.get("/ent/v2/credits").status()).toList();
    }

    private void assertNoAnswer() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.post(TEXT2VIDEO, PlatformClient.textRequest()));
    }

    /** A signed link to a video. */
    private String aVideo() {
        String id = client.create(PlatformClient.textRequest().put("duration", 1));
        emulator.clock().advance(Duration.ofMinutes(1));
        return client.creations(id).at("/creations/0/url").asText();
    }

    /** What a plain socket reads, be it broken off. */
    private static String beginningOf(ViduEmulator emulator, String path) {
        try {
            return rawGet(emulator, path);
        } catch (IOException reset) {
            return "";
        }
    }

    private String rawGet(String path) throws IOException {
        return rawGet(emulator, path);
    }

    /** What a plain socket reads until the connection ends. */
    private static String rawGet(ViduEmulator emulator, String path) throws IOException {
        URI address = emulator.baseUri();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token "
                                            + emulator.apiKey() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
