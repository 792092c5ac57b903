// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.callback;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelvidu.api.callback.CallbackSignature;
import io.github.camelvidu.component.time.Timekeeper;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Tells callbacks of the platform from other requests, and new ones from repeats (Vidu reference, section 9). What a
 * signature covers is the address, the date and the nonce, never the body. Thread-safe.
 */
public final class CallbackGuard {

    private static final String POST = "POST";
    /** The platform's are UUIDs; nobody may fill a database with longer ones. */
    private static final int LONGEST_NONCE = 128;
    private static final String SEPARATOR = "|";

    private final Supplier<List<String>> secrets;
    private final Duration tolerance;
    private final Timekeeper time;
    private final String account;
    private final IdempotentRepository known;

    /**
     * @param secrets   of the account, as they are at the moment: one that fits is enough
     * @param tolerance how far the date of a callback may be from now, either way
     * @param account   nonces of different accounts may meet in one repository
     * @param known     remembers nonces and states for longer than twice the tolerance; may be shared by nodes
     */
    public CallbackGuard(Supplier<List<String>> secrets, Duration tolerance, Timekeeper time, String account,
                         IdempotentRepository known) {
        this.secrets = secrets;
        this.tolerance = tolerance;
        this.time = time;
        this.account = account;
        this.known = known;
    }

    /** What a request is taken for. */
    public enum Verdict {
        /** A callback of the platform that was not here before. */
        NEW,
        /** A callback of the platform that was here before. */
        REPEATED,
        /** Nothing that the platform has sent, or sent lately. */
        REFUSED
    }

    /**
     * Judges a request; a new one is remembered.
     *
     * @param addresses the address as it was registered; several when it is not known which one it was
     * @param headers   as received, names in any case
     */
    public Verdict judge(List<URI> addresses, Map<String, String> headers) {
        if (!isSigned(addresses, headers) || !isRecent(headers)) {
            return Verdict.REFUSED;
        }
        String nonce = nonce(headers);
        if (nonce.length() > LONGEST_NONCE) {
            return Verdict.REFUSED;
        }
        return known.add(nonceKey(nonce)) ? Verdict.NEW : Verdict.REPEATED;
    }

    /** The callback could not be taken after all: when it comes again it is new. */
    public void forget(Map<String, String> headers) {
        known.remove(nonceKey(nonce(headers)));
    }

    /** Whether nobody was told yet that the task is in this state; from now on somebody was. */
    public boolean isNews(String taskId, String state) {
        return known.add(account + SEPARATOR + taskId + SEPARATOR + state);
    }

    /** All secrets are tried, so that the time does not tell which of them fits. */
    private boolean isSigned(List<URI> addresses, Map<String, String> headers) {
        boolean signed = false;
        for (String secret : secrets.get()) {
            CallbackSignature signature = new CallbackSignature(secret);
            for (URI address : addresses) {
                signed |= signature.verify(POST, address, headers);
            }
        }
        return signed;
    }

    private boolean isRecent(Map<String, String> headers) {
        try {
            Instant date = ZonedDateTime.parse(header(headers, CallbackSignature.DATE), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(date, time.now()).abs().compareTo(tolerance) <= 0;
        } catch (DateTimeException e) {
            // signed, but no date: then nobody can tell when
            return false;
        }
    }

    private String nonceKey(String nonce) {
        return account + SEPARATOR + nonce;
    }

    private static String nonce(Map<String, String> headers) {
        return header(headers, CallbackSignature.NONCE);
    }

    private static String header(Map<String, String> headers, String name) {
        return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                .findFirst().orElse(null);
    }
}
