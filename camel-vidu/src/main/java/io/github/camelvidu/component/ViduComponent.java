// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.component.client.CamelHttpClients;
import io.github.camelvidu.component.client.HttpLimits;
import io.github.camelvidu.component.client.HttpTransport;
import io.github.camelvidu.component.media.MediaOutput;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.util.IOHelper;

/** The {@code vidu:} component: what the Vidu platform makes and knows, as endpoints. */
@Component(ViduConstants.SCHEME)
@ManagedResource(description = "Managed Vidu component")
public class ViduComponent extends CallsComponent {

    private static final ObjectMapper PLATFORM_JSON = new ObjectMapper();

    @Metadata(description = "What holds for all endpoints that do not say otherwise.")
    private ViduConfiguration configuration = new ViduConfiguration();
    @Metadata(label = "advanced", autowired = true,
              description = "The mapper for objects of your own inside a request that is a Map. The platform's JSON is always read"
                            + " and written by a mapper of the component, so that no setting of another changes what is paid for.")
    private ObjectMapper objectMapper;
    @Metadata(javaType = "java.time.Duration", defaultValue = "2s",
              description = "How often the states of all tasks that are waited for are asked for, up to a hundred with one call.")
    private long pollInterval = 2_000;
    @Metadata(description = "How many tasks of an account may be alive from this component at once. Exchanges that want more wait"
                            + " for a place, without a thread, and nothing is sent or set aside for them; routes take turns."
                            + " 0 for no limit.")
    private int maxConcurrentTasks;
    private final Catalogs catalogs = new Catalogs();
    private final String node = UUID.randomUUID().toString();
    private ParkedExchanges parked;
    private ViduAccounts accounts;
    private ViduThreads threads;
    private ConsumerGroups groups;
    private final AccountHealthChecks healthChecks = new AccountHealthChecks(this);
    private final TemporaryMedia temporaryMedia = new TemporaryMedia();
    private MediaOutput mediaOutput = MediaOutput.DISK;

    public ViduComponent() {
    }

    public ViduComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        ViduConfiguration copy = configuration.copyFor(parameters.keySet());
        ViduEndpoint endpoint = new ViduEndpoint(uri, this, copy);
        copy.setOperation(ViduOperation.named(remaining, getCamelContext().getTypeConverter()));
        for (String option : parameters.keySet()) {
            if (!copy.getOperation().honours(option)) {
                throw new IllegalArgumentException("vidu:" + copy.getOperation().whyNot(option));
            }
        }
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** What endpoints of one base URL and account name share. */
    ViduAccount account(ViduConfiguration settings) {
        return accounts.of(settings, this::keysForStart);
    }

    @Override
    void useKeys(ConfiguredKeys.Keys keys) {
        accounts.useKeys(keys);
    }

    @Override
    ViduAccounts accounts() {
        return accounts;
    }

    /**
     * The endpoints of this component that the context still has: those that it has dropped use their account no more.
     */
    private Stream<ViduConfiguration> endpoints() {
        return getCamelContext().getEndpoints().stream()
                .filter(endpoint -> endpoint instanceof ViduEndpoint vidu && vidu.getComponent() == this)
                .map(endpoint -> ((ViduEndpoint) endpoint).getConfiguration());
    }

    private ViduAccounts newAccounts() {
        HttpLimits limits = limits();
        AccountSettings common = new AccountSettings(
                PLATFORM_JSON, Duration.ofMillis(pollInterval), maxConcurrentTasks, limits.totalTimeout(), retries(), node,
                Duration.ofMillis(getLedgerLease()), Duration.ofMillis(getAbsentAfter()),
                Duration.ofMillis(getLedgerRetention()), mediaOutput);
        return new ViduAccounts(this::endpoints, settings -> {
            String name = settings.getAccountName();
            ViduAccount account = new ViduAccount(
                    settings, common, getLedger(),
                    new HttpTransport(new CamelHttpClients(getCamelContext(), limits.connectTimeout()), threads.time(), limits),
                    threads, new TaskEvents(getCamelContext(), name),
                    new MediaEvents(getCamelContext(), name, threads.routes(), threads.time()),
                    new AccountObservers(getCamelContext(), name, threads.time()));
            healthChecks.add(account);
            return account;
        });
    }

    /** For tests of disks that are full. */
    void writeResultsTo(MediaOutput output) {
        mediaOutput = output;
    }

    /** @param tables as the option {@code catalog} says; may be null */
    Catalog catalog(String tables) {
        return catalogs.of(getCamelContext(), tables);
    }

    /** For the platform's JSON: always with these settings. */
    ObjectMapper platformMapper() {
        return PLATFORM_JSON;
    }

    /** For objects of the route's own. */
    ObjectMapper routeMapper() {
        return objectMapper == null ? PLATFORM_JSON : objectMapper;
    }

    /** Results that nobody asked to keep. */
    TemporaryMedia temporaryMedia() {
        return temporaryMedia;
    }

    ViduThreads threads() {
        return threads;
    }

    /** Tells one ledger from another: one in memory begins anew with each component. */
    String ledgerName() {
        return remembers() ? "kept" : node;
    }

    /** Where consumers remember what they have told. */
    ConsumerGroups groups() {
        return groups;
    }

    ParkedExchanges parked() {
        return parked;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        parked = new ParkedExchanges();
        getCamelContext().addLifecycleStrategy(parked);
        parked.onRoutesAdd(getCamelContext().getRoutes());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        checkSettings();
        keys();
        threads = new ViduThreads(getCamelContext(), this);
        openLedger();
        groups = new ConsumerGroups(getLedger());
        accounts = newAccounts();
    }

    private void checkSettings() {
        requireAtLeast("pollInterval", pollInterval, 1);
        requireAtLeast("maxConcurrentTasks", maxConcurrentTasks, 0);
        checkCallSettings();
        requireAtLeast("healthCheckLeastCredits", getHealthCheckLeastCredits(), 0);
        checkLedgerSettings();
    }

    @Override
    protected void doStop() throws Exception {
        // null when the settings were refused at start
        if (accounts != null) {
            healthChecks.removeAll();
            accounts.stop();
            threads.stop();
            IOHelper.close(accounts);
        }
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        getCamelContext().getLifecycleStrategies().remove(parked);
        temporaryMedia.close();
        super.doShutdown();
    }

    @Override
    public ViduConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(ViduConfiguration configuration) {
        this.configuration = configuration;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public long getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(long pollInterval) {
        this.pollInterval = pollInterval;
    }

    public int getMaxConcurrentTasks() {
        return maxConcurrentTasks;
    }

    public void setMaxConcurrentTasks(int maxConcurrentTasks) {
        this.maxConcurrentTasks = maxConcurrentTasks;
    }
}
