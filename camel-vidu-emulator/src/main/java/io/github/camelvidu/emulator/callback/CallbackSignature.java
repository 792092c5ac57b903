// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How the platform signs a callback (the platform's signature page: shared {@code signature.md}). */
final class CallbackSignature {

    static final String ALGORITHM = "hmac-sha256";
    static final String ACCESS_KEY = "vidu";
    static final String DATE = "Date";
    static final String NONCE = "x-request-nonce";

    private static final String HMAC = "HmacSHA256";

    private CallbackSignature() {
    }

    /**
     * What is signed of a POST; the body is not.
     *
     * @param url         the address of the callback, whose query is taken as it is
     * @param decodedPath whether the escapes of the path are decoded, as one of the two official samples does
     * @param headers     the values of {@code Date} and of the signed headers
     * @param signed      names of the signed headers, in their order
     */
    static String text(URI url, boolean decodedPath, Map<String, String> headers, List<String> signed) {
        String path = Optional.ofNullable(decodedPath ? url.getPath() : url.getRawPath()).orElse("");
        StringBuilder text = new StringBuilder("POST\n")
                .append(path.isEmpty() ? "/" : path).append('\n')
                .append(Optional.ofNullable(url.getRawQuery()).orElse("")).append('\n')
                .append(ACCESS_KEY).append('\n')
                .append(headers.get(DATE)).append('\n');
        signed.forEach(name -> text.append(name).append(':').append(headers.get(name)).append('\n'));
        return text.toString();
    }

    /** @param secret the API key, without {@code Token} */
    static String of(String secret, String text) {
        return Base64.getEncoder().encodeToString(hmac(secret, text));
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
