// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.component.client.HostAddresses;
import io.github.camelvidu.component.client.HostNames;
import io.github.camelvidu.component.client.HttpTransport;
import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.UploadCalls;
import io.github.camelvidu.component.client.ViduClient;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.media.MediaDownloader;
import io.github.camelvidu.component.media.MediaHosts;
import io.github.camelvidu.component.media.MediaPace;
import io.github.camelvidu.component.media.MediaProgressListener;
import io.github.camelvidu.component.media.MediaSettings;
import io.github.camelvidu.component.media.MediaUploader;
import io.github.camelvidu.component.tasks.AccountLedger;
import io.github.camelvidu.component.tasks.AccountTasks;
import io.github.camelvidu.component.tasks.AwaitedTasks;
import io.github.camelvidu.component.tasks.ProgressListener;
import io.github.camelvidu.component.tasks.TaskCancellation;
import io.github.camelvidu.component.tasks.TaskSettings;
import io.github.camelvidu.component.tasks.WatchSettings;

/**
 * Everything that endpoints of one account share: one client, one ledger, one sweep. Owned by the component, since
 * endpoints come and go. An account is a base URL and a name; its API key may be replaced.
 */
final class ViduAccount implements Closeable {

    /** A sweep that fails stays away for at most this long, and for this long if the platform asks for it. */
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    private static final Duration LONGEST_SWEEP_RETRY_AFTER = Duration.ofMinutes(5);
    /** The platform's limit unless more was bought (reference, section 11). */
    private static final int CONCURRENCY = Catalog.bundled().common().defaultConcurrency();

    /** A transfer at less than a kilobyte a second would need a day for a film. */
    private static final MediaPace SLOWEST_TRANSFER = new MediaPace(60 * 1024, Duration.ofMinutes(1));

    final ViduClient client;
    final RetryingCalls calls;
    final AccountTasks tasks;
    final TaskCancellation cancellation;
    final AwaitedTasks awaited;
    final MediaDownloader media;
    final MediaUploader uploads;
    private final String apiKey;
    private final HttpTransport transport;

    ViduAccount(ViduConfiguration configuration, AccountSettings settings, TaskLedger ledger, HttpTransport transport,
                ViduThreads threads, ProgressListener progress, MediaProgressListener transferred) {
        this.transport = transport;
        apiKey = configuration.getApiKey();
        client = new ViduClient(
                configuration.baseUri(), () -> apiKey, transport, settings.mapper(), threads.time(),
                configuration.getSite().contact());
        RetryRule retries = settings.retries();
        calls = new RetryingCalls(threads.calls(), threads.time(), retries);
        RetryRule backoff = new RetryRule(
                Integer.MAX_VALUE, retries.firstDelay(), LONGEST_BACKOFF, LONGEST_SWEEP_RETRY_AFTER);
        tasks = new AccountTasks(
                new AccountLedger(ledger, configuration.account(), settings.node(), settings.lease()), client, calls,
                threads.calls(), threads.newLookers(), threads.routes(), threads.time(),
                new TaskSettings(
                        new WatchSettings(settings.pollInterval(), backoff, CONCURRENCY), settings.maxConcurrentTasks(),
                        settings.requestTimeout(), retries, settings.absentAfter(), settings.retention()),
                progress);
        cancellation = new TaskCancellation(client, calls, tasks.outcomes(), tasks.watcher());
        awaited = new AwaitedTasks(tasks, cancellation, threads.time());
        boolean plainHttp = "http".equalsIgnoreCase(configuration.baseUri().getScheme());
        media = new MediaDownloader(
                transport, threads.transfers(), threads.time(),
                new MediaSettings(retries, plainHttp, HostNames.SYSTEM, SLOWEST_TRANSFER, settings.output(), transferred));
        MediaHosts anywhere = MediaHosts.of(List.of("*"), configuration.baseUri());
        HostAddresses storages = host -> anywhere.addresses(host, HostNames.SYSTEM);
        uploads = new MediaUploader(
                new UploadCalls(client, transport, threads.time(), plainHttp, storages), threads.transfers(), threads.time(), retries);
    }

    /** Begins to take up what an earlier run, or another node, has left. */
    void start() {
        tasks.start();
    }

    /** Whether the endpoint's key is the one that this account is used with. */
    boolean usesKey(String key) {
        return apiKey == null ? key == null : apiKey.equals(key);
    }

    /** Ends all waiting. Calls on their way go on: who aborts a create loses its answer. */
    void stop() {
        awaited.stop();
        tasks.stop();
        calls.stop();
        media.stop();
        uploads.stop();
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
