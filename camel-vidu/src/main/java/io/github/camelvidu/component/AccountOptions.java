// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What consumers tell of an account, and where it is remembered what they have told, as options. */
@UriParams
public abstract class AccountOptions extends ResultOptions {

    /** What every repository takes in a key. */
    private static final Pattern GROUP = Pattern.compile("[0-9A-Za-z._-]{1,64}");

    @UriParam(label = "consumer",
              description = "The name of the consumers, on any number of nodes, that share what they are told: each thing goes to one"
                            + " of them. Routes that are each to be told everything need names of their own. The account's name"
                            + " when not set. Of tasks only for those of the account (scope).")
    private String consumerGroup;
    @UriParam(label = "consumer,advanced",
              description = "Where the group remembers how far it has come. When not set, in the ledger's database if there is one,"
                            + " else in memory: then a restart begins again.")
    private StateRepository<String, String> stateRepository;
    @UriParam(label = "consumer,advanced",
              description = "Where the group remembers what was delivered, and what one of its consumers works on. Share one between"
                            + " nodes. When not set, in the ledger's database if there is one, else in memory.")
    private IdempotentRepository idempotentRepository;
    @UriParam(label = "consumer",
              description = "When a group begins that remembers nothing yet, for example 2026-11-01T00:00:00Z. The time of its first"
                            + " start when not set.")
    private String since;
    @UriParam(label = "consumer", defaultValue = "LEDGER",
              description = "Which ended tasks are given. LEDGER: those of the ledger that no exchange waits for. ACCOUNT: all of the"
                            + " account by the platform's list, also those that other programs submitted.")
    private TaskScope scope = TaskScope.LEDGER;
    @UriParam(label = "consumer",
              description = "Credits under which the balance is low. There is an event when it falls below, and the next one when it"
                            + " falls below again after it has recovered. None when not set.")
    private Long lowBalance;
    @UriParam(label = "consumer", javaType = "java.time.Duration", defaultValue = "7d",
              description = "How long before it lapses there is an event about a package that has credits left.")
    private long lapseNotice = Duration.ofDays(7).toMillis();

    /** @throws IllegalArgumentException that names the option at fault */
    void checkAccountOptions() {
        if (consumerGroup != null && !GROUP.matcher(consumerGroup).matches()) {
            throw new IllegalArgumentException(
                    "the option consumerGroup is '" + consumerGroup
                                               + "'; 1 to 64 letters, digits, dots, dashes and _ are allowed");
        }
        since();
        if (lowBalance != null && lowBalance < 1) {
            throw new IllegalArgumentException(
                    "the option lowBalance is " + lowBalance + "; it must be a number of credits, 1 or more");
        }
        if (lapseNotice < 0) {
            throw new IllegalArgumentException("the option lapseNotice is " + lapseNotice + "; it must be a time such as 7d");
        }
    }

    /**
     * The name of the group.
     *
     * @throws IllegalArgumentException when the account's name is none
     */
    String consumerGroup() {
        String group = consumerGroup == null ? accountName() : consumerGroup;
        if (!GROUP.matcher(group).matches()) {
            throw new IllegalArgumentException(
                    "the account's name can not be the name of a consumer group: set the option consumerGroup");
        }
        return group;
    }

    abstract String accountName();

    /** When a group begins that remembers nothing; empty for now. */
    Optional<Instant> since() {
        try {
            return Optional.ofNullable(since).map(value -> OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the option since is '" + since + "'; it must be a time such as 2026-11-01T00:00:00Z", e);
        }
    }

    public String getConsumerGroup() {
        return consumerGroup;
    }

    public void setConsumerGroup(String consumerGroup) {
        this.consumerGroup = consumerGroup;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public String getSince() {
        return since;
    }

    public void setSince(String since) {
        this.since = since;
    }

    public TaskScope getScope() {
        return scope;
    }

    public void setScope(TaskScope scope) {
        this.scope = scope;
    }

    public Long getLowBalance() {
        return lowBalance;
    }

    public void setLowBalance(Long lowBalance) {
        this.lowBalance = lowBalance;
    }

    public long getLapseNotice() {
        return lapseNotice;
    }

    public void setLapseNotice(long lapseNotice) {
        this.lapseNotice = lapseNotice;
    }
}
