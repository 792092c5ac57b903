// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/** The health checks of a component's accounts. There are none when the context has no health checks. Thread-safe. */
final class AccountHealthChecks {

    private final ViduComponent component;
    private final List<HealthCheck> added = new CopyOnWriteArrayList<>();

    AccountHealthChecks(ViduComponent component) {
        this.component = component;
    }

    void add(ViduAccount account) {
        WritableHealthCheckRepository repository = repository();
        if (repository != null) {
            HealthCheck check = new AccountHealthCheck(
                    account, component.name() + "-" + account.name, component.getHealthCheckLeastCredits());
            check.setEnabled(component.isHealthCheckProducerEnabled());
            repository.addHealthCheck(check);
            added.add(check);
        }
    }

    void removeAll() {
        WritableHealthCheckRepository repository = repository();
        if (repository != null) {
            added.forEach(repository::removeHealthCheck);
        }
        added.clear();
    }

    /** Null when camel-health is not there, or is off. */
    private WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(
                component.getCamelContext(), "producers", WritableHealthCheckRepository.class);
    }
}
