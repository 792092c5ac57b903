// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelvidu.component.media.InputMedia;

/**
 * Tells whether two requests under one idempotency key ask for the same: a SHA-256 over what the author asked, whatever
 * the order of its members. The address for callbacks is left out, since it does not change what is made; inline media
 * count by their content.
 */
public final class RequestDigest {

    private static final Set<String> NOT_ASKED = Set.of("callback_url");
    private static final String DATA_URI = "data:";
    private static final String BASE64 = ";base64,";

    private final MessageDigest sha256 = newSha256();

    private RequestDigest() {
    }

    /** The digest in lower-case hex. */
    public static String of(String kind, ObjectNode asked) {
        RequestDigest digest = new RequestDigest();
        digest.text(kind);
        ObjectNode counted = asked.deepCopy();
        counted.remove(NOT_ASKED);
        digest.node(counted);
        return HexFormat.of().formatHex(digest.sha256.digest());
    }

    private void node(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
            text("{" + sorted.size());
            sorted.forEach((name, value) -> {
                text(name);
                node(value);
            });
        } else if (node.isArray()) {
            text("[" + node.size());
            node.forEach(this::node);
        } else if (node.isTextual()) {
            text("\"" + content(node.textValue()));
        } else if (node instanceof POJONode pojo && pojo.getPojo() instanceof InputMedia media) {
            text("\"sha256:" + media.sha256());
        } else if (node.isNumber()) {
            // 8 and 8.0 ask for the same
            text(node.decimalValue().stripTrailingZeros().toPlainString());
        } else {
            text(node.asText());
        }
    }

    /** Every piece is preceded by its length, so that no two requests run together into the same bytes. */
    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
    }

    private static String content(String text) {
        int base64 = text.startsWith(DATA_URI) ? text.indexOf(BASE64) : -1;
        if (base64 < 0) {
            return text;
        }
        try {
            byte[] media = Base64.getMimeDecoder().decode(text.substring(base64 + BASE64.length()));
            return "sha256:" + HexFormat.of().formatHex(newSha256().digest(media));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
