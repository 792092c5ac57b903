// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelvidu.emulator.rules.Refusal;

/** Tells where the next page of a list begins (Vidu reference, section 6.2). */
final class PageToken {

    private static final Pattern CONTENT = Pattern.compile("\\{\"o\":(\\d{1,9})}");

    private PageToken() {
    }

    /** @param offset entries before the next page */
    static String of(long offset) {
        byte[] content = ("{\"o\":" + offset + "}").getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    /**
     * Entries before the page.
     *
     * @throws Refusal {@code CODEC}
     */
    static long offset(String token) {
        try {
            Matcher content = CONTENT.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            if (content.matches()) {
                return Long.parseLong(content.group(1));
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.of("CODEC");
        }
        throw Refusal.of("CODEC");
    }
}
