// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import io.github.camelvidu.api.catalog.OffPeak;
import io.github.camelvidu.api.catalog.PriceRow;
import io.github.camelvidu.api.catalog.Tariff;

/**
 * What one row of the price list makes of amounts.
 *
 * @param credits whole credits, fractions rounded up
 * @param lines   how they come about
 */
record Charge(BigDecimal credits, List<String> lines) {

    /** @param offPeak whether the reduced price is asked for; the row must have one then */
    static Charge of(PriceRow row, List<Amount> amounts, boolean offPeak) {
        OffPeak reduced = offPeak ? row.offPeak() : null;
        boolean half = reduced != null && reduced.half();
        Tariff tariff = reduced == null || half ? row.tariff() : reduced.replacing(row.tariff());
        BigDecimal sum = BigDecimal.ZERO;
        List<String> lines = new ArrayList<>();
        for (Amount amount : amounts) {
            BigDecimal blocks = amount.blocks(row.block());
            sum = sum.add(tariff.credits(blocks));
            lines.add(line(row, tariff, amount, blocks) + (reduced == null || half ? "" : ", off-peak"));
        }
        sum = up(sum);
        if (half) {
            lines.add("off-peak: half of " + sum + ", rounded up");
            sum = up(sum.divide(BigDecimal.valueOf(2)));
        }
        return new Charge(sum, lines);
    }

    private static String line(PriceRow row, Tariff tariff, Amount amount, BigDecimal blocks) {
        List<String> parts = new ArrayList<>();
        int listed = blocks.min(BigDecimal.valueOf(tariff.totals().size())).intValue();
        BigDecimal rest = blocks.subtract(BigDecimal.valueOf(tariff.totals().size())).max(BigDecimal.ZERO);
        if (tariff.fixed().signum() != 0 || tariff.totals().isEmpty() && tariff.each().signum() == 0) {
            parts.add(credits(tariff.fixed()) + " a task");
        }
        if (listed > 0) {
            parts.add("first " + times(BigDecimal.valueOf(listed), row, amount) + " for "
                      + credits(tariff.totals().get(listed - 1)));
        }
        if (rest.signum() > 0 && tariff.each().signum() != 0) {
            parts.add(times(rest, row, amount) + " x " + credits(tariff.each()));
        }
        boolean plain = amount.unit().equals("task") || row.block().compareTo(BigDecimal.ONE) == 0 && amount.of().isEmpty();
        return (plain ? "" : amount.words() + ": ") + (parts.isEmpty() ? "free" : String.join(" + ", parts));
    }

    /** {@code 3 s} when a block is one of the unit, {@code 3 blocks of 500 characters} otherwise. */
    private static String times(BigDecimal blocks, PriceRow row, Amount amount) {
        Amount one = new Amount(row.block(), amount.unit(), "");
        if (row.block().compareTo(BigDecimal.ONE) == 0) {
            return new Amount(blocks, amount.unit(), "").words();
        }
        return blocks + (blocks.compareTo(BigDecimal.ONE) == 0 ? " block of " : " blocks of ") + one.words();
    }

    private static String credits(BigDecimal number) {
        return number.toPlainString() + (number.compareTo(BigDecimal.ONE) == 0 ? " credit" : " credits");
    }

    private static BigDecimal up(BigDecimal credits) {
        return credits.setScale(0, RoundingMode.CEILING);
    }
}
