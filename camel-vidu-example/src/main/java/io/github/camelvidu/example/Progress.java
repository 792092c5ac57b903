// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.example;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.ViduTaskEvent;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * What the person in front of the screen sees: a line for each change of a task, and a table at the end. Thread-safe.
 */
final class Progress extends EventNotifierSupport {

    private final PrintStream out;
    private final CountDownLatch open;
    private final Instant started = Instant.now();
    private final Map<String, Row> rows = new TreeMap<>();
    private int failures;
    private int spent;

    Progress(PrintStream out, int prompts) {
        this.out = out;
        this.open = new CountDownLatch(prompts);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ViduTaskEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        ViduTaskEvent change = (ViduTaskEvent) event;
        // the routes make the file's name the key
        String queue = change.getQueuePosition() == null ? "" : "  " + change.getQueuePosition() + " in the queue before it";
        out.printf("  %-12s %-11s %4d s%s%n", withoutExtension(change.getIdempotencyKey()), change.getNewState(),
                change.getElapsed().toSeconds(), queue);
    }

    void written(Exchange exchange) {
        String video = exchange.getMessage().getHeader(Exchange.FILE_NAME_PRODUCED, String.class);
        Integer credits = exchange.getMessage().getHeader("CamelViduCredits", Integer.class);
        finish(new Row(name(exchange), String.valueOf(credits), video), credits == null ? 0 : credits);
    }

    void failed(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String money = cause instanceof ViduException vidu ? vidu.getMoney().toString() : "?";
        out.printf("  %-12s %s%n", name(exchange), cause.getMessage());
        synchronized (this) {
            failures++;
        }
        finish(new Row(name(exchange), money, cause.getClass().getSimpleName()), 0);
    }

    void awaitAll() throws InterruptedException {
        open.await();
    }

    synchronized int failures() {
        return failures;
    }

    synchronized void printTable() {
        out.printf("%n  %-12s %8s  %s%n", "PROMPT", "CREDITS", "VIDEO");
        rows.values().forEach(row -> out.printf("  %-12s %8s  %s%n", row.name, row.credits, row.where));
        out.printf("  %-12s %8d  in %d s%n", rows.size() + " in all", spent, seconds());
    }

    private record Row(String name, String credits, String where) {
    }

    private void finish(Row row, int credits) {
        synchronized (this) {
            rows.put(row.name, row);
            spent += credits;
        }
        open.countDown();
    }

    private long seconds() {
        return Duration.between(started, Instant.now()).toSeconds();
    }

    private static String name(Exchange exchange) {
        String file = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        return file == null ? exchange.getExchangeId() : withoutExtension(Path.of(file).getFileName().toString());
    }

    private static String withoutExtension(String file) {
        return file.replaceFirst("[.][^.]*$", "");
    }
}
