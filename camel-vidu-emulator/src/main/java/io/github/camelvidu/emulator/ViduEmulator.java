// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.github.camelvidu.emulator.callback.Notifier;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.console.Console;
import io.github.camelvidu.emulator.fault.Faults;
import io.github.camelvidu.emulator.http.CreationsAnswer;
import io.github.camelvidu.emulator.http.EmulatorServer;
import io.github.camelvidu.emulator.http.InFlight;
import io.github.camelvidu.emulator.media.MediaLibrary;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.platform.Script;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.spy.RecordedCallbacks;
import io.github.camelvidu.emulator.spy.RecordedRequests;
import io.github.camelvidu.emulator.store.AccountTable;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * The Vidu platform on this machine, for tests and for trying routes without an account. Listens on the loopback
 * interface unless told otherwise. Thread-safe.
 *
 * <pre>{@code
 * try (ViduEmulator emulator = ViduEmulator.start()) {
 *     // base URL emulator.url(), key emulator.apiKey()
 * }
 * }</pre>
 */
public final class ViduEmulator implements AutoCloseable {

    private static final String LINK_SECRET = "link-secret";
    private static final int SECRET_BYTES = 32;

    private final ViduEmulatorBuilder builder;
    private final EmulatorClock clock;
    private final Faults faults;
    private final RecordedRequests requests;
    private final RecordedCallbacks callbacks;
    private final InFlight inFlight = new InFlight();
    private final Store store;
    private final Path mediaDirectory;
    private final Platform platform;
    private final Console console;
    private final EmulatorServer server;
    private final Notifier notifier;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Map<String, EmulatorAccount> accounts;

    ViduEmulator(ViduEmulatorBuilder builder) {
        this.builder = builder;
        // a start is for the most part the loading of classes, which two threads do faster than one
        Meanwhile<RuleBook> tables = Meanwhile.make(() -> RuleBook.published(builder.checks()));
        clock = builder.clock();
        callbacks = new RecordedCallbacks(builder.requestsKept());
        mediaDirectory = mediaDirectory(builder.dataDir());
        store = builder.dataDir().map(Store::in).orElseGet(Store::inMemory);
        Meanwhile<EmulatorServer> port = Meanwhile.make(() -> EmulatorServer.open(builder.network()));
        try {
            RuleBook rules = tables.get();
            platform = new Platform(store, clock, builder.settings(rules), rules);
            requests = new RecordedRequests(platform.operations(), builder.requestsKept());
            faults = new Faults(platform.operations(), builder.seed());
            platform.resume();
            accounts = openAccounts();
            byte[] linkSecret = linkSecret();
            console = new Console(
                    new Console.Parts(
                            platform, clock, faults, requests, inFlight, builder.network().host(), rules, linkSecret));
            server = port.get();
            notifier = notifier(new CreationsAnswer(platform, rules, clock, linkSecret), server.uri());
            notifier.start();
            server.start(
                    new EmulatorServer.Parts(
                            platform, MediaLibrary.in(mediaDirectory), builder.syntheticBytes(), rules, clock, faults, requests,
                            inFlight, linkSecret, builder.apiKey(), builder.bearerAccepted()),
                    console.handler());
        } catch (RuntimeException e) {
            port.giveUp(EmulatorServer::close);
            closeStore();
            throw e;
        }
        clock.start();
    }

    /** Starts an emulator in memory on a free port, with the key {@code vda_demo} and 100,000 credits. */
    public static ViduEmulator start() {
        return builder().start();
    }

    public static ViduEmulatorBuilder builder() {
        return new ViduEmulatorBuilder();
    }

    /** Scheme, host and port, without a slash at the end: what stands in place of {@code https://api.vidu.com}. */
    public URI baseUri() {
        return server.uri();
    }

    /** {@link #baseUri} as text. */
    public String url() {
        return server.uri().toString();
    }

    /** The first key of the default account. */
    public String apiKey() {
        return builder.apiKey();
    }

    public EmulatorClock clock() {
        return clock;
    }

    /** What goes wrong on the way. */
    public Faults faults() {
        return faults;
    }

    /** What becomes of tasks. */
    public Script script() {
        return platform.script();
    }

    /** What the emulator has seen. */
    public RecordedRequests requests() {
        return requests;
    }

    /** What the emulator has sent to callback addresses. */
    public RecordedCallbacks callbacks() {
        return callbacks;
    }

    /** The default account. */
    public EmulatorAccount account() {
        return account(ViduEmulatorBuilder.DEFAULT_ACCOUNT);
    }

    /**
     * An account that the builder named, or that somebody opened by signing in at the console.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public EmulatorAccount account(String name) {
        return Optional.ofNullable(accounts.get(name))
                .or(() -> platform.accounts().organisations().stream()
                        .filter(organisation -> organisation.name().equals(name))
                        .map(organisation -> new EmulatorAccount(organisation.id(), name, platform))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("No account " + name));
    }

    /** A task as it is now, of any account. */
    public Optional<TaskRecord> task(String id) {
        return platform.task(Long.parseLong(id));
    }

    /** All tasks of all accounts, oldest first. */
    public List<TaskRecord> tasks() {
        return platform.tasks();
    }

    /**
     * Begins anew: accounts as the builder gave them, no tasks, no faults, no script, nothing recorded, no callback
     * due, the clock set back. Calls that are under way are done before it, others after it.
     */
    public void reset() {
        inFlight.between(() -> {
            faults.clear();
            clock.reset();
            platform.clear();
            notifier.clear();
            accounts = openAccounts();
            console.clear();
            requests.clear();
        });
    }

    /** Stops at once; the second time it does nothing. Data in a directory stays. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        server.close();
        clock.close();
        notifier.close();
        closeStore();
    }

    private Notifier notifier(CreationsAnswer answer, URI base) {
        return new Notifier(
                platform, clock, faults, builder.allowedCallbackHosts(), callbacks, task -> answer.of(task, base));
    }

    private void closeStore() {
        store.close();
        if (builder.dataDir().isEmpty()) {
            delete(mediaDirectory);
        }
    }

    private Map<String, EmulatorAccount> openAccounts() {
        Map<String, EmulatorAccount> open = new LinkedHashMap<>();
        for (ViduEmulatorBuilder.Account account : builder.accounts()) {
            long id = platform.accounts().open(account.name(), account.credits(), account.apiKeys());
            open.put(account.name(), new EmulatorAccount(id, account.name(), platform));
        }
        return Map.copyOf(open);
    }

    private byte[] linkSecret() {
        return HexFormat.of().parseHex(store.write(session -> {
            AccountTable table = new AccountTable(session);
            return table.setting(LINK_SECRET).orElseGet(() -> {
                byte[] secret = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(secret);
                table.set(LINK_SECRET, HexFormat.of().formatHex(secret));
                return HexFormat.of().formatHex(secret);
            });
        }));
    }

    private static Path mediaDirectory(Optional<Path> dataDir) {
        try {
            return dataDir.isPresent()
                    ? Files.createDirectories(dataDir.get().resolve("media")) : Files.createTempDirectory("vidu-emulator");
        } catch (IOException e) {
            throw new UncheckedIOException("The emulator cannot write its media", e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The emulator's media could not be deleted", e);
        }
    }
}
