// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.component.client.HttpTransport;
import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.ViduClient;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.media.MediaDownloader;
import io.github.camelvidu.component.media.MediaSettings;
import io.github.camelvidu.component.tasks.TaskOutcomes;
import io.github.camelvidu.component.tasks.TaskSubmitter;
import io.github.camelvidu.component.tasks.TaskWatcher;
import io.github.camelvidu.component.tasks.WatchSettings;

/**
 * Everything that endpoints of one account share: one client, one ledger, one sweep. Owned by the component, since endpoints
 * come and go. An account is a base URL and a name; its API key may be replaced.
 */
final class ViduAccount implements Closeable {

    /** Calls that may be repeated: six in about a minute. */
    private static final RetryRule RETRIES
            = new RetryRule(6, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(2));
    /** A sweep that fails stays away for at most this long. */
    private static final RetryRule SWEEP_BACKOFF
            = new RetryRule(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(5));
    /** The platform's limit unless more was bought (reference, section 11). */
    private static final int CONCURRENCY = 5;

    final ViduClient client;
    final RetryingCalls calls;
    final TaskSubmitter submitter;
    final TaskWatcher watcher;
    final TaskOutcomes outcomes;
    final MediaDownloader media;
    private final String apiKey;
    private final HttpTransport transport;

    ViduAccount(ViduConfiguration configuration, AccountSettings settings, TaskLedger ledger, HttpTransport transport,
                ViduThreads threads) {
        String name = configuration.baseUri() + "#" + configuration.getAccountName();
        this.transport = transport;
        apiKey = configuration.getApiKey();
        client = new ViduClient(
                configuration.baseUri(), () -> apiKey, transport, settings.mapper(), threads.time(),
                configuration.getSite().contact());
        calls = new RetryingCalls(threads.calls(), threads.time(), RETRIES);
        Duration lease = settings.requestTimeout().plus(RETRIES.longestRetryAfter()).multipliedBy(RETRIES.maxAttempts());
        submitter = new TaskSubmitter(name, settings.node(), ledger, client, calls, threads.time(), lease);
        outcomes = new TaskOutcomes(name, ledger);
        watcher = new TaskWatcher(
                client, threads.calls(), threads.routes(), threads.time(),
                new WatchSettings(settings.pollInterval(), SWEEP_BACKOFF, CONCURRENCY), outcomes::record);
        boolean plainHttp = "http".equalsIgnoreCase(configuration.baseUri().getScheme());
        media = new MediaDownloader(transport, threads.transfers(), threads.time(), new MediaSettings(RETRIES, plainHttp));
    }

    /** Whether the endpoint's key is the one that this account is used with. */
    boolean usesKey(String key) {
        return apiKey == null ? key == null : apiKey.equals(key);
    }

    @Override
    public void close() throws IOException {
        watcher.stop();
        calls.stop(() -> new ViduServerException(
                "the call was given up: the component is stopping", FailureDetails.NONE.withRetryable(true), null));
        transport.close();
    }
}
