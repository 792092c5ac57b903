// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.component.client.CamelHttpClients;
import io.github.camelvidu.component.client.HostNames;
import io.github.camelvidu.component.client.HttpLimits;
import io.github.camelvidu.component.client.HttpTransport;
import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.time.SystemTimekeeper;
import io.github.camelvidu.component.time.Timekeeper;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A downloader for tests, of which everything that matters can be set. The API is at {@code storage.test}, which is
 * this machine, so that a test server can stand for a storage host.
 */
final class Downloads implements AutoCloseable {

    static final int ATTEMPTS = 4;
    static final String HOST = "storage.test";
    static final String ETAG = "\"one\"";

    final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final ExecutorService helpers = Executors.newFixedThreadPool(4);
    Executor beside = helpers;
    final List<MediaProgress> progress = new CopyOnWriteArrayList<>();
    final List<String> lookedUp = new CopyOnWriteArrayList<>();
    final CamelContext camel = new DefaultCamelContext();
    HostNames names = host -> new InetAddress[] { InetAddress.getByName("127.0.0.1") };
    MediaOutput output = MediaOutput.DISK;
    MediaPace slowest = new MediaPace(1, Duration.ofMinutes(1));
    Timekeeper time;
    boolean plainHttp = true;
    List<String> allowed = List.of();
    long maxSize = Long.MAX_VALUE;
    boolean interested = true;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private HttpTransport transport;
    private MediaDownloader downloader;

    Downloads() {
        time = new SystemTimekeeper(scheduler);
    }

    /** Looks like a film, and is different at every place. */
    static byte[] film(int bytes, long seed) {
        byte[] film = new byte[bytes];
        new Random(seed).nextBytes(film);
        byte[] head
                = { 0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 2, 0, 'i', 's', 'o', 'm', 'm', 'p', '4', '2' };
        System.arraycopy(head, 0, film, 0, head.length);
        return film;
    }

    /** Made when it is first used, of what is set then. */
    MediaDownloader downloader() {
        if (downloader == null) {
            Duration timeout = Duration.ofSeconds(5);
            transport = new HttpTransport(
                    new CamelHttpClients(camel, Duration.ofMillis(300)), time,
                    new HttpLimits(timeout, timeout, timeout, 1_000));
            RetryRule retries = new RetryRule(ATTEMPTS, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ZERO);
            downloader = new MediaDownloader(
                    transport, pool, beside, time,
                    new MediaSettings(retries, plainHttp, this::resolve, slowest, output, new Noting()));
        }
        return downloader;
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        lookedUp.add(host);
        return names.resolve(host);
    }

    MediaRules rules() {
        return new MediaRules(MediaHosts.of(allowed, URI.create("http://" + HOST)), maxSize);
    }

    CompletableFuture<MediaFile> fetch(MediaLink link, Path directory, String name) {
        return downloader().fetch(link, directory, name, false, rules());
    }

    /** Fetches what is kept, and waits for it. */
    MediaFile fetched(MediaLink link, Path directory, String name) {
        return fetch(link, directory, name).join();
    }

    /** Fetches in vain. */
    ViduMediaException refused(MediaLink link, Path directory, String name) {
        Throwable failure = catchThrowable(() -> fetched(link, directory, name));
        assertThat(failure).isInstanceOf(CompletionException.class).hasCauseInstanceOf(ViduMediaException.class);
        return (ViduMediaException) failure.getCause();
    }

    static String url(StorageServer server) {
        return "http://" + HOST + ":" + server.port() + "/films/one.mp4?X-Amz-Signature=c2lnbmVk";
    }

    static MediaLink link(StorageServer server) {
        return link(server, () -> url(server));
    }

    static MediaLink link(StorageServer server, Callable<String> fresh) {
        return new MediaLink(url(server), fresh, "815", "0");
    }

    /** Names of files, sorted. */
    static List<String> files(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    static void assertIs(MediaFile file, byte[] content) throws IOException {
        var digest = Sha256.digest();
        digest.update(content);
        assertThat(Arrays.mismatch(Files.readAllBytes(file.path()), content)).as("first difference").isEqualTo(-1);
        assertThat(file.length()).isEqualTo(content.length);
        assertThat(file.sha256()).isEqualTo(Sha256.hex(digest));
    }

    @Override
    public void close() throws IOException {
        if (downloader != null) {
            downloader.stop();
            transport.close();
        }
        pool.shutdownNow();
        helpers.shutdown();
        scheduler.shutdownNow();
        camel.stop();
    }

    private final class Noting implements MediaProgressListener {

        @Override
        public boolean isInterested() {
            return interested;
        }

        @Override
        public void progressed(MediaProgress news) {
            progress.add(news);
        }
    }
}
