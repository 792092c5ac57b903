// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.example;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduException;
import org.apache.camel.Exchange;

/**
 * What the person in front of the screen sees: a line for each change of a task, and a table at the end. Thread-safe.
 */
final class Progress {

    private static final String LINE = "  %-12s %-11s %4d s  %4s credits%n";

    private final PrintStream out;
    private final CountDownLatch open;
    private final Instant started = Instant.now();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final Map<String, Row> rows = new TreeMap<>();
    private int failures;
    private int spent;

    Progress(PrintStream out, int prompts) {
        this.out = out;
        this.open = new CountDownLatch(prompts);
    }

    void submitted(Exchange exchange) {
        Task task = exchange.getMessage().getBody(Task.class);
        names.put(task.id(), name(exchange));
        show(task);
    }

    void listed(Exchange exchange) {
        Task task = exchange.getMessage().getBody(Task.class);
        if (names.containsKey(task.id())) {
            show(task);
        }
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

    private void show(Task task) {
        String state = task.state().wire();
        if (!state.equals(states.put(task.id(), state))) {
            out.printf(LINE, names.get(task.id()), state, seconds(), task.credits());
        }
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
        return file == null ? exchange.getExchangeId() : Path.of(file).getFileName().toString().replaceFirst("[.][^.]*$", "");
    }
}
