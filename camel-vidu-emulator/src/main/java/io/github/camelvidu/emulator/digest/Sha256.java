// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {

    private Sha256() {
    }

    /** A digest to be fed. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The first bytes of the digest of a content, in lower-case hex. @param bytes 1 to 32 */
    public static String hex(byte[] content, int bytes) {
        return HexFormat.of().formatHex(digest().digest(content), 0, bytes);
    }

    /** The digest of a content, in lower-case hex. */
    public static String hex(byte[] content) {
        return hex(content, 32);
    }
}
