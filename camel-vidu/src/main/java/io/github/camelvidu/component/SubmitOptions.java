// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * Under which key a task is wanted, what it may cost, and what becomes of requests whose answer is lost, as options.
 */
@UriParams
public abstract class SubmitOptions extends TaskListOptions {

    @UriParam(label = "producer",
              description = "A simple expression for the key under which the task is wanted, for example ${file:name}. The same"
                            + " key never makes a second task. Without it each exchange has a key of its own, which only"
                            + " protects its redeliveries.")
    private String idempotencyKey;
    @UriParam(label = "producer,advanced", defaultValue = "false",
              description = "Whether a key whose task failed may be used for another attempt, if the failure cost nothing and"
                            + " may pass.")
    private boolean resubmitFailed;
    @UriParam(label = "producer", defaultValue = "SETTLE",
              description = "What an exchange does when the answer to its request was lost. SETTLE waits, without a thread, until"
                            + " it is known what the platform has made of it, and goes on with that; FAIL fails at once with"
                            + " ViduSubmitUncertainException. Nothing is paid twice either way.")
    private Uncertain uncertain = Uncertain.SETTLE;
    @UriParam(label = "producer",
              description = "Credits that a task may cost. One that would cost more, or has no known price, is refused.")
    private Integer maxCreditsPerTask;
    @UriParam(label = "producer",
              description = "Credits that the tasks of the account may cost in an hour of UTC, running ones included, on all nodes"
                            + " that share the ledger. What would go beyond, or has no known price, is refused.")
    private Integer maxCreditsPerHour;
    @UriParam(label = "producer",
              description = "Credits that the tasks of the account may cost in a day of UTC, running ones included, on all nodes"
                            + " that share the ledger. What would go beyond, or has no known price, is refused.")
    private Integer maxCreditsPerDay;
    @UriParam(label = "producer,advanced", defaultValue = "false",
              description = "For reconcile: settles the key as one whose request created nothing. Only for a person who has looked.")
    private boolean absent;

    /** @throws IllegalArgumentException that names the option which is no number of credits */
    void checkBudget() {
        check("maxCreditsPerTask", maxCreditsPerTask);
        check("maxCreditsPerHour", maxCreditsPerHour);
        check("maxCreditsPerDay", maxCreditsPerDay);
    }

    private static void check(String option, Integer credits) {
        if (credits != null && credits < 0) {
            throw new IllegalArgumentException("the option " + option + " is " + credits + "; it must be 0 or more credits");
        }
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public boolean isResubmitFailed() {
        return resubmitFailed;
    }

    public void setResubmitFailed(boolean resubmitFailed) {
        this.resubmitFailed = resubmitFailed;
    }

    public Uncertain getUncertain() {
        return uncertain;
    }

    public void setUncertain(Uncertain uncertain) {
        this.uncertain = uncertain;
    }

    public Integer getMaxCreditsPerTask() {
        return maxCreditsPerTask;
    }

    public void setMaxCreditsPerTask(Integer maxCreditsPerTask) {
        this.maxCreditsPerTask = maxCreditsPerTask;
    }

    public Integer getMaxCreditsPerHour() {
        return maxCreditsPerHour;
    }

    public void setMaxCreditsPerHour(Integer maxCreditsPerHour) {
        this.maxCreditsPerHour = maxCreditsPerHour;
    }

    public Integer getMaxCreditsPerDay() {
        return maxCreditsPerDay;
    }

    public void setMaxCreditsPerDay(Integer maxCreditsPerDay) {
        this.maxCreditsPerDay = maxCreditsPerDay;
    }

    public boolean isAbsent() {
        return absent;
    }

    public void setAbsent(boolean absent) {
        this.absent = absent;
    }
}
