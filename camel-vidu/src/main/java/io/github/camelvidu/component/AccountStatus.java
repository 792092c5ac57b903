// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.component.client.ApiKey;
import io.github.camelvidu.component.ledger.BudgetPeriod;
import io.github.camelvidu.component.ledger.CreditsUsed;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.tasks.AccountLedger;
import io.github.camelvidu.component.tasks.TasksInFlight;

/**
 * How an account stands at this moment, as operators are shown it. Nothing in it is secret.
 *
 * @param name     of the account
 * @param baseUri  where its platform is
 * @param inFlight what its tasks are doing
 * @param hour     credits of this hour of UTC, on all nodes; null when the ledger can not be read
 * @param day      credits of this day of UTC, likewise
 * @param reached  how many rows have come into each state
 * @param keys     its API keys and what was done with them
 * @param failures the calls that have failed last, the latest first
 */
record AccountStatus(
        String name, String baseUri, TasksInFlight inFlight, CreditsUsed hour, CreditsUsed day,
        Map<LedgerState, Long> reached, List<Key> keys, List<CallFailure> failures) {

    /** @param setAside whether the platform has refused it within the last minute */
    record Key(KeyUse use, boolean setAside) {
    }

    static AccountStatus of(ViduAccount account) {
        AccountLedger ledger = account.tasks.ledger();
        AccountRecord record = account.observers.record();
        Map<LedgerState, Long> reached = new LinkedHashMap<>();
        for (LedgerState state : LedgerState.values()) {
            reached.put(state, record.reached(state));
        }
        return new AccountStatus(
                account.name, account.baseUri, account.tasks.inFlight(), used(ledger, BudgetPeriod.HOUR),
                used(ledger, BudgetPeriod.DAY), reached,
                account.keys.all().stream().map(key -> key(key, account)).toList(), record.failures());
    }

    /** All that is a number, by its name. */
    Map<String, Object> numbers() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("tasksInFlight", inFlight.watched());
        numbers.put("tasksQueueing", inFlight.queueing());
        numbers.put("tasksProcessing", inFlight.processing());
        numbers.put("uncertainRows", inFlight.uncertain());
        numbers.put("exchangesWaiting", inFlight.waiting());
        numbers.put("watcherPauseMillis", inFlight.pause().toMillis());
        if (hour != null && day != null) {
            numbers.put("creditsReservedThisHour", hour.reserved());
            numbers.put("creditsChargedThisHour", hour.charged());
            numbers.put("creditsReservedToday", day.reserved());
            numbers.put("creditsChargedToday", day.charged());
        }
        reached.forEach((state, count) -> numbers.put("total" + title(state), count));
        return numbers;
    }

    private static Key key(ApiKey key, ViduAccount account) {
        KeyUse use = account.observers.record().keys().stream()
                .filter(known -> known.name().equals(key.shownName())).findFirst()
                .orElseGet(() -> KeyUse.none(key.shownName()));
        return new Key(use, account.keys.isSetAside(key));
    }

    /** Null when the ledger can not be read: the rest is worth being shown all the more. */
    private static CreditsUsed used(AccountLedger ledger, BudgetPeriod period) {
        try {
            return ledger.used(period, ledger.now());
        } catch (ViduLedgerException e) {
            return null;
        }
    }

    private static String title(LedgerState state) {
        return state.name().charAt(0) + state.name().substring(1).toLowerCase();
    }
}
