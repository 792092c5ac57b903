// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.github.camelvidu.emulator.EmulatorAccount;

/** Suspends API keys of an account, as people do in the platform's console, by the keys themselves. */
final class SuspendedKeys {

    private final EmulatorAccount account;

    SuspendedKeys(EmulatorAccount account) {
        this.account = account;
    }

    void suspend(String key) {
        account.suspendKey(id(key));
    }

    void resume(String key) {
        account.resumeKey(id(key));
    }

    private long id(String key) {
        String hash = hash(key);
        return account.keys().stream().filter(known -> hash.equals(known.hash())).findFirst().orElseThrow().id();
    }

    private static String hash(String key) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
