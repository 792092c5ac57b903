// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.spy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes secrets out of what was recorded before a person sees it: keys, signatures of links, contents of files. */
public final class Masks {

    private static final String MASK = "***";
    private static final Pattern KEY = Pattern.compile("\\bvda_[A-Za-z0-9_-]+");
    private static final Pattern SIGNED = Pattern.compile("\\?[^\"\\s?]*X-Amz-Signature[^\"\\s]*", Pattern.CASE_INSENSITIVE);
    /** Longer than any text of people without a space, and than any id. */
    private static final Pattern CONTENT = Pattern.compile("(;base64,)[A-Za-z0-9+/=_-]+|[A-Za-z0-9+/=_-]{256,}");
    private static final List<String> SECRET_HEADERS = List.of("cookie", "set-cookie", "proxy-authorization", "x-api-key");

    private Masks() {
    }

    /** The value of a header. */
    public static String header(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("authorization")) {
            int scheme = value.indexOf(' ');
            return scheme < 0 ? MASK : value.substring(0, scheme + 1) + MASK;
        }
        return SECRET_HEADERS.contains(lower) ? MASK : text(value);
    }

    /** A query as on the wire. */
    public static String query(String rawQuery) {
        return rawQuery.toLowerCase(Locale.ROOT).contains("x-amz-signature") ? MASK : text(rawQuery);
    }

    /** Any text, such as a body. */
    public static String text(String text) {
        String unsigned = SIGNED.matcher(text).replaceAll("?" + MASK);
        String withoutKeys = KEY.matcher(unsigned).replaceAll("vda_" + MASK);
        return CONTENT.matcher(withoutKeys)
                .replaceAll(found -> (found.group(1) == null ? "" : found.group(1)) + MASK);
    }
}
