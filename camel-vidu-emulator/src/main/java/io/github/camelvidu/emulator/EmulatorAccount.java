// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Instant;
import java.util.List;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.invoice.InvoicePdf;
import io.github.camelvidu.emulator.platform.ApiKeys.NewKey;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.store.BillLine;
import io.github.camelvidu.emulator.store.KeyRecord;
import io.github.camelvidu.emulator.store.Movement;
import io.github.camelvidu.emulator.store.PurchaseRecord;
import io.github.camelvidu.emulator.store.SubjectRecord;
import io.github.camelvidu.emulator.store.UsageRecord;
import io.github.camelvidu.emulator.store.VoiceRecord;

/** An account of the emulated platform, as a test looks at it. All numbers are of this moment. Thread-safe. */
public final class EmulatorAccount {

    private final long id;
    private final String name;
    private final Platform platform;

    EmulatorAccount(long id, String name, Platform platform) {
        this.id = id;
        this.name = name;
        this.platform = platform;
    }

    public String name() {
        return name;
    }

    /** Credits that can be spent. */
    public long balance() {
        return platform.books().balance(id);
    }

    /** Credits that finished tasks have cost. */
    public long charged() {
        return platform.books().charged(id);
    }

    /** Credits taken for tasks that have not ended. */
    public long reserved() {
        return platform.books().reserved(id);
    }

    /** Everything that happened to the credits, oldest first. */
    public List<Movement> movements() {
        return platform.books().movements(id);
    }

    /** Tasks that are processed now. */
    public int running() {
        return platform.running(id);
    }

    /** Tasks that wait now. */
    public int waiting() {
        return platform.waiting(id);
    }

    /** The cloned voices that can be used, oldest first. */
    public List<VoiceRecord> voices() {
        return platform.voices().voices(id);
    }

    /** The stored subjects, oldest first. */
    public List<SubjectRecord> subjects() {
        return platform.subjects().list(id, List.of(), 0, Integer.MAX_VALUE);
    }

    /** The API keys, oldest first, without deleted ones. Keys themselves are not kept. */
    public List<KeyRecord> keys() {
        return platform.keys().keys(id);
    }

    /**
     * Makes an API key: its {@link NewKey#secret} is shown here only.
     *
     * @param  nickname     1 to 100 characters
     * @throws InputRefusal if the nickname is none, or ten keys are active
     */
    public NewKey createKey(String nickname) {
        return platform.keys().create(id, nickname);
    }

    /**
     * From now on calls with the key are refused with {@code Forbidden}. Its tasks go on.
     *
     * @param  keyId        id of one of {@link #keys}
     * @throws InputRefusal if there is no such key
     */
    public void suspendKey(long keyId) {
        platform.keys().suspend(id, keyId);
    }

    /**
     * Calls with the key are answered again.
     *
     * @throws InputRefusal if there is no such key, or ten others are active
     */
    public void resumeKey(long keyId) {
        platform.keys().resume(id, keyId);
    }

    /**
     * Deletes a key that is suspended.
     *
     * @throws InputRefusal if there is no such key, or it is active
     */
    public void deleteKey(long keyId) {
        platform.keys().delete(id, keyId);
    }

    /** Credits that were paid for, oldest first. What the account began with, or was just added, is none. */
    public List<PurchaseRecord> purchases() {
        return platform.purchases().purchases(id);
    }

    /**
     * Buys credits as the console does, valid for a year.
     *
     * @param  usd          10 to 10,000 US dollars with at most two decimals, such as {@code 25.50}
     * @throws InputRefusal if it is no such amount
     */
    public PurchaseRecord purchase(String usd) {
        return platform.purchases().buy(id, usd);
    }

    /**
     * The invoice of a purchase: a PDF, the same bytes each time.
     *
     * @throws InputRefusal if there is no such purchase
     */
    public byte[] invoice(long purchaseId) {
        return InvoicePdf.of(platform, id, purchaseId);
    }

    /** All tasks that have ended, oldest first; failed ones cost nothing. */
    public List<UsageRecord> usage() {
        return usage(Instant.EPOCH, EmulatorClock.END);
    }

    /** The tasks that ended in this time, oldest first; failed ones cost nothing. The end is not part of it. */
    public List<UsageRecord> usage(Instant from, Instant to) {
        return platform.usage().records(id, from, to);
    }

    /** All that the hourly billing run has settled, oldest first. */
    public List<BillLine> bills() {
        return bills(Instant.EPOCH, EmulatorClock.END);
    }

    /** What the hourly billing run has settled, for the hours that begin in this time, oldest first. */
    public List<BillLine> bills(Instant from, Instant to) {
        return platform.billing().lines(id, from, to);
    }

    /**
     * Checks that the books add up: what was bought, reserved, charged, given back and lapsed is the balance, each
     * package and each task has what its movements say, nothing is negative, usage is what was charged, and bill lines
     * and invoices are complete. Nothing moves meanwhile.
     *
     * @throws IllegalStateException if they do not; it says all that is wrong
     */
    public void checkBooks() {
        List<String> contradictions = platform.contradictions(id);
        if (!contradictions.isEmpty()) {
            throw new IllegalStateException(
                    "The books of " + name + " do not add up:\n" + String.join("\n", contradictions));
        }
    }

    /** Adds a package of credits that is valid for a year, without a purchase and its limits. */
    public void addCredits(long credits) {
        platform.books().grant(id, credits);
    }
}
