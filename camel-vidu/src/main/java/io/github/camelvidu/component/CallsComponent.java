// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;

import io.github.camelvidu.component.client.HttpLimits;
import io.github.camelvidu.component.client.RetryRule;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Metadata;

/** How a component calls the API, as options. */
abstract class CallsComponent extends OperatedComponent {

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(20);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(2);

    @Metadata(label = "advanced", javaType = "java.time.Duration", defaultValue = "10s",
              description = "How long to try to open a connection.")
    private long connectTimeout = 10_000;
    @Metadata(label = "advanced", javaType = "java.time.Duration", defaultValue = "60s",
              description = "How long to bear silence of the platform, or of a storage host during a transfer.")
    private long responseTimeout = 60_000;
    @Metadata(label = "advanced", javaType = "java.time.Duration", defaultValue = "2m",
              description = "How long a call of the API may take in all. Transfers of media have no such limit.")
    private long requestTimeout = 120_000;
    @Metadata(label = "advanced", defaultValue = "6",
              description = "How often a call that may be repeated is made at most: reads, transfers, and creates that the platform"
                            + " refused with \"later\".")
    private int maxAttempts = 6;
    @Metadata(label = "advanced", javaType = "java.time.Duration", defaultValue = "1s",
              description = "How long to wait before such a call is made again; doubled each time up to 20 seconds, with jitter. A"
                            + " Retry-After of the platform of up to 2 minutes is obeyed.")
    private long retryDelay = 1_000;
    @Metadata(label = "advanced", defaultValue = "16777216",
              description = "Bytes of an answer of the API; a longer one is an error.")
    private int maxAnswerSize = 16 * 1024 * 1024;

    CallsComponent() {
    }

    CallsComponent(CamelContext context) {
        super(context);
    }

    HttpLimits limits() {
        return new HttpLimits(
                Duration.ofMillis(connectTimeout), Duration.ofMillis(responseTimeout), Duration.ofMillis(requestTimeout),
                maxAnswerSize);
    }

    RetryRule retries() {
        return new RetryRule(maxAttempts, Duration.ofMillis(retryDelay), LONGEST_DELAY, LONGEST_RETRY_AFTER);
    }

    void checkCallSettings() {
        requireAtLeast("connectTimeout", connectTimeout, 1);
        requireAtLeast("responseTimeout", responseTimeout, 1);
        requireAtLeast("requestTimeout", requestTimeout, 1);
        requireAtLeast("retryDelay", retryDelay, 0);
        requireAtLeast("maxAttempts", maxAttempts, 1);
        requireAtLeast("maxAnswerSize", maxAnswerSize, 1);
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public int getMaxAnswerSize() {
        return maxAnswerSize;
    }

    public void setMaxAnswerSize(int maxAnswerSize) {
        this.maxAnswerSize = maxAnswerSize;
    }
}
