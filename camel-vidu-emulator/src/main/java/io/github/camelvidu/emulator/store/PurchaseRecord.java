// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Credits that were paid for (Vidu reference, section 17).
 *
 * @param id        as the console shows it
 * @param accountId who bought
 * @param packageId the credits that were bought
 * @param invoice   running number over all accounts, from 1 without a gap
 * @param usdCents  what was paid, in hundredths of a US dollar
 * @param credits   how many credits that was
 * @param madeAt    when
 */
public record PurchaseRecord(
        long id, long accountId, long packageId, long invoice, long usdCents, long credits, Instant madeAt) {

    /** What was paid, in US dollars with two decimals. */
    public BigDecimal usd() {
        return BigDecimal.valueOf(usdCents, 2);
    }

    /** Such as {@code VE-2026-000001}: the year of the purchase in UTC, and the running number. */
    public String invoiceNumber() {
        return String.format(Locale.ROOT, "VE-%d-%06d", madeAt.atOffset(ZoneOffset.UTC).getYear(), invoice);
    }
}
