// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.media.MediaProbe;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests expect of answers. */
final class Replies {

    private Replies() {
    }

    static void assertRefused(int status, String reason, Reply reply) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.reason()).isEqualTo(reason);
    }

    static void assertInvalid(String member, Reply reply) {
        assertRefused(400, "FieldInvalid", reply);
        assertThat(reply.json().at("/metadata/fields").asText()).isEqualTo(member);
    }

    /** What is really behind a link. */
    static MediaInfo download(PlatformClient client, JsonNode link) {
        Reply reply = client.download(link.asText());
        assertThat(reply.status()).isEqualTo(200);
        return MediaProbe.probe(reply.body()).orElseThrow();
    }
}
