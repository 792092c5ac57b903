// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.example;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.github.camelvidu.api.usage.UsageTotal;
import io.github.camelvidu.component.ViduConstants;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** What the tasks of the last day have used: every task in a file of CSV, and the credits of each hour in a picture. */
final class UsageRoutes extends RouteBuilder {

    static final String TABLE = "usage.csv";
    static final String PICTURE = "usage.png";
    private static final Duration PERIOD = Duration.ofHours(23);

    private final Path folder;

    UsageRoutes(Path folder) {
        this.folder = folder;
    }

    @Override
    public void configure() {
        from("direct:usage").routeId("usage")
                .errorHandler(noErrorHandler())
                .process(exchange -> exchange.getMessage().setHeader(ViduConstants.CREATED_FROM, begin()))
                .to("vidu:usage?format=csv")
                .to("file:" + folder + "?fileName=" + TABLE)
                .to("vidu:usage?groupBy=hour,model")
                .process(this::draw);
    }

    private void draw(Exchange exchange) throws Exception {
        List<?> totals = exchange.getMessage().getBody(List.class);
        Instant begin = exchange.getMessage().getHeader(ViduConstants.CREATED_FROM, Instant.class);
        new UsageChart(begin, Instant.now(), totals.stream().map(UsageTotal.class::cast).toList())
                .writeTo(folder.resolve(PICTURE));
    }

    private static Instant begin() {
        return Instant.now().minus(PERIOD).truncatedTo(ChronoUnit.HOURS);
    }
}
