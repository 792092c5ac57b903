// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.InstantSource;
import java.util.List;

import io.github.camelvidu.component.ledger.H2Databases;
import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where groups remember what they have been told, and what is said about it at start. */
class ConsumerGroupsTest {

    private CapturedLog log;
    private final ViduConfiguration options = new ViduConfiguration();

    @BeforeEach
    void listen() {
        options.setOperation(ViduOperation.CREDITS);
        log = CapturedLog.listen(ConsumerGroups.class.getName(), Level.WARN);
    }

    @AfterEach
    void listenNoMore() {
        log.close();
    }

    @Test
    void aGroupInMemorySaysAtStartThatARestartBeginsAgain() {
        inMemory().warn(options, "g");

        assertThat(lines()).singleElement().asString().startsWith("WARN").contains("group g of vidu:credits")
                .contains("a restart begins again").contains("stateRepository and idempotentRepository").contains("dataSource");
    }

    @Test
    void oneRepositoryIsNotEnoughAndTwoAre() {
        options.setStateRepository(new MemoryStateRepository());
        inMemory().warn(options, "g");
        assertThat(lines()).hasSize(1);

        options.setIdempotentRepository(new MemoryIdempotentRepository());
        inMemory().warn(options, "g");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void theLedgersDatabaseIsUsedUnlessAnOptionNamesAnother() {
        JdbcTaskLedger ledger = new JdbcTaskLedger(H2Databases.newDatabase());
        ledger.createSchema();
        ConsumerGroups groups = new ConsumerGroups(ledger);
        groups.warn(options, "g");

        groups.marks(options).setState("a/credits/g/seen", "text");
        groups.items(options).add("a/credits/g/look");

        assertThat(lines()).isEmpty();
        assertThat(ledger.marks().find("a/credits/g/seen")).contains("text");
        assertThat(ledger.marks().contains("a/credits/g/look")).isTrue();
        IdempotentRepository mine = new MemoryIdempotentRepository();
        options.setIdempotentRepository(mine);
        assertThat(groups.items(options)).isSameAs(mine);
        assertThat(groups.marks(options)).isNotNull().isNotSameAs(mine);
    }

    private static ConsumerGroups inMemory() {
        return new ConsumerGroups(new MemoryTaskLedger(InstantSource.system()));
    }

    private List<String> lines() {
        return log.events().stream().map(event -> event.getLevel() + " " + event.getMessage().getFormattedMessage()).toList();
    }
}
