// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that is to be fetched.
 *
 * @param name   what it is to be called, without extension
 * @param link   where it is
 * @param length in bytes
 * @param sha256 of its content, in hexadecimal digits
 */
record Wanted(String name, String link, long length, String sha256) {

    private static final String EXTENSION = ".mp4";

    /**
     * Reads the link once, with a client that is none of the contenders'.
     *
     * @throws IOException if it has another length
     */
    static Wanted behind(String link, String name, long length) throws IOException {
        Content content = read(URI.create(link).toURL().openStream());
        if (content.length() != length) {
            throw new IOException("The platform has " + content.length() + " bytes instead of " + length);
        }
        return new Wanted(name, link, length, content.sha256());
    }

    /** Where the file of that name is in a directory. */
    static Path in(Path directory, String name) {
        return directory.resolve(name + EXTENSION);
    }

    /** @throws WrongFileException unless the directory has it with all its bytes */
    void requireIn(Path directory) throws IOException {
        Path file = in(directory, name);
        if (!Files.exists(file)) {
            throw new WrongFileException(name + " is missing");
        }
        Content found = read(Files.newInputStream(file));
        if (found.length() != length || !found.sha256().equals(sha256)) {
            throw new WrongFileException(
                    name + " has " + found.length() + " of " + length + " bytes"
                                         + (found.length() == length ? ", and others" : ""));
        }
    }

    private static Content read(InputStream content) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(content, digest)) {
            long length = in.transferTo(OutputStream.nullOutputStream());
            return new Content(length, HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private record Content(long length, String sha256) {
    }
}
