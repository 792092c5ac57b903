// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.http.HttpRequest;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import io.github.camelvidu.emulator.spy.RecordedRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class RecordedRequestsTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:15Z");

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(START)).recordedRequests(3));

    private final RecordedRequests requests = VIDU.emulator().requests();
    private final PlatformClient client = new PlatformClient(VIDU.emulator());

    @Test
    void aRequestIsRecordedAsItCame() {
        ObjectNode body = PlatformClient.textRequest();
        client.send(client.request("/ent/v2/text2video?a=%20b").header("Content-Type", "application/json")
                .header("X-Trace", "one").header("X-Trace", "two")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));

        RecordedRequest request = requests.last();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/ent/v2/text2video");
        assertThat(request.rawQuery()).isEqualTo("a=%20b");
        assertThat(request.header("AUTHORIZATION")).contains("Token vda_demo");
        assertThat(request.headers().get("x-trace")).containsExactly("one", "two");
        assertThat(request.bodyText()).isEqualTo(body.toString());
        assertThat(request.bodySize()).isEqualTo(body.toString().length());
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.time()).isEqualTo(START);
    }

    @Test
    void requestsAreCountedByMethodAndPath() {
        String id = client.create();
        client.creations(id);

        assertThat(requests.count("POST", "/ent/v2/text2video")).isOne();
        assertThat(requests.count("GET", "/ent/v2/tasks/*/creations")).isOne();
        assertThat(requests.count("GET", "/ent/v2/*")).isZero();
        assertThat(requests.count("*", "/ent/**")).isEqualTo(2);
    }

    @Test
    void onlyTheLatestAreKeptButAllAreCounted() {
        for (int i = 0; i < 5; i++) {
            client.get("/ent/v2/credits?n=" + i);
        }

        assertThat(requests.all()).extracting(RecordedRequest::rawQuery).containsExactly("n=2", "n=3", "n=4");
        assertThat(requests.seen()).isEqualTo(5);
    }

    @Test
    void refusedRequestsAreRecordedToo() {
        new PlatformClient(VIDU.emulator(), null).get("/ent/v2/credits");
        client.get("/nowhere");

        assertThat(requests.all()).extracting(RecordedRequest::status).containsExactly(401, 404);
    }

    @Test
    void printingARequestShowsNoSecret() {
        client.get("/ent/v2/credits?secret=yes");

        assertThat(requests.last()).hasToString("GET /ent/v2/credits -> 200");
    }
}
