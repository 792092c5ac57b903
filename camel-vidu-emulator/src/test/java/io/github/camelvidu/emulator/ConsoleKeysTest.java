// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.ApiKeys.NewKey;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.store.KeyRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** API keys at the console, and what the platform's API makes of them. */
class ConsoleKeysTest {

    private static final String KEYS = "/console/keys";

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:00Z"))));

    private ViduEmulator emulator;
    private ConsoleClient console;

    @BeforeEach
    void signIn() {
        emulator = VIDU.emulator();
        console = ConsoleClient.signedIn(emulator, "default");
    }

    @Test
    void aNewKeyIsShownOnceAndWorksAtOnce() {
        ConsoleClient.Reply made = create(" CI server ");

        String key = made.json().path("key").asText();
        assertThat(made.status()).isEqualTo(201);
        assertThat(key).matches("vda_[0-9a-f]{40}");
        assertThat(made.json().path("nickname").asText()).isEqualTo("CI server");
        assertThat(made.json().path("state").asText()).isEqualTo("active");
        assertThat(made.json().path("created_at").asText()).isEqualTo("2026-11-16T08:30:00Z");
        assertThat(platform(key).get("/ent/v2/credits").status()).isEqualTo(200);
        ConsoleClient.Reply list = console.get(KEYS);
        assertThat(list.text()).doesNotContain(key);
        assertThat(list.json().at("/keys/1/hint").asText()).isEqualTo("vda_…" + key.substring(key.length() - 4));
        assertThat(list.json().at("/keys/0/hint").asText()).as("of a short key nothing is shown").isEqualTo("vda_…");
    }

    @Test
    void aKeyIsKeptAsAHashAndIsInNoText() {
        NewKey made = emulator.account().createKey("mine");
        KeyRecord stored = emulator.account().keys().get(1);

        assertThat(made.toString() + stored + made.key()).doesNotContain(made.secret()).doesNotContain(stored.hash());
        assertThat(stored.hash()).matches("[0-9a-f]{64}").isNotEqualTo(made.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{\"nickname\":\"\"}", "{\"nickname\":\" \\t\"}", "{\"nickname\":1}", "{\"nickname\":[\"a\"]}" })
    void aKeyNeedsANickname(String body) {
        ConsoleClient.Reply refused = console.send(console.json("POST", KEYS, body));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("nickname");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void twoKeysMayHaveTheSameNickname() {
        assertThat(List.of(create("same").status(), create("same").status())).containsOnly(201);
    }

    @Test
    void tenKeysMayBeActiveAndNoEleventh() {
        IntStream.range(1, 10).forEach(i -> assertThat(create("key " + i).status()).isEqualTo(201));

        ConsoleClient.Reply refused = create("one too many");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("given").asText()).isEqualTo("10 active keys");
        assertThat(refused.json().path("message").asText()).contains("suspend one first");
        assertThat(keys()).hasSize(10);
        assertThat(create(ConsoleClient.signedIn(emulator, "another"), "of others").status()).isEqualTo(201);
    }

    @Test
    void manyWhoMakeKeysAtOnceGetNoMoreThanTenTogether() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 18)
                    .<Callable<Integer>> mapToObj(i -> () -> create("key " + i).status()).toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : clients.invokeAll(calls)) {
                statuses.add(status.get());
            }
            assertThat(statuses).containsOnly(201, 409).filteredOn(status -> status == 201).hasSize(9);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void aSuspendedKeyMakesRoomAndCanNotComeBackWhenItIsTaken() {
        String first = create("key 1").json().path("id").asText();
        IntStream.range(2, 10).forEach(i -> create("key " + i));
        assertThat(console.post(KEYS + "/" + first + "/suspend").status()).isEqualTo(200);

        assertThat(create("in its place").status()).isEqualTo(201);

        assertThat(console.post(KEYS + "/" + first + "/resume").status()).isEqualTo(409);
        assertThat(state(first)).isEqualTo("suspended");
        String second = keys().at("/2/id").asText();
        console.post(KEYS + "/" + second + "/suspend");
        assertThat(console.post(KEYS + "/" + first + "/resume").status()).isEqualTo(200);
        assertThat(state(first)).isEqualTo("active");
    }

    @Test
    void theEmulatorCanBeStartedWithMoreThanTen() {
        String[] more = IntStream.range(0, 11).mapToObj(i -> "vda_more" + i).toArray(String[]::new);
        try (ViduEmulator many = ViduEmulator.builder().apiKeys("vda_first", more).start()) {
            assertThat(many.account().keys()).hasSize(12).allMatch(KeyRecord::active);
            assertThat(new PlatformClient(many, "Token vda_more10").get("/ent/v2/credits").status()).isEqualTo(200);
        }
    }

    @Test
    void callsWithASuspendedKeyAreForbiddenUntilItIsResumed() {
        JsonNode made = create("mine").json();
        PlatformClient client = platform(made.path("key").asText());
        String path = KEYS + "/" + made.path("id").asText();

        assertThat(console.post(path + "/suspend").json().at("/keys/1/state").asText()).isEqualTo("suspended");
        assertThat(console.post(path + "/suspend").status()).as("the second time").isEqualTo(200);

        for (PlatformClient.Reply refused : List.of(client.get("/ent/v2/credits"), client.get("/ent/v2/tasks"),
                client.post("/ent/v2/text2video", PlatformClient.textRequest()))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.reason()).isEqualTo("Forbidden");
        }
        assertThat(emulator.tasks()).isEmpty();
        assertThat(console.post(path + "/resume").status()).isEqualTo(200);
        assertThat(console.post(path + "/resume").status()).as("the second time").isEqualTo(200);
        assertThat(client.get("/ent/v2/credits").status()).isEqualTo(200);
    }

    @Test
    void tasksOfASuspendedKeyGoOnAreReadWithAnotherAndPaid() {
        JsonNode made = create("mine").json();
        String task = platform(made.path("key").asText()).create();

        console.post(KEYS + "/" + made.path("id").asText() + "/suspend");
        emulator.clock().advance(Duration.ofMinutes(1));

        assertThat(new PlatformClient(emulator).state(task)).isEqualTo("success");
        assertThat(emulator.account().charged()).isEqualTo(35);
        assertThat(new PlatformClient(emulator).get("/ent/v2/tasks").json().at("/tasks/0/key_id").asText())
                .isEqualTo(made.path("id").asText());
    }

    @Test
    void onlyASuspendedKeyCanBeDeletedAndThenItIsUnknown() {
        JsonNode made = create("mine").json();
        PlatformClient client = platform(made.path("key").asText());
        client.create();
        String path = KEYS + "/" + made.path("id").asText();

        ConsoleClient.Reply refused = console.delete(path);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("allowed").asText()).isEqualTo("a key that is suspended");
        assertThat(client.get("/ent/v2/credits").status()).isEqualTo(200);
        console.post(path + "/suspend");

        assertThat(console.delete(path).json().path("keys")).hasSize(1);

        assertThat(client.get("/ent/v2/credits").reason()).isEqualTo("Unauthorized");
        assertThat(console.delete(path).status()).isEqualTo(404);
        assertThat(console.post(path + "/resume").status()).isEqualTo(404);
        emulator.clock().advance(Duration.ofMinutes(1));
        assertThat(emulator.account().charged()).as("its task goes on").isEqualTo(35);
        emulator.account().checkBooks();
    }

    @Test
    void theKeysOfOthersCanNeitherBeSeenNorTouched() {
        String mine = create("mine").json().path("id").asText();
        ConsoleClient other = ConsoleClient.signedIn(emulator, "another");

        assertThat(other.get(KEYS).json().path("keys")).isEmpty();
        assertThat(other.post(KEYS + "/" + mine + "/suspend").status()).isEqualTo(404);
        assertThat(other.delete(KEYS + "/" + mine).status()).isEqualTo(404);
        assertThat(state(mine)).isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "x", "99999999999999999999", "%2e%2e" })
    void anIdThatIsNoneIsNotFound(String id) {
        assertThat(console.post(KEYS + "/" + id + "/suspend").status()).isEqualTo(404);
        assertThat(console.delete(KEYS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void whoIsNotSignedInGetsNone() {
        ConsoleClient stranger = new ConsoleClient(emulator);
        assertThat(List.of(stranger.get(KEYS).status(), create(stranger, "x").status(),
                stranger.post(KEYS + "/1/suspend").status(),
                stranger.delete(KEYS + "/1").status())).containsOnly(401);
    }

    @Test
    void aTestCanDoTheSameInJava() {
        EmulatorAccount account = emulator.account();
        NewKey made = account.createKey("from Java");
        account.suspendKey(made.key().id());
        assertThat(platform(made.secret()).get("/ent/v2/credits").status()).isEqualTo(403);
        account.resumeKey(made.key().id());
        assertThat(platform(made.secret()).get("/ent/v2/credits").status()).isEqualTo(200);

        assertThatThrownBy(() -> account.deleteKey(made.key().id())).isInstanceOf(InputRefusal.class)
                .hasMessageContaining("suspend it first");
        assertThatThrownBy(() -> account.createKey(" ")).isInstanceOf(InputRefusal.class).hasMessageContaining("nickname");
        account.suspendKey(made.key().id());
        account.deleteKey(made.key().id());
        assertThat(account.keys()).hasSize(1);
    }

    private ConsoleClient.Reply create(String nickname) {
        return create(console, nickname);
    }

    private static ConsoleClient.Reply create(ConsoleClient client, String nickname) {
        return client.post(KEYS, ConsoleClient.object().put("nickname", nickname));
    }

    private JsonNode keys() {
        return console.get(KEYS).json().path("keys");
    }

    private String state(String id) {
        for (JsonNode key : keys()) {
            if (key.path("id").asText().equals(id)) {
                return key.path("state").asText();
            }
        }
        throw new AssertionError("No key " + id);
    }

    private PlatformClient platform(String key) {
        return new PlatformClient(emulator, "Token " + key);
    }
}
