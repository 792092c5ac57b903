// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which options belong together, so that an operation refuses those that it would ignore. */
enum OptionGroup {

    COMMON("operation", "apiKey", "accountName", "baseUrl", "site", "lazyStartProducer"),
    /** With which of the account's keys something is created. */
    API_KEY("key", "keyFailover"),
    /** Which kind, and what is known about it. */
    KIND("kind", "catalog"),
    /** What is asked of the platform. */
    REQUEST(RequestOptions.NAMES, "validation"),
    INPUT("inputDir", "mediaTransfer"),
    KEY("idempotencyKey"),
    SUBMIT("resubmitFailed", "uncertain"),
    BUDGET("maxCreditsPerTask", "maxCreditsPerHour", "maxCreditsPerDay"),
    /** What a person says about a key. */
    SETTLE("absent"),
    WAIT("waitForCompletion", "waitTimeout", "cancelOnTimeout", "cancelOnStop"),
    MEDIA("download", "downloadDir", "fileName", "artifacts", "mediaHosts", "maxMediaSize"),
    TASK("taskId"),
    PERIOD("createdFrom", "createdTo"),
    LIST("taskIds", "states", "resolutions", "modelVersions", "templates"),
    SUBJECTS("ownership", "subjectIds"),
    PAGES("pageSize"),
    CREDITS("detail"),
    /** As what usage is given. */
    FORMAT("format"),
    GROUP_BY("groupBy"),
    /** Where callbacks arrive. */
    CALLBACK("callbackBaseUrl", "callbackPath"),
    /** Which callbacks are taken. */
    RECEIVE("callbackSecrets", "callbackTolerance", "callbackRepository", "maxCallbackSize", "callbackServer"),
    /** Who shares what a consumer tells, and where that is remembered. */
    GROUP("consumerGroup", "stateRepository", "idempotentRepository"),
    /** Where a group begins. */
    SINCE("since"),
    SCOPE("scope"),
    BALANCE("lowBalance", "lapseNotice"),
    /** Of all consumers. */
    CONSUME("bridgeErrorHandler", "exceptionHandler", "exchangePattern"),
    /** How often it is polled, also when somebody waits for something to come. */
    PACE("delay", "timeUnit"),
    /** Of consumers that poll. */
    POLL("initialDelay", "useFixedDelay", "pollStrategy", "runLoggingLevel", "sendEmptyMessageWhenIdle",
         "greedy", "scheduler", "schedulerProperties", "scheduledExecutorService", "backoffMultiplier", "backoffIdleThreshold",
         "backoffErrorThreshold", "repeatCount", "startScheduler", "maxMessagesPerPoll");

    private final Set<String> options;

    OptionGroup(String... options) {
        this.options = Set.of(options);
    }

    OptionGroup(Set<String> derived, String... more) {
        Set<String> all = new HashSet<>(derived);
        all.addAll(Arrays.asList(more));
        this.options = Set.copyOf(all);
    }

    boolean isCommon() {
        return this == COMMON;
    }

    /** Whether the option is of the group; {@code scheduler.*} belongs to whatever scheduler is chosen. */
    boolean has(String option) {
        return options.contains(option.startsWith("scheduler.") ? "scheduler" : option);
    }

    static Optional<OptionGroup> of(String option) {
        return Arrays.stream(values()).filter(group -> group.has(option)).findFirst();
    }
}
