// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduAuthenticationException;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * The API keys of one account. They may be replaced at any time: the next call takes the new ones. A key that the
 * platform has refused is tried last for a minute where another may be taken instead. Thread-safe.
 */
public final class KeyRing {

    /** How long a refused key stands behind the others. */
    private static final Duration SET_ASIDE = Duration.ofMinutes(1);
    /** Longer than a task lives that was made with a key (off-peak: 48 hours), for its callbacks. */
    private static final Duration REMEMBERED = Duration.ofDays(3);

    static final String NO_KEY
            = "no usable API key: set the apiKey option (camel.component.vidu.api-key) to a key of the console";

    private final Timekeeper time;
    /** The usual one; null when there is none. */
    private ApiKey usual;
    private List<ApiKey> named = List.of();
    /** By secret, when it was refused last, on the monotonic clock. */
    private final Map<String, Long> refusals = new HashMap<>();
    /** Secrets that were replaced, and when, on the monotonic clock. */
    private final Map<String, Long> former = new LinkedHashMap<>();

    public KeyRing(Timekeeper time) {
        this.time = time;
    }

    /** A ring of one key without a nickname. */
    public static KeyRing of(String secret, Timekeeper time) {
        KeyRing ring = new KeyRing(time);
        ring.replace(new ApiKey(null, secret), List.of());
        return ring;
    }

    /**
     * Puts other keys in the place of all.
     *
     * @param  usualKey for calls that choose none; null when each has to choose. One that is also among the others has
     *                  their nickname
     * @param  others   each with a nickname
     * @return          whether that has changed anything
     */
    public synchronized boolean replace(ApiKey usualKey, List<ApiKey> others) {
        ApiKey same = usualKey == null
                ? null : others.stream()
                        .filter(key -> Objects.equals(key.secret(), usualKey.secret())).findFirst().orElse(usualKey);
        List<ApiKey> sorted = others.stream().sorted(Comparator.comparing(ApiKey::name)).toList();
        if (Objects.equals(same, usual) && sorted.equals(named)) {
            return false;
        }
        Set<String> before = secrets(all());
        usual = same;
        named = sorted;
        Set<String> now = secrets(all());
        long nanos = time.nanos();
        before.stream().filter(secret -> !now.contains(secret)).forEach(secret -> former.put(secret, nanos));
        former.keySet().removeAll(now);
        refusals.keySet().retainAll(now);
        return true;
    }

    /** Every key once, the usual one first. */
    public synchronized List<ApiKey> all() {
        return Stream.concat(Stream.ofNullable(usual), named.stream()).distinct().toList();
    }

    /** Why there is no key for a choice, and what to do about it; empty when there is one. */
    public synchronized Optional<String> whyNot(KeyChoice choice) {
        ApiKey first = choice.name() == null ? usual : find(choice.name());
        if (first != null || choice.name() == null && choice.failover() && !named.isEmpty()) {
            return Optional.empty();
        }
        String known = named.isEmpty()
                ? "" : "; known are " + named.stream().map(ApiKey::name).collect(Collectors.joining(", "));
        if (choice.name() != null) {
            return Optional.of("there is no API key with the nickname '" + choice.name() + "'" + known
                               + ": name it in the apiKeys option of the component");
        }
        return Optional.of(named.isEmpty()
                ? NO_KEY
                : "no API key was chosen: set the key option or the header CamelViduKey to a nickname" + known
                  + ", or set the apiKey option");
    }

    /** Whether the platform has refused the key within the last minute. */
    public synchronized boolean isSetAside(ApiKey key) {
        Long refused = refusals.get(key.secret());
        return refused != null && time.nanos() - refused < SET_ASIDE.toNanos();
    }

    /** All that a callback may be signed with: the keys, and those that they have replaced in the last three days. */
    public synchronized List<String> signingSecrets() {
        former.values().removeIf(replaced -> time.nanos() - replaced >= REMEMBERED.toNanos());
        return Stream.concat(secrets(all()).stream(), former.keySet().stream()).toList();
    }

    /**
     * The keys for a call, in the order in which they are to be tried.
     *
     * @return                             at least one
     * @throws ViduAuthenticationException when there is none
     */
    synchronized List<ApiKey> candidates(KeyChoice choice) {
        whyNot(choice).ifPresent(why -> {
            throw new ViduAuthenticationException(why, FailureDetails.NONE, null);
        });
        ApiKey first = choice.name() == null ? usual : find(choice.name());
        if (!choice.failover()) {
            return List.of(first);
        }
        List<ApiKey> candidates = new ArrayList<>(
                Stream.concat(Stream.ofNullable(first), all().stream()).distinct().toList());
        candidates.sort(Comparator.comparing(this::isSetAside));
        return candidates;
    }

    synchronized void refused(ApiKey key) {
        refusals.put(key.secret(), time.nanos());
    }

    synchronized void accepted(ApiKey key) {
        refusals.remove(key.secret());
    }

    private ApiKey find(String name) {
        return named.stream().filter(key -> key.name().equals(name)).findFirst().orElse(null);
    }

    private static Set<String> secrets(List<ApiKey> keys) {
        return keys.stream().map(ApiKey::secret).filter(secret -> secret != null && !secret.isBlank())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
