// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelvidu.emulator.rules.Refusal;

/**
 * The parameters of a query, decoded. A parameter may come more than once.
 *
 * @param parameters values by name
 */
record Query(Map<String, List<String>> parameters) {

    static Query parse(String rawQuery) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                parameters.computeIfAbsent(name, it -> new ArrayList<>()).add(value);
            }
        }
        return new Query(parameters);
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("CODEC");
        }
    }
}
