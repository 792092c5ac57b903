// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.function.ToLongFunction;

import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.spi.Metadata;

/** What operators see of a component, and what they can make it do, over JMX. */
abstract class OperatedComponent extends KeyedComponent {

    @Metadata(label = "health",
              description = "The health check of an account is DOWN when it has fewer credits left than these. The check is only there"
                            + " when the checks of producers are on (camel.health.producers-enabled=true); it makes the call that"
                            + " reads the balance, which is free, with each API key. 0 for no limit.")
    private int healthCheckLeastCredits;

    OperatedComponent() {
    }

    OperatedComponent(CamelContext context) {
        super(context);
    }

    abstract ViduAccounts accounts();

    /** How each account stands. */
    List<AccountStatus> status() {
        return accounts() == null ? List.of() : accounts().all().stream().map(AccountStatus::of).toList();
    }

    @ManagedAttribute(description = "Tasks of the platform whose end this node waits for")
    public long getTasksInFlight() {
        return sum(account -> account.tasks.inFlight().watched());
    }

    @ManagedAttribute(description = "Requests of this node whose answer was lost and that are being looked for")
    public long getUncertainRows() {
        return sum(account -> account.tasks.inFlight().uncertain());
    }

    @ManagedAttribute(description = "Exchanges that wait for a place under maxConcurrentTasks")
    public long getExchangesWaiting() {
        return sum(account -> account.tasks.inFlight().waiting());
    }

    @ManagedAttribute(description = "Milliseconds for which tasks are not looked at any more, after failures or as the platform asked")
    public long getWatcherPauseMillis() {
        return accounts() == null
                ? 0
                : accounts().all().stream().mapToLong(account -> account.tasks.inFlight().pause().toMillis()).max().orElse(0);
    }

    @ManagedAttribute(description = "Credits set aside today (UTC) for tasks that have not ended, on all nodes that share the ledger")
    public long getCreditsReservedToday() {
        return status().stream().filter(account -> account.day() != null).mapToLong(account -> account.day().reserved()).sum();
    }

    @ManagedAttribute(description = "Credits that tasks of today (UTC) have cost, on all nodes that share the ledger")
    public long getCreditsChargedToday() {
        return status().stream().filter(account -> account.day() != null).mapToLong(account -> account.day().charged()).sum();
    }

    @ManagedAttribute(description = "The last call of the platform that has failed; null when none has")
    public String getLastFailure() {
        return status().stream().flatMap(account -> account.failures().stream().limit(1))
                .max((one, other) -> one.at().compareTo(other.at())).map(CallFailure::toString).orElse(null);
    }

    @ManagedOperation(description = "Looks at all tasks now, also when that is paused after failures")
    public void sweepNow() {
        accounts().all().forEach(account -> account.tasks.watcher().sweepNow());
    }

    @ManagedOperation(description = "Looks now for what became of requests whose answer was lost")
    public void reconcileNow() {
        accounts().all().forEach(account -> account.tasks.settlement().look());
    }

    @Override
    @ManagedOperation(description = "Resolves the placeholders in the API keys again and uses what they give")
    public void refreshKeys() {
        super.refreshKeys();
    }

    private long sum(ToLongFunction<ViduAccount> number) {
        return accounts() == null ? 0 : accounts().all().stream().mapToLong(number).sum();
    }

    public int getHealthCheckLeastCredits() {
        return healthCheckLeastCredits;
    }

    public void setHealthCheckLeastCredits(int healthCheckLeastCredits) {
        this.healthCheckLeastCredits = healthCheckLeastCredits;
    }
}
