// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelvidu.component.tasks.AccountLedger;
import io.github.camelvidu.component.time.Timekeeper;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims on items, with a lease, over any repository that can add a key once. The time is cut into pieces as long as
 * the lease. Who holds an item has added {@code item#piece}, and adds the key of each next piece while it holds on; an
 * item is free when neither this piece nor the one before has a key. So what a dead node held comes free by itself,
 * which a repository that is asked to add the item eagerly does not let it do. What is done is the item's own key. The
 * pieces are those of the ledger's clock, so that nodes that share its database agree on them.
 */
final class ItemClaims {

    private static final Logger LOG = LoggerFactory.getLogger(ItemClaims.class);

    private final IdempotentRepository repository;
    private final Executor pool;
    private final Timekeeper time;
    private final AccountLedger ledger;
    /** The pieces whose keys this consumer has added, of each item that it holds. */
    private final Map<String, Deque<Long>> held = new HashMap<>();
    private boolean renewing;
    private boolean stopped;

    ItemClaims(IdempotentRepository repository, Executor pool, Timekeeper time, AccountLedger ledger) {
        this.repository = repository;
        this.pool = pool;
        this.time = time;
        this.ledger = ledger;
    }

    boolean isDone(String item) {
        return repository.contains(item);
    }

    synchronized boolean claim(String item) {
        long piece = piece();
        if (held.containsKey(item) || repository.contains(item) || repository.contains(key(item, piece - 1))
                || !repository.add(key(item, piece))) {
            return false;
        }
        if (repository.contains(item)) {
            // the one who held it has come to its end in between
            repository.remove(key(item, piece));
            return false;
        }
        held.put(item, new ArrayDeque<>());
        held.get(item).add(piece);
        renewLater();
        return true;
    }

    synchronized void done(String item) {
        repository.add(item);
        repository.confirm(item);
        release(item);
    }

    synchronized void release(String item) {
        Deque<Long> pieces = held.remove(item);
        if (pieces != null) {
            pieces.forEach(piece -> repository.remove(key(item, piece)));
        }
    }

    /** Ends the renewals: what is still held comes free when its lease is out. */
    synchronized void stop() {
        stopped = true;
    }

    private void renewLater() {
        if (!renewing && !stopped) {
            renewing = true;
            time.after(ledger.lease().dividedBy(3), this::renewOnPool);
        }
    }

    private void renewOnPool() {
        try {
            pool.execute(this::renew);
        } catch (RejectedExecutionException e) {
            LOG.debug("No more renewals: the component has stopped");
        }
    }

    private synchronized void renew() {
        renewing = false;
        try {
            long piece = piece();
            held.forEach((item, pieces) -> renew(item, pieces, piece));
        } catch (RuntimeException e) {
            LOG.warn("Claims on {} items could not be renewed, which is tried again; other nodes may take them meanwhile",
                    held.size(), e);
        }
        if (!held.isEmpty()) {
            renewLater();
        }
    }

    private void renew(String item, Deque<Long> pieces, long piece) {
        if (pieces.getLast() == piece) {
            return;
        }
        if (!repository.add(key(item, piece))) {
            LOG.warn("{} is held by another consumer too, since this one was not heard of in time", item);
            return;
        }
        pieces.add(piece);
        while (pieces.size() > 2) {
            repository.remove(key(item, pieces.removeFirst()));
        }
    }

    private long piece() {
        Duration lease = ledger.lease();
        return ledger.now().toEpochMilli() / lease.toMillis();
    }

    private static String key(String item, long piece) {
        return item + "#" + piece;
    }
}
