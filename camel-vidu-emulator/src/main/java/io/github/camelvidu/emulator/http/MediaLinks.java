// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.rules.Check;
import io.github.camelvidu.emulator.rules.PlatformLimits;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * Signed links to results: each query of a task gives links that are signed at its own time (Vidu reference, section
 * 6.1). The signature covers path and query byte for byte.
 */
final class MediaLinks {

    private static final DateTimeFormatter SIGNED_AT
            = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FOLDER
            = DateTimeFormatter.ofPattern("yy/MMdd/HH", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern QUERY = Pattern.compile("(X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=(\\d{8}T\\d{6}Z)"
                                                         + "&X-Amz-Expires=(\\d{1,9})&X-Amz-SignedHeaders=host)"
                                                         + "&X-Amz-Signature=([0-9a-f]{64})");
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;
    private final EmulatorClock clock;
    private final PlatformLimits limits;
    private final boolean checked;

    /** @param secret outlives the process with the database, so that links do too */
    MediaLinks(byte[] secret, EmulatorClock clock, RuleBook rules) {
        this.secret = new SecretKeySpec(secret, HMAC);
        this.clock = clock;
        this.limits = rules.limits();
        this.checked = rules.checks(Check.LINKS);
    }

    /** Whether links must be signed, young and without a key. */
    boolean checked() {
        return checked;
    }

    /** A link to a path that is good from now on. */
    String link(URI base, String path, Duration lifetime) {
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=" + SIGNED_AT.format(clock.instant())
                       + "&X-Amz-Expires=" + lifetime.toSeconds() + "&X-Amz-SignedHeaders=host";
        return base + path + "?" + query + "&X-Amz-Signature=" + signature(path, query);
    }

    /** Makes links for one answer. */
    Signer signer(URI base) {
        return (task, ordinal, media) -> {
            String path = "/results/tasks/" + FOLDER.format(task.createdAt()) + "/" + task.id()
                          + String.format(Locale.ROOT, "/creation-%02d/", ordinal) + media.fileName();
            Duration lifetime = media == Media.COVER ? limits.coverLinkLifetime() : limits.resultLinkLifetime();
            return link(base, path, lifetime);
        };
    }

    Verdict verify(String path, String rawQuery) {
        Matcher query = QUERY.matcher(rawQuery);
        if (!query.matches()) {
            return rawQuery.contains("X-Amz-Signature=") ? Verdict.TAMPERED : Verdict.UNSIGNED;
        }
        byte[] expected = signature(path, query.group(1)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, query.group(4).getBytes(StandardCharsets.US_ASCII))) {
            return Verdict.TAMPERED;
        }
        try {
            Instant end = SIGNED_AT.parse(query.group(2), Instant::from).plusSeconds(Long.parseLong(query.group(3)));
            return clock.instant().isAfter(end) ? Verdict.EXPIRED : Verdict.VALID;
        } catch (DateTimeParseException e) {
            return Verdict.TAMPERED;
        }
    }

    private String signature(String path, String query) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal((path + "\n" + query).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    /** What a link is worth. */
    enum Verdict {
        VALID,
        UNSIGNED,
        TAMPERED,
        EXPIRED
    }

    /** Makes links that start with the address the client used. */
    @FunctionalInterface
    interface Signer {

        String link(TaskRecord task, int ordinal, Media media);
    }
}
