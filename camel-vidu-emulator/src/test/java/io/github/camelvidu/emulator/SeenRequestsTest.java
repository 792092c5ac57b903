// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.spy.RecordedAnswer;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import io.github.camelvidu.emulator.spy.RecordedRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a test of a user's own asks the spy. */
class SeenRequestsTest {

    private static final String PROMPT = "A kite over the dunes.";
    private static final Duration NOT_AT_ALL = Duration.ofMillis(1);

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension();

    private final ViduEmulator emulator = VIDU.emulator();
    private final RecordedRequests requests = emulator.requests();
    private final PlatformClient client = new PlatformClient(emulator);

    @Test
    void exactlyOneCreateHadThisPrompt() {
        client.create();
        client.create(PlatformClient.textRequest().put("prompt", "A harbour at night."));
        client.get("/ent/v2/credits");

        RecordedRequest create = requests.creates().withPrompt(PROMPT).hasSize(1).one();

        assertThat(create.json().path("model").textValue()).isEqualTo("viduq3-turbo");
        requests.creates().hasSize(2).withModel("viduq1").isEmpty();
        requests.every().hasSize(3).answered(200).hasSize(3);
        requests.calls("getCredits").hasSize(1);
        requests.at("POST", "/ent/v2/*").withMember("duration", 5).withMember("/resolution", "540p").hasSize(2);
    }

    @Test
    void aFailureSaysWhatWasExpectedAndListsWhatWasSeen() {
        client.create();
        client.create();
        client.get("/ent/v2/credits");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> requests.creates().withPrompt(PROMPT).hasSize(1))
                .withMessageContaining("Expected 1: create calls, with the prompt \"" + PROMPT + "\"; there are 2")
                .withMessageContaining("POST /ent/v2/text2video -> 200, prompt \"" + PROMPT + "\"")
                .withMessageContaining("All that was seen, 3 requests")
                .withMessageContaining("GET /ent/v2/credits -> 200");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> requests.every().answered(500).one())
                .withMessageContaining("Expected 1: answered with 500; there are 0\n");
    }

    @Test
    void aFailureShowsNoKeyNoContentAndNoSignedLink() {
        client.post("/ent/v2/img2video", PlatformClient.JSON.createObjectNode()
                .put("prompt", "vda_secret data:image/png;base64,iVBORw0KGgo= https://a.example/v?X-Amz-Signature=5e")
                .toString());

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> requests.creates().withHeader("Authorization", "Token vda_secret").hasSize(1))
                .satisfies(failure -> assertThat(failure.getMessage()).contains("vda_***", "with Authorization: Token ***")
                        .doesNotContain("secret", "iVBOR", "Signature", "vda_demo"));
    }

    @Test
    void noCallCarriedAHeaderThatIsNobodysBusiness() {
        client.send(client.request("/ent/v2/credits").header("X-Order-Secret", "4711").GET());
        client.get("/ent/v2/tasks");

        requests.calls("listTasks").noneCarried("x-order-secret");
        requests.every().allCarried("authorization");
        requests.noneCarried("Cookie");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> requests.noneCarried("X-Order-Secret"))
                .withMessageContaining("Expected 0: carrying X-Order-Secret; there are 1")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("4711"));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> requests.every().allCarried("X-Order-Secret"));
        requests.every().withHeader("X-Order-Secret", "4711").hasSize(1);
    }

    @Test
    void aRequestIsAwaited() {
        CompletableFuture<String> later = CompletableFuture.supplyAsync(client::create);

        RecordedRequest create = requests.creates().withPrompt(PROMPT).awaitOne();

        assertThat(later.join()).isNotEmpty();
        assertThat(create.path()).isEqualTo("/ent/v2/text2video");
        CompletableFuture.runAsync(client::create);
        assertThat(requests.creates().answered(200).awaitSize(2)).hasSize(2);
    }

    @Test
    void whatDoesNotComeInTimeOrTooOftenFails() {
        client.create();
        client.create();

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> requests.creates().awaitOne())
                .withMessageContaining("there are 2");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> requests.creates().atMost(NOT_AT_ALL).awaitSize(3))
                .withMessageContaining("Expected 3 within PT0.001S: create calls; there are 2");
    }

    @Test
    void answersAreRecordedUnlessTheClientGotNone() {
        String id = client.create();
        emulator.faults().add(Fault.on("create").afterCommit().reset());
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(client::create);

        List<RecordedRequest> creates = requests.creates().list();

        RecordedAnswer answer = creates.get(0).answer().orElseThrow();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
        assertThat(answer.bodyText()).contains("\"task_id\":\"" + id + '"');
        assertThat(creates.get(1).answer()).isEmpty();
        requests.creates().answered(0).hasSize(1);
    }

    @Test
    void oldAnswersLoseTheirBodiesBeforeAnyRequestIsForgotten() {
        try (ViduEmulator own = ViduEmulator.start()) {
            RecordedRequests seen = own.requests();
            for (int i = 0; i < 20; i++) {
                RecordedRequest request = new RecordedRequest(
                        "GET", "/" + i, "", Map.of(), new byte[0], 0, own.clock().instant());
                seen.add(request);
                seen.answered(request, new RecordedAnswer(200, Map.of(), new byte[1 << 20]));
            }

            assertThat(seen.every().list()).hasSize(20).allMatch(request -> request.status() == 200);
            assertThat(seen.all().subList(0, 4)).allMatch(request -> request.answer().orElseThrow().body().length == 0);
            assertThat(seen.all().subList(4, 20)).allMatch(request -> request.answer().orElseThrow().body().length > 0);
        }
    }

    @Test
    void aCallThatThereIsNotIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> requests.calls("listTask"))
                .withMessageContaining("listTasks");
    }
}
