// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.component.client.ApiKey;
import io.github.camelvidu.component.client.HostAddresses;
import io.github.camelvidu.component.client.HostNames;
import io.github.camelvidu.component.client.HttpTransport;
import io.github.camelvidu.component.client.KeyChoice;
import io.github.camelvidu.component.client.KeyRing;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that endpoints of one account share: one client, one ledger, one sweep. Owned by the component, since
 * endpoints come and go. An account is a base URL and a name; its API keys may be replaced.
 */
final class ViduAccount implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ViduAccount.class);

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
    final KeyRing keys;
    final AccountObservers observers;
    final String name;
    final String baseUri;
    /** The key of an endpoint that has one of its own; null when the account uses those of the component. */
    private String own;
    private final HttpTransport transport;

    ViduAccount(ViduConfiguration configuration, AccountSettings settings, TaskLedger ledger, HttpTransport transport,
                ViduThreads threads, ProgressListener progress, MediaProgressListener transferred,
                AccountObservers observers) {
        this.observers = observers;
        this.transport = transport;
        name = configuration.getAccountName();
        baseUri = configuration.baseUri().toString();
        keys = new KeyRing(threads.time());
        client = new ViduClient(
                configuration.baseUri(), keys, transport, settings.mapper(), threads.time(),
                configuration.getSite().contact(), observers);
        RetryRule retries = settings.retries();
        calls = new RetryingCalls(threads.calls(), threads.time(), retries, observers::carry);
        RetryRule backoff = new RetryRule(
                Integer.MAX_VALUE, retries.firstDelay(), LONGEST_BACKOFF, LONGEST_SWEEP_RETRY_AFTER);
        tasks = new AccountTasks(
                new AccountLedger(ledger, configuration.account(), settings.node(), settings.lease(), observers), client, calls,
                threads.calls(), threads.newLookers(), threads.routes(), threads.time(),
                new TaskSettings(
                        new WatchSettings(settings.pollInterval(), backoff, CONCURRENCY), settings.maxConcurrentTasks(),
                        settings.requestTimeout(), retries, settings.absentAfter(), settings.retention()),
                progress);
        cancellation = new TaskCancellation(client, calls, tasks.outcomes(), tasks.watcher());
        awaited = new AwaitedTasks(tasks, cancellation, threads.time());
        boolean plainHttp = "http".equalsIgnoreCase(configuration.baseUri().getScheme());
        media = new MediaDownloader(
                transport, threads.transfers(), threads.besideTransfers(), threads.time(),
                new MediaSettings(retries, plainHttp, HostNames.SYSTEM, SLOWEST_TRANSFER, settings.output(), transferred));
        MediaHosts anywhere = MediaHosts.of(List.of("*"), configuration.baseUri());
        HostAddresses storages = host -> anywhere.addresses(host, HostNames.SYSTEM);
        uploads = new MediaUploader(
                new UploadCalls(client, transport, threads.time(), plainHttp, storages), threads.transfers(), threads.time(),
                retries);
    }

    /** Begins to take up what an earlier run, or another node, has left. */
    void start() {
        observers.opened(tasks::inFlight);
        tasks.start();
    }

    /** Uses the keys of the component as they are now, or goes on with the account's own. */
    synchronized void useKeys(ConfiguredKeys.Keys ofComponent) {
        useKeys(ofComponent, own);
    }

    /**
     * @param ownKey of an endpoint, in the place of all keys of the component; null when the account uses these
     */
    synchronized void useKeys(ConfiguredKeys.Keys ofComponent, String ownKey) {
        own = ownKey;
        boolean changed = own == null
                ? keys.replace(ofComponent.usual(), ofComponent.named()) : keys.replace(new ApiKey(null, own), List.of());
        if (changed) {
            LOG.info("The API keys of account {} are {}", name, keys.all().stream().map(ApiKey::shownName).toList());
            // what was refused with the old ones need not wait for its next turn
            tasks.watcher().sweepNow();
        }
    }

    synchronized boolean usesOwnKey(String ownKey) {
        return Objects.equals(own, ownKey);
    }

    /**
     * The nickname of the key that an endpoint creates with when an exchange chooses none; null for the usual one.
     *
     * @throws IllegalArgumentException when the endpoint names one that there is not
     */
    String nicknameFor(ViduConfiguration endpoint) {
        if (endpoint.getKey() != null) {
            keys.whyNot(new KeyChoice(endpoint.getKey(), false)).ifPresent(why -> {
                throw new IllegalArgumentException("the option key: " + why);
            });
            return endpoint.getKey();
        }
        return keys.all().stream().filter(key -> key.secret() != null && key.secret().equals(endpoint.ownKey()))
                .findFirst().map(ApiKey::name).orElse(null);
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
        observers.close();
        transport.close();
    }
}
