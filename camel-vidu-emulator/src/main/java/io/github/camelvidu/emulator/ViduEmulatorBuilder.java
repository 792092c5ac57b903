// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.callback.CallbackHosts;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.http.Network;
import io.github.camelvidu.emulator.media.SyntheticVideo;
import io.github.camelvidu.emulator.platform.PlatformSettings;
import io.github.camelvidu.emulator.rules.Check;
import io.github.camelvidu.emulator.rules.PlatformLimits;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.TaskRecord;

/** Settings of an emulator. What is not set behaves as the platform is documented to. Not thread-safe. */
public final class ViduEmulatorBuilder {

    static final String DEFAULT_KEY = "vda_demo";
    static final String DEFAULT_ACCOUNT = "default";
    static final long DEFAULT_CREDITS = 100_000;

    private String host = "127.0.0.1";
    private int port;
    private Network.Tls tls;
    private Path dataDir;
    private EmulatorClock clock;
    private List<String> apiKeys = List.of(DEFAULT_KEY);
    private long credits = DEFAULT_CREDITS;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private Integer concurrency;
    private Function<TaskRecord, Duration> processingTime
            = task -> Duration.ofSeconds(2).plus(Duration.ofMillis(250).multipliedBy(task.seconds()));
    private Duration queueStep = Duration.ofMillis(10);
    private Duration offPeakDelay = Duration.ofSeconds(10);
    private Site site = Site.GLOBAL;
    private boolean balanceBeforeModel;
    private boolean acceptBearer;
    private long unpricedCredits = 100;
    private double linkedMediaSeconds = 10;
    private ToLongFunction<TaskRecord> videoBytes = task -> 0;
    private long seed = 1;
    private int recordedRequests = 10_000;
    private List<String> callbackHosts = List.of();
    private final Set<Check> checks = EnumSet.allOf(Check.class);

    ViduEmulatorBuilder() {
    }

    /** Interface to listen on; {@code 127.0.0.1} when not set. */
    public ViduEmulatorBuilder host(String host) {
        this.host = Objects.requireNonNull(host, "host");
        return this;
    }

    /** Port to listen on; 0, a free one, when not set. */
    public ViduEmulatorBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** Speaks HTTPS with the certificate of this key store (PKCS 12 or JKS). */
    public ViduEmulatorBuilder tls(Path keyStore, String password) {
        this.tls = new Network.Tls(keyStore, password);
        return this;
    }

    /** Keeps accounts, tasks and media in this directory over restarts; in memory when not set. */
    public ViduEmulatorBuilder dataDir(Path dataDir) {
        this.dataDir = dataDir;
        return this;
    }

    /** The clock to live by; one that runs with this machine when not set. It ends with the emulator. */
    public ViduEmulatorBuilder clock(EmulatorClock clock) {
        this.clock = clock;
        return this;
    }

    /** The key of the default account; {@code vda_demo} when not set. */
    public ViduEmulatorBuilder apiKey(String apiKey) {
        return apiKeys(apiKey);
    }

    /** The keys of the default account; the first is the one that {@link ViduEmulator#apiKey} gives. */
    public ViduEmulatorBuilder apiKeys(String first, String... more) {
        List<String> keys = new ArrayList<>(List.of(more));
        keys.add(0, first);
        this.apiKeys = List.copyOf(keys);
        return this;
    }

    /** What the default account gets when it is opened; 100,000 when not set. */
    public ViduEmulatorBuilder credits(long credits) {
        this.credits = credits;
        return this;
    }

    /** One more account. */
    public ViduEmulatorBuilder account(String name, long credits, String... apiKeys) {
        accounts.put(name, new Account(name, credits, List.of(apiKeys)));
        return this;
    }

    /** Tasks of an account that run at once; 5 when not set (Vidu reference, section 11). */
    public ViduEmulatorBuilder concurrency(int concurrency) {
        this.concurrency = concurrency;
        return this;
    }

    /** How long every task is processed; 2 s and a quarter of the result's length when not set. */
    public ViduEmulatorBuilder processingTime(Duration time) {
        return processingTime(task -> time);
    }

    /** How long a task is processed. The function may be called by any thread. */
    public ViduEmulatorBuilder processingTime(Function<TaskRecord, Duration> time) {
        this.processingTime = time;
        return this;
    }

    /** How long a task is created, and then at least queueing; 10 ms each when not set. */
    public ViduEmulatorBuilder queueStep(Duration step) {
        this.queueStep = step;
        return this;
    }

    /** How long an off-peak task waits at least before it is served, when there is room; 10 s when not set. */
    public ViduEmulatorBuilder offPeakDelay(Duration delay) {
        this.offPeakDelay = delay;
        return this;
    }

    /** Whose limits and prices count; the global site's when not set. */
    public ViduEmulatorBuilder site(Site site) {
        this.site = site;
        return this;
    }

    /** An empty balance hides an invalid model, as was seen on the platform; off when not set. */
    public ViduEmulatorBuilder balanceBeforeModel(boolean balanceBeforeModel) {
        this.balanceBeforeModel = balanceBeforeModel;
        return this;
    }

    /** Accepts {@code Authorization: Bearer} besides {@code Token}; off when not set. */
    public ViduEmulatorBuilder acceptBearer(boolean acceptBearer) {
        this.acceptBearer = acceptBearer;
        return this;
    }

    /**
     * Does not look at these, so that requests are accepted that the platform refuses. All is looked at when not set.
     * What is too dear is accepted with enough {@link #credits}, what is too much at once with {@link #concurrency}.
     */
    public ViduEmulatorBuilder without(Check... checks) {
        List.of(checks).forEach(this.checks::remove);
        return this;
    }

    /** Credits for what has no published price; 100 when not set. */
    public ViduEmulatorBuilder unpricedCredits(long credits) {
        this.unpricedCredits = credits;
        return this;
    }

    /** Length of every linked video and sound in seconds, since links are not fetched; 10 when not set. */
    public ViduEmulatorBuilder linkedMediaSeconds(double seconds) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("linkedMediaSeconds must be more than 0, but is " + seconds);
        }
        this.linkedMediaSeconds = seconds;
        return this;
    }

    /** Makes every video as many bytes long as this, see {@link #videoBytes(ToLongFunction)}. */
    public ViduEmulatorBuilder videoBytes(long bytes) {
        if (bytes != 0 && bytes < SyntheticVideo.SHORTEST) {
            throw new IllegalArgumentException(
                    "videoBytes must be 0 or at least " + SyntheticVideo.SHORTEST + ", but is " + bytes);
        }
        return videoBytes(task -> bytes);
    }

    /**
     * Length of a task's videos in bytes, be it gigabytes: they are made while they are served and take neither memory
     * nor disk. They begin like an MP4 file and can not be watched. 0 for videos that are drawn, as all are when this
     * is not set; otherwise at least {@value SyntheticVideo#SHORTEST}. Covers, pictures and sounds stay what they are.
     * The function may be called by any thread and must give the same for the same task.
     */
    public ViduEmulatorBuilder videoBytes(ToLongFunction<TaskRecord> bytes) {
        this.videoBytes = bytes;
        return this;
    }

    /**
     * Seed of everything random that a client sees, such as the seeds the platform chooses and faults by chance; 1 when
     * not set.
     */
    public ViduEmulatorBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Hosts that callbacks may be sent to besides this machine, by name or address as {@code callback_url} has them;
     * {@code *} for all. None when not set.
     */
    public ViduEmulatorBuilder callbackHosts(String... hosts) {
        this.callbackHosts = List.of(hosts);
        return this;
    }

    /**
     * How many requests {@link ViduEmulator#requests} keeps, and how many callbacks {@link ViduEmulator#callbacks};
     * 10,000 each when not set.
     */
    public ViduEmulatorBuilder recordedRequests(int most) {
        this.recordedRequests = most;
        return this;
    }

    /**
     * Starts the emulator.
     *
     * @throws IllegalStateException if the port or the directory cannot be used
     */
    public ViduEmulator start() {
        return new ViduEmulator(this);
    }

    Network network() {
        return new Network(host, port, Optional.ofNullable(tls));
    }

    Optional<Path> dataDir() {
        return Optional.ofNullable(dataDir);
    }

    EmulatorClock clock() {
        return clock == null ? EmulatorClock.running() : clock;
    }

    String apiKey() {
        return apiKeys.get(0);
    }

    /** The default account first. */
    List<Account> accounts() {
        List<Account> all = new ArrayList<>(accounts.values());
        all.add(0, new Account(DEFAULT_ACCOUNT, credits, apiKeys));
        return all;
    }

    PlatformSettings settings(RuleBook rules) {
        PlatformLimits limits = rules.limits();
        return new PlatformSettings(
                site, concurrency == null ? limits.concurrency() : concurrency, queueStep, processingTime,
                offPeakDelay, balanceBeforeModel, unpricedCredits, linkedMediaSeconds, seed);
    }

    long seed() {
        return seed;
    }

    ToLongFunction<TaskRecord> syntheticBytes() {
        return videoBytes;
    }

    Set<Check> checks() {
        return checks;
    }

    boolean bearerAccepted() {
        return acceptBearer;
    }

    CallbackHosts allowedCallbackHosts() {
        return new CallbackHosts(callbackHosts);
    }

    int requestsKept() {
        return recordedRequests;
    }

    record Account(String name, long credits, List<String> apiKeys) {
    }
}
