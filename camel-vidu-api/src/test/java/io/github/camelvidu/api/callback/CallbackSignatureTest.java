// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.callback;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.callback.CallbackSignature.PathReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallbackSignatureTest {

    private final JsonNode v1 = vector("v1-path-and-query");
    private final CallbackSignature signature = new CallbackSignature(v1.get("secret").asText());

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsThePlatform(JsonNode vector) {
        PathReading reading = vector.get("path_decoded").asBoolean() ? PathReading.DECODED : PathReading.RAW;

        assertThat(signature.sign("POST", callback(vector), headers(vector), reading))
                .isEqualTo(vector.get("signature").asText());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void acceptsWhatThePlatformSignedUnlessTheNonceIsNotSigned(JsonNode vector) {
        boolean nonceSigned = vector.get("signed_headers").asText().contains("nonce");

        assertThat(signature.verify("POST", callback(vector), headers(vector))).isEqualTo(nonceSigned);
    }

    static List<JsonNode> vectors() {
        ArrayNode file = Resources.read("/vidu-api/examples/signature-vectors.json");
        List<JsonNode> vectors = new ArrayList<>();
        file.forEach(vectors::add);
        return vectors;
    }

    @Test
    void thereAreTenVectors() {
        assertThat(vectors()).hasSize(10);
    }

    @Test
    void headerNamesMayComeInAnyCaseAndTheMethodToo() {
        Map<String, String> headers = new HashMap<>();
        headers(v1).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));

        assertThat(signature.verify("post", callback(v1), headers)).isTrue();
    }

    @Test
    void refusesASignatureWithAnyByteChanged() {
        byte[] good = Base64.getDecoder().decode(v1.get("signature").asText());
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            assertThat(verifyWith(CallbackSignature.SIGNATURE, Base64.getEncoder().encodeToString(bad))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "AAAA", "not base64!", "iu0SofjP+fWCLWD4drXPcOwzkgu4yDFsJwrK34UBgA==" })
    void refusesWhatIsNoSignature(String text) {
        assertThat(verifyWith(CallbackSignature.SIGNATURE, text)).isFalse();
    }

    @Test
    void refusesSwappedQueryParameters() {
        URI swapped = URI.create("https://hooks.example.com/vidu/callback?tenant=acme&route=render");

        assertThat(signature.verify("POST", swapped, headers(v1))).isFalse();
    }

    @Test
    void refusesAnotherMethodOrPath() {
        assertThat(signature.verify("PUT", callback(v1), headers(v1))).isFalse();
        assertThat(signature.verify("POST", URI.create(callback(v1).toString().replace("callback", "other")), headers(v1)))
                .isFalse();
    }

    @Test
    void refusesATextWithoutItsLastLineFeed() throws GeneralSecurityException {
        String text = v1.get("string_to_sign").asText();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(v1.get("secret").asText().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] complete = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        byte[] cut = mac.doFinal(text.substring(0, text.length() - 1).getBytes(StandardCharsets.UTF_8));

        assertThat(verifyWith(CallbackSignature.SIGNATURE, Base64.getEncoder().encodeToString(complete))).isTrue();
        assertThat(verifyWith(CallbackSignature.SIGNATURE, Base64.getEncoder().encodeToString(cut))).isFalse();
    }

    @Test
    void refusesTheSecretWithTokenInFront() {
        assertThat(new CallbackSignature("Token " + v1.get("secret").asText()).verify("POST", callback(v1), headers(v1)))
                .isFalse();
    }

    @Test
    void refusesAnotherOrderOfSignedHeaders() {
        JsonNode v2 = vector("v2-no-query");
        Map<String, String> headers = headers(v2);
        headers.put(CallbackSignature.SIGNED_HEADERS, vector("v5-reversed-header-order").get("signed_headers").asText());

        assertThat(signature.verify("POST", callback(v2), headers)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Date", "x-request-nonce", "X-HMAC-SIGNED-HEADERS", "X-HMAC-SIGNATURE", "X-HMAC-ALGORITHM", "X-HMAC-ACCESS-KEY" })
    void refusesARequestWithoutOneOfTheHeaders(String name) {
        Map<String, String> headers = headers(v1);

        headers.remove(name);
        assertThat(signature.verify("POST", callback(v1), headers)).isFalse();

        headers.put(name, null);
        assertThat(signature.verify("POST", callback(v1), headers)).isFalse();
    }

    @Test
    void refusesAnotherAlgorithmOrAccessKey() {
        assertThat(verifyWith(CallbackSignature.ALGORITHM, "hmac-sha1")).isFalse();
        assertThat(verifyWith(CallbackSignature.ACCESS_KEY, "acme")).isFalse();
    }

    @Test
    void theListOfSignedHeadersIsComparedWithoutCase() {
        Map<String, String> headers = headers(v1);
        headers.put(CallbackSignature.SIGNED_HEADERS, "DATE;X-Request-Nonce");
        headers.put(CallbackSignature.SIGNATURE, signature.sign("POST", callback(v1), headers, PathReading.RAW));

        assertThat(signature.verify("POST", callback(v1), headers)).isTrue();
    }

    @Test
    void refusesASignedHeaderThatIsNotThere() {
        assertThat(verifyWith(CallbackSignature.SIGNED_HEADERS, "Date;x-request-nonce;Host")).isFalse();
        assertThat(verifyWith(CallbackSignature.SIGNED_HEADERS, "Date;x-request-nonce;")).isFalse();
    }

    @Test
    void refusesAHeaderThatPretendsToBeTwoLines() {
        // given: rightly signed, but the value of the nonce brings a line of its own
        Map<String, String> headers = headers(v1);
        headers.put(CallbackSignature.SIGNED_HEADERS, "x-request-nonce;Date");
        String nonce = headers.get(CallbackSignature.NONCE);
        headers.put(CallbackSignature.NONCE, nonce + "\nmore:lines");
        headers.put(CallbackSignature.SIGNATURE, signature.sign("POST", callback(v1), headers, PathReading.RAW));

        // then
        assertThat(signature.verify("POST", callback(v1), headers)).isFalse();
    }

    @Test
    void signingNeedsTheSignedHeaders() {
        Map<String, String> headers = headers(v1);
        headers.remove("Date");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> signature.sign("POST", callback(v1), headers, PathReading.RAW))
                .withMessage("The header Date is missing");
    }

    @Test
    void theSecretIsNotEmptyAndNotShown() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallbackSignature(""));
        assertThat(signature.toString()).doesNotContain(v1.get("secret").asText());
    }

    private boolean verifyWith(String header, String value) {
        Map<String, String> headers = headers(v1);
        headers.put(header, value);
        return signature.verify("POST", callback(v1), headers);
    }

    private static JsonNode vector(String name) {
        return vectors().stream().filter(vector -> vector.get("name").asText().equals(name)).findFirst().orElseThrow();
    }

    private static URI callback(JsonNode vector) {
        return URI.create(vector.get("callback_url").asText());
    }

    private static Map<String, String> headers(JsonNode vector) {
        return new HashMap<>(
                Map.of(
                        "Date", vector.get("date").asText(),
                        "x-request-nonce", vector.get("nonce").asText(),
                        "X-HMAC-SIGNED-HEADERS", vector.get("signed_headers").asText(),
                        "X-HMAC-SIGNATURE", vector.get("signature").asText(),
                        "X-HMAC-ALGORITHM", "hmac-sha256",
                        "X-HMAC-ACCESS-KEY", "vidu"));
    }
}
