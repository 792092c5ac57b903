// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelvidu.emulator.store.AccountTable;
import io.github.camelvidu.emulator.store.AccountTable.KeyRecord;
import io.github.camelvidu.emulator.store.Store;

/** Who may call, and who pays. Keys are stored as hashes. Thread-safe. */
public final class Accounts {

    private final Store store;
    private final Books books;
    private final Map<String, KeyRecord> keys = new ConcurrentHashMap<>();
    private final SeenKeys seen = new SeenKeys();

    Accounts(Store store, Books books) {
        this.store = store;
        this.books = books;
        readKeys();
    }

    /**
     * Opens an account, or finds it and adds the keys that it does not have yet.
     *
     * @param  credits what a new account gets; an account that exists keeps its balance
     * @return         the account's id
     */
    public long open(String name, long credits, List<String> apiKeys) {
        Optional<Long> existing = store.read(handle -> new AccountTable(handle).find(name));
        long id = existing.orElseGet(() -> store.write(handle -> new AccountTable(handle).insert(name)));
        store.write(handle -> {
            apiKeys.forEach(key -> new AccountTable(handle).addKey(id, hash(key)));
            return null;
        });
        if (existing.isEmpty() && credits > 0) {
            books.purchase(id, credits);
        }
        readKeys();
        apiKeys.forEach(this::key);
        return id;
    }

    /** The key, if it is one of this platform. */
    public Optional<KeyRecord> key(String apiKey) {
        Optional<KeyRecord> key = Optional.ofNullable(keys.get(hash(apiKey)));
        key.ifPresent(known -> seen.see(known.id(), apiKey));
        return key;
    }

    /** The keys as they were given to {@link #open} and {@link #key}. */
    public SeenKeys seenKeys() {
        return seen;
    }

    /** Forgets the keys that were seen. */
    void clear() {
        seen.clear();
    }

    private void readKeys() {
        Map<String, KeyRecord> stored = new ConcurrentHashMap<>();
        store.read(handle -> new AccountTable(handle).keys()).forEach(key -> stored.put(key.hash(), key));
        keys.keySet().retainAll(stored.keySet());
        keys.putAll(stored);
    }

    private static String hash(String apiKey) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
