// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Looks at signatures as a receiver does that rebuilds the text. */
public final class SignatureCheck {

    private SignatureCheck() {
    }

    public static boolean fits(
            String secret, String url, String date, String nonce, String signedHeaders, String signature) {
        String text = CallbackSignature.text(
                URI.create(url), false, Map.of("Date", date, "x-request-nonce", nonce), List.of(signedHeaders.split(";")));
        return CallbackSignature.of(secret, text).equals(signature);
    }
}
