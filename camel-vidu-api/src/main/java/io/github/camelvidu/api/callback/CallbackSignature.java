// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.callback;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of the platform's callbacks (Vidu reference, section 9). It covers the address, the date and the nonce
 * and <em>not the body</em>: read the task back before acting on what a callback says. Whether the date is recent and
 * the nonce new is for the receiver to check. Immutable and safe for use by any thread.
 */
public final class CallbackSignature {

    public static final String DATE = "Date";
    public static final String NONCE = "x-request-nonce";
    public static final String SIGNED_HEADERS = "X-HMAC-SIGNED-HEADERS";
    public static final String SIGNATURE = "X-HMAC-SIGNATURE";
    public static final String ALGORITHM = "X-HMAC-ALGORITHM";
    public static final String ACCESS_KEY = "X-HMAC-ACCESS-KEY";

    /** The only value of {@link #ALGORITHM}. */
    public static final String HMAC_SHA256 = "hmac-sha256";
    /** The only value of {@link #ACCESS_KEY}. */
    public static final String VIDU = "vidu";

    private static final List<String> REQUIRED = List.of(DATE, NONCE, SIGNED_HEADERS, SIGNATURE, ALGORITHM, ACCESS_KEY);

    /**
     * The official samples differ in what they sign of a path with percent escapes (Vidu reference, section 9): the
     * platform's Python sample keeps them, its Go sample signs the path decoded.
     */
    public enum PathReading {
        /** The path as it stands in the address. */
        RAW,
        /** The path with its percent escapes decoded as UTF-8. */
        DECODED
    }

    private final SecretKeySpec key;

    /**
     * @param  secret                   the API key that created the task, without {@code Token} in front of it
     * @throws IllegalArgumentException if it is empty
     */
    public CallbackSignature(String secret) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("The callback secret is empty");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * Signs a callback. Which headers are signed, in which order and spelling, is told by the header
     * {@link #SIGNED_HEADERS}.
     *
     * @param  method                   HTTP method, in upper case
     * @param  callback                 the address as it was registered; host, port and fragment do not count
     * @param  headers                  names in any case; {@link #DATE} and every signed header must be there
     * @return                          Base64 of the 32 bytes
     * @throws IllegalArgumentException if a header is missing
     */
    public String sign(String method, URI callback, Map<String, String> headers, PathReading reading) {
        Map<String, String> byName = caseInsensitive(headers);
        List<String> needed = new ArrayList<>(signedNames(byName).orElseThrow(() -> missing(SIGNED_HEADERS)));
        needed.add(DATE);
        needed.stream().filter(name -> !byName.containsKey(name)).findFirst().ifPresent(name -> {
            throw missing(name);
        });
        return Base64.getEncoder().encodeToString(hmac(method, callback, byName, reading));
    }

    /**
     * Whether a callback was signed with this secret. All six headers are required, date and nonce must be among the
     * signed ones, and either reading of the path is good. The time that this takes does not depend on how wrong the
     * signature is.
     *
     * @param method   HTTP method as received
     * @param callback the address as it was registered, not as a proxy rewrote it
     * @param headers  as received, names in any case; null values count as absent
     */
    public boolean verify(String method, URI callback, Map<String, String> headers) {
        Map<String, String> byName = caseInsensitive(headers);
        if (!complete(byName) || !HMAC_SHA256.equals(byName.get(ALGORITHM)) || !VIDU.equals(byName.get(ACCESS_KEY))) {
            return false;
        }
        List<String> signed = signedNames(byName).orElseThrow();
        if (!names(signed, DATE) || !names(signed, NONCE) || !signed.stream().allMatch(byName::containsKey)) {
            return false;
        }
        Optional<byte[]> presented = decoded(byName.get(SIGNATURE));
        if (presented.isEmpty()) {
            return false;
        }
        boolean valid = false;
        for (PathReading reading : PathReading.values()) {
            byte[] expected = hmac(method.toUpperCase(Locale.ROOT), callback, byName, reading);
            valid |= MessageDigest.isEqual(expected, presented.get());
        }
        return valid;
    }

    /** Every required header is there, and no header could pretend to be more than one line of the signed text. */
    private static boolean complete(Map<String, String> headers) {
        return REQUIRED.stream().allMatch(name -> !headers.getOrDefault(name, "").isEmpty())
                && headers.values().stream().noneMatch(value -> value.indexOf('\n') >= 0);
    }

    private static Optional<List<String>> signedNames(Map<String, String> headers) {
        return Optional.ofNullable(headers.get(SIGNED_HEADERS)).map(list -> Arrays.asList(list.split(";", -1)));
    }

    private static boolean names(List<String> signed, String header) {
        return signed.stream().anyMatch(header::equalsIgnoreCase);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // text that is not Base64 is a wrong signature, nothing more
        }
    }

    private byte[] hmac(String method, URI callback, Map<String, String> headers, PathReading reading) {
        String text = textToSign(method, callback, headers, reading);
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }

    private static String textToSign(String method, URI callback, Map<String, String> headers, PathReading reading) {
        String path = reading == PathReading.RAW ? callback.getRawPath() : callback.getPath();
        String query = callback.getRawQuery();
        StringBuilder text = new StringBuilder()
                .append(method).append('\n')
                .append(path == null || path.isEmpty() ? "/" : path).append('\n')
                .append(query == null ? "" : query).append('\n')
                .append(VIDU).append('\n')
                .append(headers.get(DATE)).append('\n');
        for (String name : headers.get(SIGNED_HEADERS).split(";", -1)) {
            text.append(name).append(':').append(headers.get(name)).append('\n');
        }
        return text.toString();
    }

    /** Front ends that speak HTTP/2 write header names in lower case. */
    private static Map<String, String> caseInsensitive(Map<String, String> headers) {
        Map<String, String> result = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (name != null && value != null) {
                result.put(name, value);
            }
        });
        return result;
    }

    private static IllegalArgumentException missing(String header) {
        return new IllegalArgumentException("The header " + header + " is missing");
    }

    /** Does not show the secret. */
    @Override
    public String toString() {
        return "CallbackSignature[]";
    }
}
