// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelvidu.component.media.InputMedia;
import io.github.camelvidu.component.media.Sha256;

/**
 * Tells whether two requests under one idempotency key ask for the same: a SHA-256 over what the author asked, whatever
 * the order of its members. The address for callbacks is left out, since it does not change what is made; media count
 * by their content, wherever it comes from.
 */
final class RequestDigest {

    private static final Set<String> NOT_ASKED = Set.of("callback_url");

    private final MessageDigest sha256 = Sha256.digest();

    private RequestDigest() {
    }

    /** The digest in lower-case hex. */
    static String of(String kind, ObjectNode asked) {
        RequestDigest digest = new RequestDigest();
        digest.text(kind);
        ObjectNode counted = asked.deepCopy();
        counted.remove(NOT_ASKED);
        digest.node(counted);
        return Sha256.hex(digest.sha256);
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
            text("\"" + node.textValue());
        } else if (node instanceof POJONode pojo && pojo.getPojo() instanceof InputMedia media) {
            text("media:" + media.sha256());
        } else if (node.isNumber() && Double.isFinite(node.doubleValue())) {
            // 8 and 8.0 ask for the same; not in plain digits, of which a number may have a thousand million
            text(node.decimalValue().stripTrailingZeros().toString());
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
}
