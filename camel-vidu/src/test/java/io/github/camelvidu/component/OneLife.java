// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.media.MediaOutput;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A process with one route, from a source that delivers again what has failed to a folder of videos. It runs in this
 * JVM, but all that it does passes a {@link Trap}: the ledger, the network, and the disk.
 */
final class OneLife implements AutoCloseable {

    /** Longer than any step of the emulator, shorter than a test's patience. */
    private static final long REQUEST_TIMEOUT = 1_500;
    /** A machine that is busy must not make a task appear after its absence was proven. */
    private static final long ABSENT_AFTER = 2_000;
    private static final String SOURCE = "direct:source";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Trap trap;

    /**
     * @param database  outlives this process
     * @param apiKey    of this life alone, so that one can tell who called
     * @param platform  where it finds the platform
     * @param downloads where results are kept
     * @param videos    where the route puts them
     */
    OneLife(Trap trap, DataSource database, String apiKey, String platform, Path downloads, Path videos) throws Exception {
        this.trap = trap;
        ViduComponent vidu = camel.getComponent("vidu", ViduComponent.class);
        vidu.writeResultsTo(this::output);
        vidu.setLedger(trapped(new JdbcTaskLedger(new TrappedDatabase(database, trap).asDataSource())));
        vidu.setPollInterval(30);
        vidu.setRetryDelay(20);
        vidu.setMaxAttempts(4);
        vidu.setRequestTimeout(REQUEST_TIMEOUT);
        vidu.setResponseTimeout(REQUEST_TIMEOUT);
        vidu.setLedgerLease(300);
        vidu.setAbsentAfter(ABSENT_AFTER);
        vidu.getConfiguration().setApiKey(apiKey);
        vidu.getConfiguration().setBaseUrl(platform);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(SOURCE)
                        .to(ViduTestSupport.GENERATE + "&idempotencyKey=${header.order}&downloadDir=" + downloads
                            + "&fileName=${header.order}")
                        .process(exchange -> save(exchange, videos))
                        .process(exchange -> trap.reached(CutPoint.BEFORE_COMMIT));
            }
        });
        camel.start();
    }

    /** The source delivers a message; the answer tells whether it may forget it. */
    CompletableFuture<Exchange> deliver(String order, String prompt) {
        return camel.createProducerTemplate().asyncSend(SOURCE, exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().setHeader("order", order);
        });
    }

    @Override
    public void close() {
        camel.stop();
    }

    private void save(Exchange exchange, Path videos) throws IOException {
        trap.requireAlive();
        if (trap.diskIsFull()) {
            throw new IOException("No space left on device");
        }
        MediaStream media = exchange.getMessage().getBody(MediaStream.class);
        Files.write(videos.resolve(exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class)), media.readAllBytes());
    }

    private OutputStream output(Path part) throws IOException {
        return new FilterOutputStream(MediaOutput.DISK.open(part)) {

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (trap.diskIsFull()) {
                    throw new IOException("No space left on device");
                }
                out.write(bytes, offset, length);
            }
        };
    }

    /** Reaches the cut points that have to do with the ledger. */
    private TaskLedger trapped(TaskLedger ledger) {
        return HookedLedger.of(ledger, new HookedLedger.Hook() {

            @Override
            public void before(String method, Object[] arguments) {
                if (method.equals("insert")) {
                    trap.reached(CutPoint.BEFORE_RESERVE);
                } else if (isChangeTo(method, arguments, LedgerState.SUBMITTED)) {
                    trap.reached(CutPoint.READ_AND_UNSTORED);
                }
            }

            @Override
            public void after(String method, Object[] arguments) {
                if (method.equals("insert")) {
                    trap.reached(CutPoint.AFTER_RESERVE);
                } else if (isChangeTo(method, arguments, LedgerState.SUBMITTED)) {
                    trap.reached(CutPoint.STORED_AND_UNWATCHED);
                } else if (isChangeTo(method, arguments, LedgerState.SUCCEEDED)) {
                    trap.reached(CutPoint.ENDED_AND_UNDELIVERED);
                }
            }
        });
    }

    private static boolean isChangeTo(String method, Object[] arguments, LedgerState state) {
        return method.equals("replace") && ((LedgerEntry) arguments[0]).state() != state
                && ((LedgerEntry) arguments[1]).state() == state;
    }

    /** The connections of one process to a database. */
    private record TrappedDatabase(DataSource database, Trap trap) {

        DataSource asDataSource() {
            return (DataSource) Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(), new Class<?>[] { DataSource.class }, (proxy, method, arguments) -> {
                        if (trap.ledgerIsAway()) {
                            throw new SQLException(
                                    trap.diskIsFull() ? "could not extend file: No space left on device" : "connection refused",
                                    trap.diskIsFull() ? "53100" : "08001");
                        }
                        return method.invoke(database, arguments);
                    });
        }
    }
}
