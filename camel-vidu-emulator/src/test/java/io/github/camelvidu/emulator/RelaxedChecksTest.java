// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.rules.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each check that the emulator makes like the platform can be left out. */
class RelaxedChecksTest {

    private static final String TEXT2VIDEO = "/ent/v2/text2video";
    private static final Instant START = Instant.parse("2026-11-16T08:30:15Z");

    @RegisterExtension
    static final ViduEmulatorExtension STRICT = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(START)));

    @RegisterExtension
    static final ViduEmulatorExtension RELAXED = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(START)).credits(1_000_000_000L).without(Check.values()));

    static Stream<ExampleRequest> examples() {
        return StrangeMembersTest.examples();
    }

    @Test
    void theKey() {
        for (String authorization : new String[] { null, "Token vda_any", "Basic eDp5", "Bearer vda_demo" }) {
            assertThat(new PlatformClient(STRICT.emulator(), authorization).get("/ent/v2/credits").reason())
                    .isEqualTo("Unauthorized");
            assertThat(new PlatformClient(RELAXED.emulator(), authorization)
                    .post(TEXT2VIDEO, PlatformClient.textRequest()).status()).isEqualTo(200);
        }
        assertThat(RELAXED.emulator().account().reserved()).isEqualTo(4 * 35);
    }

    @Test
    void requiredMembers() {
        ObjectNode request = PlatformClient.textRequest();
        request.remove("prompt");

        assertRefused("FieldLacking", request);
    }

    @Test
    void unknownMembers() {
        assertRefused("FieldUnwanted", PlatformClient.textRequest().put("mood", "good"));
    }

    @Test
    void limits() {
        assertRefused("FieldInvalid", PlatformClient.textRequest().put("model", "viduq9"));
        assertRefused("FieldInvalid", PlatformClient.textRequest().put("duration", 99));
        assertRefused("FieldInvalid", PlatformClient.textRequest().put("resolution", "9p"));
    }

    @Test
    void media() {
        ObjectNode request = PlatformClient.JSON.createObjectNode().put("model", "viduq3-turbo").put("prompt", "A kite.");
        request.putArray("images").add("data:image/png;base64,AAAA");

        assertThat(new PlatformClient(STRICT.emulator()).post("/ent/v2/img2video", request).reason())
                .isEqualTo("ImageFormatInvalid");
        assertThat(new PlatformClient(RELAXED.emulator()).post("/ent/v2/img2video", request).status()).isEqualTo(200);
    }

    @Test
    void links() {
        for (ViduEmulator emulator : List.of(STRICT.emulator(), RELAXED.emulator())) {
            PlatformClient client = new PlatformClient(emulator);
            String id = client.create(PlatformClient.textRequest().put("duration", 1));
            emulator.clock().advance(Duration.ofMinutes(1));
            String link = client.creations(id).at("/creations/0/url").textValue();
            emulator.clock().advance(Duration.ofDays(2));
            boolean strict = emulator == STRICT.emulator();

            assertThat(client.download(link).status()).isEqualTo(strict ? 403 : 200);
            assertThat(client.download(link.replaceAll("[?].*", "")).status()).isEqualTo(strict ? 403 : 200);
            assertThat(client.download(link, "Authorization", "Token vda_demo").status()).isEqualTo(strict ? 400 : 200);
        }
    }

    @Test
    void oneAlone() {
        try (ViduEmulator emulator = ViduEmulator.builder().without(Check.UNKNOWN_MEMBERS).start()) {
            PlatformClient client = new PlatformClient(emulator);

            assertThat(client.post(TEXT2VIDEO, PlatformClient.textRequest().put("mood", "good")).status()).isEqualTo(200);
            assertThat(client.post(TEXT2VIDEO, PlatformClient.textRequest().put("duration", 99)).reason())
                    .isEqualTo("FieldInvalid");
            assertThat(new PlatformClient(emulator, null).get("/ent/v2/credits").status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void withoutAllOfThemNothingIsTheServersFault(ExampleRequest example) {
        ViduEmulator emulator = RELAXED.emulator();
        PlatformClient client = new PlatformClient(emulator);
        ObjectNode whole = (ObjectNode) PlatformContract.example(example.name() + ".request");
        Stream<ObjectNode> requests = Stream.concat(
                Stream.of(whole, PlatformClient.JSON.createObjectNode()),
                Stream.of("model", "resolution", "aspect_ratio", "duration", "seed").flatMap(member -> Stream.of(
                        whole.deepCopy().put(member, "strange"), whole.deepCopy().put(member, -1),
                        whole.deepCopy().put(member, Long.MAX_VALUE), whole.deepCopy().put(member, ""))));

        requests.forEach(request -> {
            Reply reply = client.send(client.request(example.operation().path().replace("{id}", "7"))
                    .header("Content-Type", "application/json")
                    .method(example.operation().method(), HttpRequest.BodyPublishers.ofString(request.toString())));
            assertThat(reply.status()).as("%s -> %s", request, reply.text()).isLessThan(500);
        });

        emulator.clock().advance(Duration.ofDays(3));
        assertThat(client.get("/ent/v2/tasks?pager.pagesz=100&created_at.from=2026-11-01T00:00:00Z").status()).isEqualTo(200);
    }

    private static void assertRefused(String reason, ObjectNode request) {
        assertThat(new PlatformClient(STRICT.emulator()).post(TEXT2VIDEO, request).reason()).isEqualTo(reason);
        Reply accepted = new PlatformClient(RELAXED.emulator()).post(TEXT2VIDEO, request);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    }
}
