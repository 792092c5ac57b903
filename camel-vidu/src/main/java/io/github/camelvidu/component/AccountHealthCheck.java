// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Map;

import io.github.camelvidu.api.Credits;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.ApiKey;
import io.github.camelvidu.component.client.KeyChoice;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether an account can be used: makes the call that reads the balance, which is free, once with each of its API keys.
 * A readiness check. DOWN when a call fails, or when fewer credits are left than the component wants.
 */
final class AccountHealthCheck extends AbstractHealthCheck {

    private final ViduAccount account;
    private final int leastCredits;

    /**
     * @param name         of the component and the account
     * @param leastCredits with fewer the account is DOWN; 0 for no such limit
     */
    AccountHealthCheck(ViduAccount account, String name, int leastCredits) {
        super("camel", "producer:" + name);
        this.account = account;
        this.leastCredits = leastCredits;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        if (account.keys.all().isEmpty()) {
            builder.message("there is no API key").down();
            return;
        }
        for (ApiKey key : account.keys.all()) {
            Answer<Credits> answer = account.client.credits(false, new KeyChoice(key.name(), false));
            if (answer instanceof Answer.Failed<Credits> failed) {
                refused(builder, key, failed.exception());
            } else {
                balance(builder, answer.orThrow().total());
            }
        }
    }

    private static void refused(HealthCheckResultBuilder builder, ApiKey key, ViduException why) {
        builder.detail("key." + key.shownName(), why.getReason() == null ? "no answer" : why.getReason());
        builder.detail(SERVICE_STATUS_CODE, why.getHttpStatus());
        if (why.getReason() != null) {
            builder.detail(SERVICE_ERROR_CODE, why.getReason());
        }
        builder.message("API key " + key.shownName() + ": " + why.getMessage()).error(why).down();
    }

    private void balance(HealthCheckResultBuilder builder, long credits) {
        builder.detail("credits", credits);
        if (credits < leastCredits) {
            builder.message("low balance: " + credits + " credits are left, and healthCheckLeastCredits is " + leastCredits)
                    .down();
        }
    }
}
