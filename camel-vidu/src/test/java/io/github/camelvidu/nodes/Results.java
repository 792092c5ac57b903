// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The one who wants the results: sends prompts to the broker and collects what comes back. Thread-safe. */
final class Results implements AutoCloseable {

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final List<String> keys = new ArrayList<>();

    Results(Broker broker) throws JMSException {
        factory = new ActiveMQConnectionFactory(broker.url());
        connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        session.createConsumer(session.createQueue(Broker.RESULTS)).setMessageListener(message -> {
            try {
                add(message.getBody(String.class));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        connection.start();
    }

    /** Gives the key of each prompt. */
    Set<String> order(int prompts) throws JMSException {
        Set<String> ordered = new HashSet<>();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(Broker.PROMPTS));
        for (int i = 1; i <= prompts; i++) {
            TextMessage prompt = session.createTextMessage("A lighthouse keeper climbs stair " + i + " at dawn.");
            producer.send(prompt);
            ordered.add(prompt.getJMSMessageID());
        }
        session.close();
        return ordered;
    }

    synchronized int count() {
        return keys.size();
    }

    synchronized Set<String> distinct() {
        return new HashSet<>(keys);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }

    private synchronized void add(String key) {
        keys.add(key);
    }
}
