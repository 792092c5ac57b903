// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelvidu.api.catalog.Condition;
import io.github.camelvidu.api.catalog.Measure;
import io.github.camelvidu.api.catalog.PriceList;
import io.github.camelvidu.api.catalog.PriceRow;
import io.github.camelvidu.api.catalog.Tariff;
import io.github.camelvidu.api.catalog.Unpriced;

/** The price list of a kind in words. */
final class PriceTable {

    private final PriceList prices;

    PriceTable(PriceList prices) {
        this.prices = prices;
    }

    /**
     * Model, resolution, credits, off-peak credits.
     *
     * @param offPeak whether the kind can be off-peak; without, the last column is left out
     */
    List<List<String>> rows(String kind, boolean offPeak) {
        return prices.rows().stream().filter(row -> row.kind().equals(kind)).map(row -> row(row, offPeak)).toList();
    }

    /** What is added to a price, and what has none. */
    List<String> notes(String kind) {
        Stream<String> extras = prices.extras().stream().filter(extra -> extra.kind().equals(kind))
                .map(extra -> of(extra.model(), extra.resolution()) + conditions(extra.when()) + ": "
                              + words(extra, extra.tariff()) + " more");
        Stream<String> gaps = prices.unpriced().stream().filter(gap -> gap.kind().equals(kind)).map(PriceTable::gap);
        return Stream.concat(extras, gaps).toList();
    }

    private static List<String> row(PriceRow row, boolean offPeak) {
        String where = row.site().equals("any") ? "" : ", " + row.site() + " site";
        String length = row.seconds() == null ? "" : ", " + row.seconds().from() + " s";
        String unsure = switch (row.confidence()) {
            case HIGH -> "";
            case MEDIUM, LOW -> " (" + row.confidence() + " confidence)";
            case GUESS -> " (a guess)";
        };
        List<String> cells = new ArrayList<>(
                List.of(
                        row.model() == null ? "any" : Asciidoc.code(row.model()),
                        row.resolution() == null ? "any" : row.resolution(),
                        words(row, row.tariff()) + conditions(row.when()) + length + pictures(row) + where + unsure));
        if (offPeak) {
            cells.add(offPeak(row));
        }
        return cells;
    }

    private static String pictures(PriceRow row) {
        if (row.images() == null) {
            return "";
        }
        if (row.images().to().signum() == 0) {
            return ", without a picture";
        }
        BigDecimal from = row.images().from();
        BigDecimal to = row.images().to();
        return ", " + (from.compareTo(to) == 0 ? from : from + " to " + to) + (to.compareTo(BigDecimal.ONE) == 0
                ? " picture"
                : " pictures");
    }

    private static String offPeak(PriceRow row) {
        if (row.offPeak() == null) {
            return "no known price";
        }
        return row.offPeak().half() ? "half, rounded up" : words(row, row.offPeak().replacing(row.tariff()));
    }

    private static String words(PriceRow row, Tariff tariff) {
        List<String> parts = new ArrayList<>();
        if (tariff.fixed().signum() != 0) {
            parts.add(number(tariff.fixed()) + " a task");
        }
        for (int i = 0; i < tariff.totals().size(); i++) {
            parts.add(number(tariff.totals().get(i)) + " for " + blocks(row, i + 1));
        }
        if (tariff.each().signum() != 0) {
            parts.add(number(tariff.each()) + " for each " + (tariff.totals().isEmpty() ? "" : "further ")
                      + (row.block().compareTo(BigDecimal.ONE) == 0 ? unit(row, false) : blocks(row, 1)));
        }
        boolean itemByItem = row.measure().basis() == Measure.Basis.DURATION && row.measure().member() != null;
        return parts.isEmpty()
                ? "free"
                : String.join(", ", parts) + (itemByItem ? ", for each of " + row.measure().member() : "");
    }

    private static String blocks(PriceRow row, int count) {
        BigDecimal amount = row.block().multiply(BigDecimal.valueOf(count));
        return number(amount) + " " + unit(row, amount.compareTo(BigDecimal.ONE) != 0);
    }

    private static String unit(PriceRow row, boolean many) {
        String s = many ? "s" : "";
        return switch (row.measure().basis()) {
            case TASK -> "task" + s;
            case DURATION -> "second" + s;
            case SOURCE_SECONDS -> "second" + s + " of the input clip";
            case AUDIO_SECONDS -> "second" + s + " of the input sound";
            case SPEECH_SECONDS -> "second" + s + " of the speech";
            case OUTPUT_SECONDS -> "second" + s + " of the result";
            case CHARS -> "character" + s + " of " + row.measure().member();
            case PROMPTS -> "prompt" + s;
        };
    }

    private static String gap(Unpriced gap) {
        return of(gap.model(), gap.resolution()) + conditions(gap.when()) + ": "
               + (gap.part() == null ? "no price" : "no price of the " + gap.part()) + ", " + gap.why();
    }

    private static String of(String model, String resolution) {
        return (model == null ? "every request" : Asciidoc.code(model)) + (resolution == null ? "" : " at " + resolution);
    }

    private static String conditions(Map<String, Condition> when) {
        return when.entrySet().stream().map(test -> " when " + test.getKey() + " " + test.getValue().words())
                .collect(Collectors.joining());
    }

    private static String number(BigDecimal credits) {
        return credits.stripTrailingZeros().toPlainString();
    }
}
