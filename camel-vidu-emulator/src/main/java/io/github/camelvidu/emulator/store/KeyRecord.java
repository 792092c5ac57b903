// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;

/**
 * An API key (Vidu reference, section 17).
 *
 * @param id        shown to clients as {@code key_id}
 * @param accountId whose key
 * @param hash      SHA-256 of the key, hexadecimal; null when the key was deleted
 * @param nickname  what people call it; several keys may have the same
 * @param hint      how the key begins and ends, to tell it from others
 * @param createdAt when it was made
 * @param suspended whether calls with it are refused
 */
public record KeyRecord(
        long id, long accountId, String hash, String nickname, String hint, Instant createdAt, boolean suspended) {

    public boolean deleted() {
        return hash == null;
    }

    /** Whether calls with it are answered. */
    public boolean active() {
        return !deleted() && !suspended;
    }

    /** Without the hash: a key that is easy to guess could be found by it. */
    @Override
    public String toString() {
        return "KeyRecord[" + id + " " + nickname + (deleted() ? ", deleted" : suspended ? ", suspended" : "") + "]";
    }
}
