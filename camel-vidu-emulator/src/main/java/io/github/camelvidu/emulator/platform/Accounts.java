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
import java.util.regex.Pattern;

import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.store.AccountRecord;
import io.github.camelvidu.emulator.store.AccountTable;
import io.github.camelvidu.emulator.store.AccountTable.KeyRecord;
import io.github.camelvidu.emulator.store.Store;

/** Who may call, and who pays. Keys are stored as hashes. Thread-safe. */
public final class Accounts {

    /** What a name may be, in words. */
    public static final String NAMES = "1 to 100 characters, none of them invisible";

    private static final Pattern NAME = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,100}");

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
        long id = findOrOpen(name);
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

    /**
     * Opens an account without credits and keys, or finds it.
     *
     * @throws InputRefusal if the name is none, see {@link #NAMES}
     */
    public AccountRecord openOrganisation(String name) {
        String trimmed = name.trim();
        if (!NAME.matcher(trimmed).matches()) {
            throw InputRefusal.invalid("name", name, NAMES, "This is no name.");
        }
        return new AccountRecord(findOrOpen(trimmed), trimmed);
    }

    /** All accounts, the first opened first. */
    public List<AccountRecord> organisations() {
        return store.read(handle -> new AccountTable(handle).all());
    }

    public Optional<AccountRecord> organisation(long id) {
        return organisations().stream().filter(account -> account.id() == id).findFirst();
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

    private long findOrOpen(String name) {
        return store.write(handle -> {
            AccountTable table = new AccountTable(handle);
            return table.find(name).orElseGet(() -> table.insert(name));
        });
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
