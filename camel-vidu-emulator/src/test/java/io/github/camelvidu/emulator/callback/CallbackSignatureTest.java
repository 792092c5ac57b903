// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackSignatureTest {

    private static final String SECRET = "vda_emulator_3f1c9a7e5b2d4860";

    static List<JsonNode> vectors() throws IOException {
        List<JsonNode> vectors = new ArrayList<>();
        new ObjectMapper().readTree(CallbackSignatureTest.class.getResource("/vidu-api/examples/signature-vectors.json"))
                .forEach(vectors::add);
        return vectors;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyPublishedVectorIsSignedAsItSays(JsonNode vector) {
        String text = text(vector, vector.path("callback_url").asText(), vector.path("signed_headers").asText());

        assertThat(text).isEqualTo(vector.path("string_to_sign").asText());
        assertThat(CallbackSignature.of(vector.path("secret").asText(), text)).isEqualTo(vector.path("signature").asText());
    }

    @Test
    void whatAReceiverMustRefuseIsSignedOtherwise() throws IOException {
        JsonNode v1 = vector("v1-path-and-query");
        String url = v1.path("callback_url").asText();
        String signature = v1.path("signature").asText();
        String text = text(v1, url, v1.path("signed_headers").asText());

        assertThat(CallbackSignature.of(SECRET, text(v1, url.replace("route=render&tenant=acme", "tenant=acme&route=render"),
                v1.path("signed_headers").asText()))).as("parameters swapped").isNotEqualTo(signature);
        assertThat(CallbackSignature.of(SECRET, text.stripTrailing())).as("no line feed at the end").isNotEqualTo(signature);
        assertThat(CallbackSignature.of("Token " + SECRET, text)).as("key with its scheme").isNotEqualTo(signature);
        JsonNode v2 = vector("v2-no-query");
        assertThat(CallbackSignature.of(SECRET, text(v2, v2.path("callback_url").asText(), "x-request-nonce;Date")))
                .as("another order of headers").isNotEqualTo(v2.path("signature").asText());
    }

    private static JsonNode vector(String name) throws IOException {
        return vectors().stream().filter(vector -> vector.path("name").asText().equals(name)).findFirst().orElseThrow();
    }

    private static String text(JsonNode vector, String url, String signed) {
        return CallbackSignature.text(
                URI.create(url), vector.path("path_decoded").asBoolean(),
                Map.of("Date", vector.path("date").asText(), "x-request-nonce", vector.path("nonce").asText()),
                List.of(signed.split(";")));
    }
}
