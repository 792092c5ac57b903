// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the groups of a component's consumers remember what they have told: what the endpoint names, else the ledger's
 * database, else the memory of the component. Thread-safe.
 */
final class ConsumerGroups {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerGroups.class);

    /** More than are told in the time in which a task that was told can be listed again. */
    private static final int REMEMBERED = 200_000;

    private final StateRepository<String, String> marks;
    private final IdempotentRepository items;
    private final boolean inMemory;

    ConsumerGroups(TaskLedger ledger) {
        inMemory = !(ledger instanceof JdbcTaskLedger);
        if (ledger instanceof JdbcTaskLedger database) {
            LedgerMarks shared = new LedgerMarks(database.marks());
            marks = shared;
            items = shared;
        } else {
            marks = new MemoryStateRepository();
            items = MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);
        }
    }

    /** The repository for marks: what the option names, if anything. */
    StateRepository<String, String> marks(ViduConfiguration options) {
        return options.getStateRepository() == null ? marks : options.getStateRepository();
    }

    /** The repository for what was delivered: what the option names, if anything. */
    IdempotentRepository items(ViduConfiguration options) {
        return options.getIdempotentRepository() == null ? items : options.getIdempotentRepository();
    }

    /** Says at start what a restart will forget. */
    void warn(ViduConfiguration options, String group) {
        if (inMemory && (options.getStateRepository() == null || options.getIdempotentRepository() == null)) {
            LOG.warn(
                    "What the consumer group {} of vidu:{} has been told is remembered in memory: a restart begins again, and other"
                     + " nodes do not know of it. Set both stateRepository and idempotentRepository, or the component's dataSource",
                    group, options.getOperation().uriName());
        }
    }
}
