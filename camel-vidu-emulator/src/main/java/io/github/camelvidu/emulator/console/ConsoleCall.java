// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.camelvidu.emulator.rules.InputRefusal;

/**
 * A call to the console, read in full.
 *
 * @param method   HTTP method
 * @param path     as on the wire
 * @param rawQuery as on the wire; empty when there is none
 * @param session  what the session's cookie holds; empty without
 * @param base     scheme and authority that the client used
 * @param body     as it came
 * @param id       the number in the path; 0 if the route has none
 */
record ConsoleCall(
        String method, String path, String rawQuery, Optional<String> session, URI base, byte[] body, long id) {

    ConsoleCall withId(long id) {
        return new ConsoleCall(method, path, rawQuery, session, base, body, id);
    }

    /** Whether it came over TLS. */
    boolean secure() {
        return "https".equals(base.getScheme());
    }

    /** The body as an object with no other members than these. */
    ConsoleBody body(String... members) {
        return ConsoleBody.read(body, members);
    }

    /** @throws InputRefusal if the query has another parameter */
    void allowParameters(String... allowed) {
        parameters().forEach((name, value) -> {
            if (!List.of(allowed).contains(name)) {
                throw InputRefusal.invalid(name, value, String.join(", ", allowed),
                        "The parameter " + name + " is not known here.");
            }
        });
    }

    /** A parameter of the query, decoded; empty when it is not there or has no value. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters().get(name)).filter(value -> !value.isEmpty());
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : rawQuery.isEmpty() ? new String[0] : rawQuery.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = decode(parts[0], parts[0]);
            String value = parts.length > 1 ? decode(name, parts[1]) : "";
            if (parameters.putIfAbsent(name, value) != null) {
                throw InputRefusal.invalid(name, value, "the parameter once", "The parameter " + name + " comes twice.");
            }
        }
        return parameters;
    }

    private static String decode(String name, String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw InputRefusal.invalid(name, text, "percent-encoded UTF-8", "The query can not be decoded.");
        }
    }

    /** Method and path only: the rest may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
