// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Optional;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Consumers, on any number of nodes, that share what an operation tells about an account: each item goes to one of
 * them, again when its exchange has failed or its node has died. What the group has been told is remembered in Camel's
 * own repositories, under {@code account/operation/group/name}. Started and stopped with its consumer. Thread-safe; a
 * call takes as long as the repository does, and throws what it throws.
 */
final class ConsumerGroup extends ServiceSupport {

    private final ViduEndpoint endpoint;
    private String prefix;
    private StateRepository<String, String> marks;
    private ItemClaims claims;

    ConsumerGroup(ViduEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** What the group remembers under a name; empty when it has never been written. */
    Optional<String> mark(String name) {
        return Optional.ofNullable(marks.getState(prefix + name));
    }

    /** @param text one line, which every repository takes */
    void setMark(String name, String text) {
        marks.setState(prefix + name, text);
    }

    /** Whether the item was delivered, by any node. */
    boolean isDone(String item) {
        return claims.isDone(prefix + item);
    }

    /**
     * Takes an item for this consumer, until it is done or released; no other consumer of the group gets it meanwhile.
     * When this node dies others can have it after {@code ledgerLease}, twice at most.
     *
     * @return false when it is done, or another has it
     */
    boolean claim(String item) {
        return claims.claim(prefix + item);
    }

    /** The item that was claimed has been delivered: no consumer of the group gets it any more. */
    void done(String item) {
        claims.done(prefix + item);
    }

    /** The item that was claimed has not been delivered: any consumer of the group may have it. */
    void release(String item) {
        claims.release(prefix + item);
    }

    @Override
    protected void doStart() throws Exception {
        ViduConfiguration options = endpoint.getConfiguration();
        ViduComponent component = endpoint.getComponent();
        String group = options.consumerGroup();
        prefix = options.account() + "/" + options.getOperation().uriName() + "/" + group + "/";
        component.groups().warn(options, group);
        marks = component.groups().marks(options);
        IdempotentRepository items = component.groups().items(options);
        ServiceHelper.startService(marks, items);
        claims = new ItemClaims(
                items, component.threads().calls(), component.threads().time(), endpoint.account().tasks.ledger());
    }

    @Override
    protected void doStop() {
        claims.stop();
    }
}
