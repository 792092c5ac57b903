// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** An Artemis broker in this JVM. What it can not deliver in ten attempts goes to {@link #DEAD}. */
final class Broker implements AutoCloseable {

    static final String PROMPTS = "prompts";
    static final String RESULTS = "results";
    static final String DEAD = "DLQ";

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final String url;

    Broker(Path folder) throws Exception {
        url = "tcp://127.0.0.1:" + freePort();
        Configuration configuration = new ConfigurationImpl().setPersistenceEnabled(false).setSecurityEnabled(false)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAcceptorConfiguration("tcp", url)
                .addAddressSetting("#", new AddressSettings().setDeadLetterAddress(SimpleString.of(DEAD))
                        .setMaxDeliveryAttempts(10).setRedeliveryDelay(0).setAutoDeleteQueues(false)
                        .setDefaultAddressRoutingType(RoutingType.ANYCAST).setDefaultQueueRoutingType(RoutingType.ANYCAST));
        for (String name : new String[] { PROMPTS, RESULTS, DEAD }) {
            configuration.addQueueConfiguration(QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST));
        }
        server.setConfiguration(configuration).start();
    }

    String url() {
        return url;
    }

    /** Messages in a queue, those included that are being consumed. */
    long messages(String queue) {
        return Optional.ofNullable(server.getActiveMQServer().locateQueue(queue)).map(Queue::getMessageCount).orElse(0L);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not stop", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
