// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import io.github.camelvidu.component.ViduComponent;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.connection.JmsTransactionManager;

/** A process of its own that is one of several nodes: prompts from a queue, results into another. */
public final class NodeProcess {

    static final String BROKER = "vidu.node.broker";
    static final String PATTERN = "vidu.node.pattern";

    private static final String PROMPTS = "jms:queue:" + Broker.PROMPTS + "?concurrentConsumers=";
    private static final String GENERATE
            = "vidu:generate?" + ProcessSettings.MODEL + "&idempotencyKey=${header.JMSMessageID}";

    private NodeProcess() {
    }

    public static void main(String[] arguments) throws Exception {
        Signals.listen(() -> {
        });
        DefaultCamelContext camel = new DefaultCamelContext();
        ViduComponent vidu = ProcessSettings.component(camel);
        vidu.setDataSource(ProcessSettings.database(8));
        JmsTransactionManager transactions = new JmsTransactionManager(broker());
        camel.getRegistry().bind("transactions", transactions);
        camel.addComponent("jms", JmsComponent.jmsComponentTransacted(transactions.getConnectionFactory(), transactions));
        camel.addRoutes(routes(NodePattern.valueOf(ProcessSettings.of(PATTERN))));
        camel.start();
        Signals.say(Signals.STARTED);
    }

    /** Without a window a node holds the messages only that it works on. */
    private static CachingConnectionFactory broker() {
        CachingConnectionFactory broker = new CachingConnectionFactory(
                new ActiveMQConnectionFactory(ProcessSettings.of(BROKER) + "?consumerWindowSize=0"));
        broker.setSessionCacheSize(20);
        return broker;
    }

    private static RouteBuilder routes(NodePattern pattern) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (pattern == NodePattern.DURABLE) {
                    from(PROMPTS + "4").transacted().to(GENERATE + "&waitForCompletion=false");
                    from("vidu:tasks?delay=200&initialDelay=0")
                            .setBody(simple("${header.CamelViduTaskKey}")).to("jms:queue:" + Broker.RESULTS);
                } else {
                    // transacted: the result is sent, and the prompt is taken, in one step; without it both are, one by one
                    from(PROMPTS + "12").transacted().to(GENERATE + "&download=false")
                            .setBody(simple("${header.JMSMessageID}")).to("jms:queue:" + Broker.RESULTS);
                }
            }
        };
    }
}
