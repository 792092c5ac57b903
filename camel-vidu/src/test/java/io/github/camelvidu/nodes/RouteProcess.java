// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.nio.file.Path;

import io.github.camelvidu.component.ViduComponent;
import io.github.camelvidu.component.ViduConstants;
import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * A process of its own with one route: prompts from a folder, videos into another. It stops at the cut point it is
 * told.
 */
public final class RouteProcess {

    static final String FOLDER = "vidu.node.folder";
    static final String CUT = "vidu.node.cut";
    static final String LEDGER_GOES = "vidu.node.ledgerGoes";
    static final String TAKES_LEFTOVERS = "vidu.node.takesLeftovers";

    private final Gate gate;
    private final Outage outage = new Outage();
    private final Path folder;

    private RouteProcess(String cut, String folder) {
        this.gate = new Gate(cut == null ? null : CutPoint.valueOf(cut));
        this.folder = Path.of(folder);
    }

    public static void main(String[] arguments) throws Exception {
        new RouteProcess(System.getProperty(CUT), ProcessSettings.of(FOLDER)).run();
    }

    private void run() throws Exception {
        Signals.listen(this::goOn);
        DefaultCamelContext camel = new DefaultCamelContext();
        ViduComponent vidu = ProcessSettings.component(camel);
        JdbcTaskLedger ledger = new JdbcTaskLedger(outage.of(ProcessSettings.database(4)));
        ledger.createSchema();
        vidu.setLedger(CutLedger.of(ledger, gate));
        camel.getRegistry().bind("poll", idleTold());
        camel.addRoutes(routes());
        camel.start();
        Signals.say(Signals.STARTED);
    }

    private void goOn() {
        if (Boolean.getBoolean(LEDGER_GOES)) {
            outage.begin();
        }
        gate.open();
    }

    private RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder.resolve("inbox") + "?delay=100&initialDelay=0&pollStrategy=#poll")
                        .process(exchange -> exchange.getExchangeExtension().addOnCompletion(new AfterCommit()))
                        .to("vidu:generate?" + ProcessSettings.MODEL + "&idempotencyKey=${file:name}"
                            + "&fileName=${file:name.noext}&downloadDir=" + folder.resolve("downloads"))
                        .to("file:" + folder.resolve("out") + "?tempPrefix=.part-")
                        .process(exchange -> gate.pass(CutPoint.BEFORE_COMMIT));
                if (Boolean.getBoolean(TAKES_LEFTOVERS)) {
                    // results of which the ledger does not know that they have been delivered
                    from("vidu:tasks?delay=200")
                            .setHeader(Exchange.FILE_NAME, header(ViduConstants.TASK_KEY))
                            .to("vidu:download?fileName=${file:name.noext}&downloadDir=" + folder.resolve("downloads"))
                            .to("file:" + folder.resolve("out") + "?tempPrefix=.part-");
                }
            }
        };
    }

    private static PollingConsumerPollStrategy idleTold() {
        return new DefaultPollingConsumerPollStrategy() {
            @Override
            public void commit(Consumer consumer, Endpoint endpoint, int polled) {
                if (polled == 0) {
                    Signals.say(Signals.IDLE);
                }
            }
        };
    }

    /** The folder's own step, which moves the file away, is one of the others: this one comes last. */
    private final class AfterCommit extends SynchronizationAdapter {

        @Override
        public int getOrder() {
            return LOWEST;
        }

        @Override
        public void onComplete(Exchange exchange) {
            gate.pass(CutPoint.AFTER_COMMIT);
        }
    }
}
