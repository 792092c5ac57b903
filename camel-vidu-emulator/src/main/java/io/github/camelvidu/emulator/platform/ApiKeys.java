// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.digest.Sha256;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.store.KeyRecord;
import io.github.camelvidu.emulator.store.KeyTable;
import io.github.camelvidu.emulator.store.Store;

/**
 * The API keys of all accounts (Vidu reference, section 17): with a nickname, at most ten of an account active, and
 * deleted only when suspended. Tasks of a key that was suspended or deleted go on. Kept as hashes. Thread-safe.
 */
public final class ApiKeys {

    /** Active keys that an account may have. More can be given to the emulator at its start. */
    public static final int MOST_ACTIVE = 10;

    /** What keys are called that the emulator was started with. */
    private static final String GIVEN = "given at start";
    private static final String PREFIX = "vda_";
    private static final int RANDOM_BYTES = 20;
    /** Of a shorter key nothing is shown. */
    private static final int LONG_ENOUGH_FOR_A_HINT = 20;
    private static final int SHOWN = 4;

    private final Store store;
    private final EmulatorClock clock;
    private final SecureRandom random = new SecureRandom();
    private final SeenKeys seen = new SeenKeys();
    private final Map<String, KeyRecord> byHash = new ConcurrentHashMap<>();

    ApiKeys(Store store, EmulatorClock clock) {
        this.store = store;
        this.clock = clock;
        read();
    }

    /** The key of this text, suspended or not; empty if it was never one of this platform, or was deleted. */
    public Optional<KeyRecord> find(String apiKey) {
        Optional<KeyRecord> key = Optional.ofNullable(byHash.get(hash(apiKey)));
        key.ifPresent(known -> seen.see(known.id(), apiKey));
        return key;
    }

    /** The keys as they were shown, given at start, or came in calls. */
    public SeenKeys seen() {
        return seen;
    }

    /** The keys of an account, oldest first, without deleted ones. */
    public List<KeyRecord> keys(long accountId) {
        return store.read(session -> new KeyTable(session).keys(accountId));
    }

    /**
     * Makes a key.
     *
     * @param  nickname     see {@link Names#ALLOWED}
     * @throws InputRefusal if the nickname is none, or ten keys of the account are active
     */
    public NewKey create(long accountId, String nickname) {
        String name = Names.checked("nickname", nickname);
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + HexFormat.of().formatHex(bytes);
        KeyRecord key = store.write(session -> {
            KeyTable table = new KeyTable(session);
            requireRoom(table, accountId);
            return table.insert(accountId, hash(secret), name, hint(secret), clock.instant());
        });
        read();
        seen.see(key.id(), secret);
        return new NewKey(key, secret);
    }

    /**
     * Refuses calls with the key from now on. Does nothing when it is suspended already.
     *
     * @throws InputRefusal if the account has no such key
     */
    public void suspend(long accountId, long keyId) {
        change(accountId, keyId, (table, key) -> table.suspend(keyId, true));
    }

    /**
     * Answers calls with the key again. Does nothing when it is active.
     *
     * @throws InputRefusal if the account has no such key, or ten others are active
     */
    public void resume(long accountId, long keyId) {
        change(accountId, keyId, (table, key) -> {
            if (key.suspended()) {
                requireRoom(table, accountId);
                table.suspend(keyId, false);
            }
        });
    }

    /**
     * Deletes a key that is suspended.
     *
     * @throws InputRefusal if the account has no such key, or it is active
     */
    public void delete(long accountId, long keyId) {
        change(accountId, keyId, (table, key) -> {
            if (key.active()) {
                throw InputRefusal.conflict("id", Long.toString(keyId), "a key that is suspended",
                        "Only a suspended key can be deleted: suspend it first.");
            }
            table.delete(keyId);
        });
    }

    /** Gives an account the keys that it does not have yet, be they more than ten. */
    void give(long accountId, List<String> apiKeys) {
        store.write(session -> {
            KeyTable table = new KeyTable(session);
            for (String key : apiKeys) {
                if (table.find(hash(key)).isEmpty()) {
                    table.insert(accountId, hash(key), GIVEN, hint(key), clock.instant());
                }
            }
            return null;
        });
        read();
        apiKeys.forEach(this::find);
    }

    /** Forgets the keys that were seen. */
    void clear() {
        seen.clear();
    }

    private void change(long accountId, long keyId, BiConsumer<KeyTable, KeyRecord> change) {
        store.write(session -> {
            KeyTable table = new KeyTable(session);
            KeyRecord key = table.keys(accountId).stream().filter(it -> it.id() == keyId).findFirst()
                    .orElseThrow(() -> InputRefusal.notFound("id", Long.toString(keyId), "There is no key of this id."));
            change.accept(table, key);
            return null;
        });
        read();
    }

    private static void requireRoom(KeyTable table, long accountId) {
        long active = table.keys(accountId).stream().filter(KeyRecord::active).count();
        if (active >= MOST_ACTIVE) {
            throw InputRefusal.conflict("keys", active + " active keys", "at most " + MOST_ACTIVE + " active keys",
                    "An organisation has at most " + MOST_ACTIVE + " active keys: suspend one first.");
        }
    }

    private synchronized void read() {
        Map<String, KeyRecord> stored = new ConcurrentHashMap<>();
        store.read(session -> new KeyTable(session).all()).stream()
                .filter(key -> !key.deleted())
                .forEach(key -> stored.put(key.hash(), key));
        byHash.keySet().retainAll(stored.keySet());
        byHash.putAll(stored);
    }

    private static String hint(String key) {
        return (key.startsWith(PREFIX) ? PREFIX : "") + "…"
               + (key.length() < LONG_ENOUGH_FOR_A_HINT ? "" : key.substring(key.length() - SHOWN));
    }

    private static String hash(String apiKey) {
        return Sha256.hex(apiKey.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A key that was just made: the only time that it is shown.
     *
     * @param key    as it is stored
     * @param secret what clients send
     */
    public record NewKey(KeyRecord key, String secret) {

        @Override
        public String toString() {
            return "NewKey[" + key + "]";
        }
    }
}
