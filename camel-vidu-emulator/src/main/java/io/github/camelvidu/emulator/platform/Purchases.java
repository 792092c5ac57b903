// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.store.PurchaseRecord;
import io.github.camelvidu.emulator.store.PurchaseTable;
import io.github.camelvidu.emulator.store.Store;

/**
 * Credits for US dollars, as the global site sells them (Vidu reference, sections 12 and 17): 10 to 10,000 USD a
 * payment. No money moves, whoever buys has it. Thread-safe.
 */
public final class Purchases {

    /** What an amount may be, in words. */
    public static final String AMOUNTS = "10.00 to 10000.00 US dollars as text, with at most two decimals";

    private static final BigDecimal LEAST = new BigDecimal("10.00");
    private static final BigDecimal MOST = new BigDecimal("10000.00");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");
    private static final int CENTS = 2;

    private final Store store;
    private final EmulatorClock clock;
    private final Books books;
    private final BigDecimal usdPerCredit;
    private final Site site;

    Purchases(Store store, EmulatorClock clock, Books books, BigDecimal usdPerCredit, Site site) {
        this.store = store;
        this.clock = clock;
        this.books = books;
        this.usdPerCredit = usdPerCredit;
        this.site = site;
    }

    /** What a credit costs, in US dollars. */
    public BigDecimal usdPerCredit() {
        return usdPerCredit;
    }

    /** What so many credits cost, in US dollars and exact. */
    public BigDecimal value(long credits) {
        return usdPerCredit.multiply(BigDecimal.valueOf(credits));
    }

    /**
     * What an amount would buy; buys nothing.
     *
     * @param  usd          such as {@code 25.50}
     * @throws InputRefusal if the amount is none, see {@link #AMOUNTS}, or the site does not sell for US dollars
     */
    public Quote quote(String usd) {
        if (site != Site.GLOBAL) {
            throw InputRefusal.conflict("usd", usd, "the global site",
                    "The China site does not sell for US dollars, and its packages are not emulated.");
        }
        if (!AMOUNT.matcher(usd).matches()) {
            throw InputRefusal.invalid("usd", usd, AMOUNTS, "This is no amount of US dollars.");
        }
        BigDecimal amount = new BigDecimal(usd).setScale(CENTS);
        if (amount.compareTo(LEAST) < 0) {
            throw InputRefusal.invalid("usd", usd, AMOUNTS, "The smallest payment is " + LEAST + " US dollars.");
        }
        if (amount.compareTo(MOST) > 0) {
            throw InputRefusal.invalid("usd", usd, AMOUNTS, "The largest payment is " + MOST + " US dollars.");
        }
        return new Quote(amount, amount.divide(usdPerCredit).longValueExact());
    }

    /**
     * Buys a package of credits that is valid for a year.
     *
     * @throws InputRefusal as {@link #quote}; then nothing was bought
     */
    public PurchaseRecord buy(long accountId, String usd) {
        Quote quote = quote(usd);
        Instant now = clock.instant();
        PurchaseRecord purchase = store.write(session -> new PurchaseTable(session).insert(
                accountId, books.addPackage(session, accountId, quote.credits(), now),
                quote.usd().unscaledValue().longValueExact(), quote.credits(), now));
        books.awaitLapse(accountId, purchase.packageId(), now);
        return purchase;
    }

    /** The purchases of an account, oldest first. */
    public List<PurchaseRecord> purchases(long accountId) {
        return store.read(session -> new PurchaseTable(session).purchases(accountId));
    }

    public Optional<PurchaseRecord> find(long accountId, long id) {
        return purchases(accountId).stream().filter(purchase -> purchase.id() == id).findFirst();
    }

    /**
     * What an amount buys.
     *
     * @param usd     US dollars with two decimals
     * @param credits what they buy, a whole number for every cent
     */
    public record Quote(BigDecimal usd, long credits) {
    }
}
