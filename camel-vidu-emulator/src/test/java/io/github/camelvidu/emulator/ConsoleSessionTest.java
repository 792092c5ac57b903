// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Signing in at the console, and who may not call it. */
class ConsoleSessionTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().account("team-b", 500, "vda_b"));

    private ViduEmulator emulator;
    private ConsoleClient console;

    @BeforeEach
    void connect() {
        emulator = VIDU.emulator();
        console = new ConsoleClient(emulator);
    }

    @Test
    void whoSignsInForTheFirstTimeGetsAnOrganisationOfThatName() {
        ConsoleClient.Reply reply = console.post("/console/session", ConsoleClient.object().put("name", " Ada "));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("name").asText()).isEqualTo("Ada");
        assertThat(reply.json().at("/organisation/name").asText()).isEqualTo("Ada");
        assertThat(reply.json().path("organisations").findValuesAsText("name")).containsExactly("default", "team-b", "Ada");
        assertThat(reply.json().path("note").asText()).startsWith("Local stand-in");
        assertThat(reply.header("Set-Cookie")).matches("vidu_console=[0-9a-f]{64}; Path=/console; HttpOnly; SameSite=Strict");
        assertThat(emulator.account("Ada").balance()).isZero();

        String id = reply.json().at("/organisation/id").asText();
        JsonNode again = ConsoleClient.signedIn(emulator, "Ada").get("/console/session").json();
        assertThat(again.at("/organisation/id").asText()).as("the second time it is the same").isEqualTo(id);
    }

    @Test
    void anotherOrganisationCanBeChosen() {
        console = ConsoleClient.signedIn(emulator, "Ada");
        JsonNode all = console.get("/console/organisations").json().path("organisations");
        String standard = all.at("/0/id").asText();

        ConsoleClient.Reply chosen = console.put("/console/session", ConsoleClient.object().put("organisation", standard));

        assertThat(chosen.status()).isEqualTo(200);
        JsonNode who = console.get("/console/session").json();
        assertThat(who.path("name").asText()).isEqualTo("Ada");
        assertThat(who.at("/organisation/name").asText()).isEqualTo("default");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "x", "99999999999999999999" })
    void anOrganisationThatDoesNotExistCanNot(String id) {
        console = ConsoleClient.signedIn(emulator, "Ada");
        ConsoleClient.Reply refused = console.put("/console/session", ConsoleClient.object().put("organisation", id));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("organisation");
        assertThat(console.get("/console/session").json().at("/organisation/name").asText()).isEqualTo("Ada");
    }

    @Test
    void whoSignsOutIsUnknownFromThenOnAndSoIsWhoNeverSignedIn() {
        assertThat(console.get("/console/session").status()).isEqualTo(401);
        console = ConsoleClient.signedIn(emulator, "Ada");
        HttpRequest.Builder kept = console.request("/console/session").GET();

        ConsoleClient.Reply out = console.delete("/console/session");

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(console.send(kept).status()).isEqualTo(401);
        assertThat(new ConsoleClient(emulator).get("/console/organisations").status()).isEqualTo(401);
    }

    @Test
    void aResetSignsEverybodyOut() {
        console = ConsoleClient.signedIn(emulator, "Ada");
        emulator.reset();
        assertThat(console.get("/console/session").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{\"name\":\"\"}", "{\"name\":\"   \"}", "{\"name\":7}", "{\"name\":null}",
            "{\"name\":\"a\\nb\"}" })
    void aNameThatIsNoneIsRefused(String body) {
        ConsoleClient.Reply refused = console.send(console.json("POST", "/console/session", body));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("name");
        assertThat(refused.json().path("allowed").asText()).isEqualTo("1 to 100 characters, none of them invisible");
        assertThat(refused.json().path("message").asText()).isNotEmpty();
    }

    @Test
    void aNameMayHaveAHundredCharactersAndNotOneMore() {
        assertThat(console.post("/console/session", ConsoleClient.object().put("name", "社".repeat(100))).status())
                .isEqualTo(200);
        assertThat(console.post("/console/session", ConsoleClient.object().put("name", "n".repeat(101))).field())
                .isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "[]", "\"Ada\"", "{\"name\":\"Ada\"", "{\"name\":\"Ada\",\"name\":\"Bob\"}", "{\"name\":\"A\"} x" })
    void aBodyThatIsNotOneJsonObjectIsRefused(String body) {
        ConsoleClient.Reply refused = console.send(console.json("POST", "/console/session", body));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("body");
    }

    @Test
    void aMemberThatIsNotKnownIsNamed() {
        ConsoleClient.Reply refused = console.send(console.json("POST", "/console/session", "{\"nmae\":\"Ada\"}"));
        assertThat(refused.field()).isEqualTo("nmae");
        assertThat(refused.json().path("allowed").asText()).isEqualTo("name");
    }

    @Test
    void aBodyMustBeDeclaredAsJsonAndMayNotBeHuge() {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("{\"name\":\"Ada\"}");
        assertThat(console.send(console.request("/console/session").header("Content-Type", "text/plain").POST(body)).status())
                .isEqualTo(415);
        assertThat(console.send(console.request("/console/session").POST(body)).status()).isEqualTo(415);
        assertThat(console.post("/console/session", ConsoleClient.object().put("name", "x".repeat(300_000))).status())
                .isEqualTo(413);
        assertThat(emulator.tasks()).isEmpty();
    }

    @Test
    void aPathOrMethodThatIsNotThereIsSaidSo() {
        assertThat(console.get("/console/nothing").status()).isEqualTo(404);
        assertThat(console.get("/emulator/nothing?key=x").json().path("given").asText()).isEqualTo("/emulator/nothing");
        ConsoleClient.Reply wrong = console.send(console.request("/console/session")
                .method("PATCH", HttpRequest.BodyPublishers.noBody()));
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).isEqualTo("POST, GET, PUT, DELETE");
    }

    @Test
    void noAnswerIsKeptOrGuessedAt() {
        for (String path : new String[] { "/console/session", "/console/nothing" }) {
            ConsoleClient.Reply reply = console.get(path);
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void aHeadIsTheAnswerWithoutItsBody() {
        ConsoleClient.Reply head = console.send(console.request("/emulator/clock").method("HEAD",
                HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(Integer.parseInt(head.header("Content-Length"))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = { "cross-site", "same-site" })
    void whatABrowserSendsForAPageOfAnotherSiteChangesNothing(String site) {
        ConsoleClient.Reply refused = console.send(signIn().header("Sec-Fetch-Site", site));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.field()).isEqualTo("Sec-Fetch-Site");
        assertThat(refused.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1" })
    void norDoesWhatComesWithAnotherOrigin(String origin) {
        ConsoleClient.Reply refused = console.send(signIn().header("Origin", origin));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.field()).isEqualTo("Origin");
        assertThat(console.send(console.json("POST", "/emulator/clock", "{\"stop\":true}").header("Origin", origin)).status())
                .isEqualTo(403);
        assertThat(emulator.clock().isStopped()).isFalse();
    }

    @Test
    void theConsolesOwnPageMay() {
        assertThat(console.send(signIn().header("Origin", emulator.url()).header("Sec-Fetch-Site", "same-origin")).status())
                .isEqualTo(200);
    }

    @Test
    void aNameThatSomebodyElseLetsLeadHereIsRefused() throws IOException {
        int port = emulator.baseUri().getPort();
        assertThat(statusFor("rebound.example:" + port)).isEqualTo(403);
        assertThat(statusFor("localhost:" + port)).isEqualTo(401);
        assertThat(statusFor("[::1]:" + port)).isEqualTo(401);
        assertThat(statusFor("127.0.0.1.evil.example")).isEqualTo(403);
        assertThat(statusFor("a b")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "vidu_console=\"", "vidu_console", "=;;=", "vidu_console=\u00e4", "a=b; vidu_console=x" })
    void aCookieThatIsNoneIsNoSession(String cookie) {
        assertThat(console.send(console.request("/console/session").header("Cookie", cookie).GET()).status()).isEqualTo(401);
    }

    @Test
    void theConsoleIsNeitherRecordedNorStruckByFaults() {
        emulator.faults().add(Fault.on("*", "/**").reply("InternalServiceFailure"));
        assertThat(ConsoleClient.signedIn(emulator, "Ada").get("/console/session").status()).isEqualTo(200);
        assertThat(emulator.requests().seen()).isZero();
    }

    @Test
    void anEmulatorThatListensEverywhereIsReachedUnderEveryName() throws IOException {
        try (ViduEmulator everywhere = ViduEmulator.builder().host("0.0.0.0").start()) {
            emulator = everywhere;
            assertThat(statusFor("build-server.example")).isEqualTo(401);
        }
    }

    private int statusFor(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", emulator.baseUri().getPort())) {
            socket.getOutputStream().write(("GET /console/session HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    private HttpRequest.Builder signIn() {
        return console.json("POST", "/console/session", "{\"name\":\"Ada\"}");
    }
}
