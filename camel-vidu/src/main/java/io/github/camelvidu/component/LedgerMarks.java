// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.component.ledger.MarkStore;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** The marks in the ledger's database as the two repositories of Camel that consumers use. Thread-safe. */
final class LedgerMarks extends ServiceSupport implements StateRepository<String, String>, IdempotentRepository {

    private final MarkStore store;

    LedgerMarks(MarkStore store) {
        this.store = store;
    }

    @Override
    public void setState(String key, String value) {
        store.put(key, value);
    }

    /** @return null when there is none, as the interface wants it */
    @Override
    public String getState(String key) {
        return store.find(key).orElse(null);
    }

    @Override
    public boolean add(String key) {
        return store.add(key);
    }

    @Override
    public boolean contains(String key) {
        return store.contains(key);
    }

    @Override
    public boolean remove(String key) {
        return store.remove(key);
    }

    /** What is added is kept from then on. */
    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("the marks of all groups lie in this table; none is there to be cleared");
    }
}
