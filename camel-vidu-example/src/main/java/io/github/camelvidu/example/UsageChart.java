// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.example;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.github.camelvidu.api.usage.UsageTotal;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler;

/**
 * A picture of the credits of each hour of UTC, a colour for each model. Needs no screen.
 *
 * @param begin  of the first hour
 * @param end    within the last one
 * @param totals by hour and model
 */
record UsageChart(Instant begin, Instant end, List<UsageTotal> totals) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH").withZone(ZoneOffset.UTC);
    private static final int WIDTH = 900;
    private static final int HEIGHT = 360;
    private static final int TITLE = 16;
    private static final double BAR = 0.8;
    private static final Color[] COLOURS
            = { new Color(0x3B6FB6), new Color(0xE08A2C), new Color(0x5B9A57), new Color(0x8E5EA2) };

    void writeTo(Path picture) throws IOException {
        Files.write(picture, BitmapEncoder.getBitmapBytes(chart(), BitmapFormat.PNG));
    }

    private CategoryChart chart() {
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT)
                .title("Credits by the hour in which the task was created").xAxisTitle("hour (UTC)").yAxisTitle("credits")
                .build();
        CategoryStyler styler = chart.getStyler();
        styler.setStacked(true);
        styler.setAvailableSpaceFill(BAR);
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setSeriesColors(COLOURS);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, TITLE));
        styler.setYAxisMin(0.0);
        List<Instant> hours = hours();
        List<String> names = hours.stream().map(HOUR::format).toList();
        byModel(hours).forEach((model, credits) -> chart.addSeries(model, names, credits));
        return chart;
    }

    private List<Instant> hours() {
        List<Instant> hours = new ArrayList<>();
        for (Instant hour = begin; !hour.isAfter(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
            hours.add(hour);
        }
        return hours;
    }

    /** A model that was not used in an hour has a zero there; a day without a task has a line of zeros. */
    private Map<String, List<Long>> byModel(List<Instant> hours) {
        Map<String, Map<Instant, Long>> credits = new TreeMap<>();
        for (UsageTotal total : totals) {
            credits.computeIfAbsent(Objects.requireNonNullElse(total.model(), "no model"), model -> new TreeMap<>())
                    .merge(total.from(), total.credits(), Long::sum);
        }
        if (credits.isEmpty()) {
            credits.put("nothing", Map.of());
        }
        Map<String, List<Long>> lines = new TreeMap<>();
        credits.forEach((model, line) -> lines.put(model, hours.stream().map(hour -> line.getOrDefault(hour, 0L)).toList()));
        return lines;
    }
}
