// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import io.github.camelvidu.emulator.CallbackReceiver.Received;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.spy.RecordedCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelvidu.emulator.PlatformContract.assertMatchesSchema;
import static io.github.camelvidu.emulator.PlatformContract.assertSameShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Callbacks to a receiver, under a stopped clock. */
class CallbacksTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:15Z");
    private static final Duration BEGIN = Duration.ofMillis(20);
    private static final Duration PROCESSING = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(START)).apiKeys("vda_first", "vda_second")
                    .processingTime(PROCESSING));

    private final ViduEmulator emulator = VIDU.emulator();
    private final PlatformClient client = new PlatformClient(emulator);
    private final CallbackReceiver receiver = new CallbackReceiver();
    private final String url = receiver.url("/vidu/callback?route=render&tenant=acme");

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "success", "failed" })
    void aTaskCallsBackWhenItBeginsAndWhenItEnds(String end) {
        if (end.equals("failed")) {
            emulator.script().next(Outcome.failed("AuditSubmitIllegal"));
        }
        String id = client.create(request().put("payload", "job-4711").put("watermark", true));

        emulator.clock().advance(Duration.ofSeconds(1));
        receiver.await(1);
        emulator.clock().advance(Duration.ofSeconds(10));
        List<Received> callbacks = receiver.await(2);

        assertThat(callbacks).extracting(Received::state).containsExactly("processing", end);
        assertThat(callbacks).extracting(callback -> callback.json().path("id").asText()).containsOnly(id);
        assertThat(callbacks).allSatisfy(callback -> assertLikeTheExample(callback));
    }

    @Test
    void eachIsSignedWithTheKeyThatCreatedTheTask() {
        client.create(request());
        new PlatformClient(emulator, "Token vda_second").create(request());

        emulator.clock().advance(Duration.ofMinutes(1));

        List<Received> callbacks = receiver.await(4);
        assertThat(callbacks).filteredOn(callback -> callback.isSignedBy("vda_first", url)).hasSize(2);
        assertThat(callbacks).filteredOn(callback -> callback.isSignedBy("vda_second", url)).hasSize(2);
        assertThat(callbacks).extracting(callback -> callback.header("x-request-nonce")).doesNotHaveDuplicates();
    }

    @Test
    void theBodyIsWhatTheCreationsQuerySays() {
        String id = client.create(request());
        emulator.clock().advance(Duration.ofMinutes(1));

        JsonNode body = receiver.await(2).get(1).json();

        assertThat(body).isEqualTo(client.creations(id));
        assertThat(client.download(body.at("/creations/0/url").asText()).status()).isEqualTo(200);
    }

    @Test
    void aTaskThatWasCancelledHasFailed() {
        client.cancel(client.create(request()));

        Received callback = receiver.await(1).get(0);

        assertThat(callback.state()).isEqualTo("failed");
        assertThat(callback.json().path("err_code").asText()).isEqualTo("UserCancelled");
        emulator.callbacks().awaitOver(1, SOON);
        assertThat(emulator.callbacks().seen()).isOne();
    }

    @Test
    void whatIsAnsweredAtOnceTakesNoAddressAndCallsNobodyBack() {
        ObjectNode recommendation = (ObjectNode) PlatformContract.example("promptRecommendation.request");
        String path = "/ent/v2/img2video-prompt-recommendation";
        assertThat(client.post(path, recommendation).status()).isEqualTo(200);
        Replies.assertRefused(400, "FieldUnwanted", client.post(path, recommendation.put("callback_url", url)));

        emulator.clock().advance(Duration.ofMinutes(1));

        assertThat(emulator.callbacks().seen()).isZero();
    }

    @Test
    void aFilmCallsBackLikeAnyTask() {
        ObjectNode film = (ObjectNode) PlatformContract.example("oneClickMvCreate.request");
        String id = client.post("/ent/v2/one-click/mv", film.put("callback_url", url)).json().path("id").asText();

        emulator.clock().advance(Duration.ofMinutes(5));

        assertThat(receiver.await(2)).extracting(Received::state).containsExactly("processing", "success");
        assertThat(receiver.received()).extracting(callback -> callback.json().path("id").asText()).containsOnly(id);
    }

    @Test
    void anEndIsToldThreeTimesMoreAsLongAsItIsRefused() {
        receiver.answer(200, 500, 404, 302, 200);
        client.create(request());
        runToTheEnd();
        receiver.await(2);

        assertNextAttempt(2, Duration.ofSeconds(5));
        assertNextAttempt(3, Duration.ofSeconds(30));
        assertNextAttempt(4, Duration.ofMinutes(2));
        emulator.clock().advance(Duration.ofDays(1));

        assertThat(emulator.callbacks().seen()).isEqualTo(5);
        assertThat(emulator.callbacks().all()).extracting(RecordedCallback::attempt).containsExactly(1, 1, 2, 3, 4);
    }

    @Test
    void nothingIsToldAgainAfterAnAnswerWith2xx() {
        receiver.answer(200, 500, 204);
        String id = client.create(request());
        runToTheEnd();
        emulator.callbacks().awaitOver(2, SOON);
        emulator.clock().advance(Duration.ofSeconds(5));
        emulator.callbacks().await(callback -> callback.attempt() == 2 && callback.status() == 204, SOON);

        emulator.clock().advance(Duration.ofDays(1));

        assertThat(emulator.callbacks().of(id)).extracting(RecordedCallback::status).containsExactly(200, 500, 204);
        assertThat(receiver.received()).extracting(callback -> callback.header("x-request-nonce")).doesNotHaveDuplicates();
    }

    @Test
    void anEndThatNobodyWantsIsGivenUpInTheEnd() {
        receiver.answer(500, 500, 500, 500, 500);
        client.create(request());
        runToTheEnd();
        for (int over = 2; over <= 5; over++) {
            emulator.callbacks().awaitOver(over, SOON);
            emulator.clock().advance(Duration.ofMinutes(2));
        }

        emulator.clock().advance(Duration.ofDays(1));

        assertThat(emulator.callbacks().all()).extracting(RecordedCallback::state)
                .containsExactly("processing", "success", "success", "success", "success");
    }

    @Test
    void eachSendingHasLinksAndADateOfItsOwn() {
        receiver.answer(200, 500);
        client.create(request());
        runToTheEnd();
        emulator.callbacks().awaitOver(2, SOON);

        emulator.clock().advance(Duration.ofSeconds(5));

        List<Received> callbacks = receiver.await(3);
        assertThat(callbacks).extracting(callback -> callback.header("Date"))
                .endsWith("Mon, 16 Nov 2026 08:30:25 GMT", "Mon, 16 Nov 2026 08:30:30 GMT");
        assertThat(callbacks.get(2).json().at("/creations/0/url").asText()).contains("X-Amz-Date=20261116T083030Z");
    }

    @Test
    void redirectsAreNotFollowed() {
        receiver.answer(200, 307);
        receiver.redirectTo(receiver.url("/elsewhere"));
        client.create(request());
        runToTheEnd();

        assertThat(emulator.callbacks().awaitOver(2, SOON)).extracting(RecordedCallback::status).containsExactly(200, 307);
        assertThat(receiver.received()).extracting(Received::target).containsOnly("/vidu/callback?route=render&tenant=acme");
    }

    @Test
    void theAddressIsTakenByteForByte() throws IOException {
        String target = "/call%20back/a;b?name=Zo%C3%AB&x=a+b&&y=%2f%2F&empty=&=~'()*!$,:@";
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort() + target;
            client.cancel(client.create(PlatformClient.textRequest().put("callback_url", address + "#fragment")));
            try (Socket socket = server.accept()) {
                String head = head(socket.getInputStream());
                socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

                assertThat(head.lines().findFirst()).contains("POST " + target + " HTTP/1.1");
                assertThat(head).doesNotContainIgnoringCase("upgrade");
            }
            RecordedCallback callback = emulator.callbacks().awaitOver(1, SOON).get(0);
            assertThat(callback.status()).isEqualTo(204);
            assertThat(new Received("POST", target, headers(callback), "").isSignedBy("vda_first", address)).isTrue();
        }
    }

    @Test
    void onlyThisMachineIsCalledUnlessMoreIsAllowed() {
        List<String> addresses = List.of(
                "https://hooks.example.com/vidu", "http://192.0.2.1/", "http://0.0.0.0:1/", "http://localhost.example.com/",
                "http://127.0.0.1.example.com/", "http://2130706433/", "ftp://127.0.0.1/", "no address", "//127.0.0.1/x");

        addresses.forEach(
                address -> client.cancel(client.create(PlatformClient.textRequest().put("callback_url", address))));

        assertThat(emulator.callbacks().awaitOver(addresses.size(), SOON)).noneMatch(RecordedCallback::sent)
                .allSatisfy(callback -> assertThat(callback.headers()).isEmpty())
                .extracting(callback -> callback.failure().orElseThrow())
                .contains("the host hooks.example.com is not allowed", "callback_url is not the address of an HTTP server");
    }

    @Test
    void aHostThatIsAllowedIsCalled() {
        try (ViduEmulator open = ViduEmulator.builder().callbackHosts("Receiver.Invalid").start()) {
            PlatformClient its = new PlatformClient(open);
            its.cancel(its.create(PlatformClient.textRequest().put("callback_url", "http://receiver.invalid/a")));
            its.cancel(its.create(PlatformClient.textRequest().put("callback_url", "http://other.invalid/b")));

            List<RecordedCallback> callbacks = open.callbacks().awaitOver(2, SOON);

            assertThat(callbacks).filteredOn(RecordedCallback::sent).extracting(RecordedCallback::url)
                    .containsExactly("http://receiver.invalid/a");
        }
    }

    @Test
    void oneReceiverThatIsSlowHoldsUpNeitherTheQueueNorOthers() {
        try (CallbackReceiver slow = new CallbackReceiver()) {
            slow.beSilent();
            ObjectNode toSlow = PlatformClient.textRequest().put("callback_url", slow.url("/slow"));
            List<String> ids = IntStream.range(0, 50).mapToObj(i -> client.create(toSlow)).toList();
            client.create(request());

            emulator.clock().advance(Duration.ofMinutes(5));

            assertThat(receiver.await(2)).extracting(Received::state).containsExactly("processing", "success");
            assertThat(ids).extracting(client::state).containsOnly("success");
        }
    }

    @Test
    void resettingForgetsWhatIsDue() {
        receiver.answer(500, 500);
        client.create(request());
        runToTheEnd();
        emulator.callbacks().awaitOver(2, SOON);

        emulator.reset();
        emulator.clock().advance(Duration.ofDays(1));
        client.create(request());
        emulator.clock().advance(Duration.ofMinutes(1));

        assertThat(emulator.callbacks().awaitOver(2, SOON)).hasSize(2);
        assertThat(receiver.await(4)).hasSize(4);
    }

    @Test
    void theSpyShowsWhatWasSentAndPrintsNoSecret() {
        String id = client.create(request());
        emulator.clock().advance(BEGIN);

        RecordedCallback callback = emulator.callbacks().await(it -> it.taskId().equals(id) && it.status() == 200, SOON);

        Received received = receiver.await(1).get(0);
        assertThat(callback.url()).isEqualTo(url);
        assertThat(callback.bodyText()).isEqualTo(received.body());
        assertThat(callback.header("x-hmac-signature")).contains(received.header("X-HMAC-SIGNATURE"));
        assertThat(callback.time()).isEqualTo(START.plus(BEGIN));
        assertThat(callback).hasToString("processing of " + id + ", attempt 1 -> 200");
        assertThatIllegalStateException()
                .isThrownBy(() -> emulator.callbacks().await(it -> it.attempt() == 2, Duration.ofMillis(1)))
                .withMessageContaining("latest");
    }

    /** The clock shows the very time of the task's end, so that what is sent then has that time. */
    private void runToTheEnd() {
        emulator.clock().advance(BEGIN);
        emulator.clock().advance(PROCESSING);
    }

    private ObjectNode request() {
        return PlatformClient.textRequest().put("callback_url", url);
    }

    /** The clock stands just before the sending; it is made when it is due, and not before. */
    private void assertNextAttempt(int attempt, Duration wait) {
        emulator.callbacks().awaitOver(attempt, SOON);
        emulator.clock().advance(wait.minusMillis(1));
        assertThat(emulator.callbacks().seen()).isEqualTo(attempt);
        emulator.clock().advance(Duration.ofMillis(1));
        receiver.await(attempt + 1);
    }

    private void assertLikeTheExample(Received callback) {
        JsonNode example = PlatformContract.example("callback." + callback.state());
        assertThat(callback.method()).isEqualTo(example.path("method").asText());
        assertThat(url).endsWith(callback.target());
        example.path("headers").properties().forEach(header -> {
            if (!List.of("Date", "x-request-nonce", "X-HMAC-SIGNATURE").contains(header.getKey())) {
                assertThat(callback.header(header.getKey())).isEqualTo(header.getValue().asText());
            }
        });
        assertThat(callback.isSignedBy("vda_first", url)).isTrue();
        assertMatchesSchema("TaskCreations", callback.json());
        assertSameShape(example.path("body"), callback.json());
    }

    private static Headers headers(RecordedCallback callback) {
        Headers headers = new Headers();
        callback.headers().forEach(headers::add);
        return headers;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(in.read());
        }
        return head.toString(StandardCharsets.US_ASCII);
    }
}
