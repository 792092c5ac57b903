// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelvidu.component.client.ApiKey;
import org.apache.camel.CamelContext;

/**
 * The API keys of a component: what its options say, with property placeholders in them resolved. A value is resolved
 * when it is new and when the keys are refreshed, not at each look, since a placeholder may ask a vault. Thread-safe.
 */
final class ConfiguredKeys {

    private static final int LONGEST_NAME = 64;
    private static final String KEY_PREFIX = "vda_";

    private final CamelContext camel;
    private Options seen;
    private Keys keys = new Keys(null, List.of());

    ConfiguredKeys(CamelContext camel) {
        this.camel = camel;
    }

    /** As they stand in the options; @param apiKey may be null */
    private record Options(String apiKey, Map<String, String> apiKeys) {

        @Override
        public String toString() {
            return "Options" + apiKeys.keySet();
        }
    }

    /**
     * Keys that can be used.
     *
     * @param usual for whoever chooses none; null when there is no such key
     * @param named each with its nickname
     */
    record Keys(ApiKey usual, List<ApiKey> named) {

        boolean has(String secret) {
            return usual != null && secret.equals(usual.secret())
                    || named.stream().anyMatch(key -> secret.equals(key.secret()));
        }
    }

    /**
     * @param apiKey  may be null
     * @param apiKeys by nickname
     */
    synchronized Keys of(String apiKey, Map<String, String> apiKeys) {
        Options options = new Options(apiKey, new TreeMap<>(apiKeys));
        if (!options.equals(seen)) {
            apiKeys.keySet().forEach(ConfiguredKeys::checkName);
            ApiKey usual = apiKey == null ? null : new ApiKey(null, resolved("apiKey", apiKey));
            List<ApiKey> named = options.apiKeys().entrySet().stream()
                    .map(key -> new ApiKey(key.getKey(), resolved("apiKeys." + key.getKey(), key.getValue()))).toList();
            keys = new Keys(usual, named);
            seen = options;
        }
        return keys;
    }

    /** The next look resolves everything anew. */
    synchronized void refresh() {
        seen = null;
    }

    /** @throws IllegalArgumentException that names the option and does not repeat its value */
    private String resolved(String option, String value) {
        if (value == null) {
            throw new IllegalArgumentException("the option " + option + " of the component vidu has no value");
        }
        try {
            return camel.resolvePropertyPlaceholders(value);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the placeholder in the option " + option + " can not be resolved", e);
        }
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the option apiKeys has a nickname that is none: 1 to " + LONGEST_NAME
                                               + " characters, no control characters");
        }
        if (name.startsWith(KEY_PREFIX)) {
            throw new IllegalArgumentException(
                    "the option apiKeys has an API key where its nickname belongs: it is apiKeys.NICKNAME = KEY");
        }
    }
}
