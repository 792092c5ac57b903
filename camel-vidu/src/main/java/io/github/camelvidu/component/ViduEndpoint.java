// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.request.CreateSubjectRequest;
import io.github.camelvidu.component.client.TaskQuery;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Generate video, images and sound from prompts on the Vidu platform, paying once for what is wanted once.
 */
@ManagedResource(description = "Managed Vidu endpoint")
@UriEndpoint(firstVersion = "0.1.0", scheme = ViduConstants.SCHEME, title = "Vidu", syntax = "vidu:operation",
             category = { Category.AI, Category.CLOUD }, headersClass = ViduConstants.class)
public class ViduEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {

    private static final Duration CREDITS_DELAY = Duration.ofMinutes(1);
    private static final Duration ACCOUNT_DELAY = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);

    @UriParam
    private final ViduConfiguration configuration;
    @UriParam(label = "consumer",
              description = "How many tasks a poll takes at most. At most 100 when it is 0.")
    private int maxMessagesPerPoll;

    public ViduEndpoint(String uri, ViduComponent component, ViduConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() throws Exception {
        Producer producer = switch (configuration.getOperation()) {
            case GENERATE -> new GenerateProducer(this);
            case AWAIT -> new AwaitProducer(this);
            case TASK -> new TaskProducer(this);
            case TASKS -> new TasksProducer(this);
            case CANCEL -> new CancelProducer(this);
            case DOWNLOAD -> new DownloadProducer(this);
            case ESTIMATE -> new EstimateProducer(this);
            case CREDITS -> new CreditsProducer(this);
            case USAGE -> new UsageProducer(this);
            case USAGE_REPORT -> new UsageReportProducer(this);
            case UPLOAD -> new UploadProducer(this);
            case RECONCILE -> new ReconcileProducer(this);
            case SUBJECTS -> new SubjectsProducer(this);
            case CREATE_SUBJECT -> new GenerateProducer(this, CreateSubjectRequest.KIND);
            case UPDATE_SUBJECT -> new UpdateSubjectProducer(this);
            case CALLBACK -> throw new IllegalArgumentException(
                    "vidu:callback can not be produced to: it belongs in from(...)");
        };
        requireOptions("to", configuration.getOperation()::produces);
        return producer;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = switch (configuration.getOperation()) {
            case TASKS -> new ViduTasksConsumer(this, processor);
            case CREDITS -> new ViduCreditsConsumer(this, processor);
            case USAGE -> new ViduUsageConsumer(this, processor);
            case CALLBACK -> new ViduCallbackConsumer(this, processor);
            default -> throw new IllegalArgumentException(
                    "vidu:" + configuration.getOperation().uriName() + " can not be consumed from: it belongs in to(...)");
        };
        requireOptions("from", configuration.getOperation()::consumes);
        requireScope();
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        PollingConsumer consumer = switch (configuration.getOperation()) {
            case TASKS -> new TasksPollingConsumer(this);
            case CREDITS -> new CreditsPollingConsumer(this);
            case USAGE -> new UsagePollingConsumer(this, new UsageLookup(this)::read);
            case USAGE_REPORT -> new UsagePollingConsumer(this, new UsageReports(this)::read);
            default -> super.createPollingConsumer();
        };
        if (consumer instanceof ViduPollingConsumer) {
            requireOptions("pollEnrich", configuration.getOperation()::polls);
            requireScope();
            configurePollingConsumer(consumer);
        }
        return consumer;
    }

    /** The tasks that the scope says. */
    TaskSource newTaskSource() {
        return configuration.getScope() == TaskScope.ACCOUNT ? new AccountTaskSource(this) : new LedgerTaskSource(this);
    }

    private void requireOptions(String where, Predicate<String> honoured) {
        configuration.given().stream().filter(honoured.negate()).findFirst().ifPresent(option -> {
            throw new IllegalArgumentException(
                    "vidu:" + configuration.getOperation().uriName() + " does not take the option " + option + " in " + where
                                               + "(...)");
        });
    }

    /** The ledger itself remembers which of its tasks were delivered. */
    private void requireScope() {
        boolean ledger = configuration.getOperation() == ViduOperation.TASKS && configuration.getScope() == TaskScope.LEDGER;
        configuration.given().stream()
                .filter(option -> ledger && (OptionGroup.GROUP.has(option) || OptionGroup.SINCE.has(option)))
                .findFirst().ifPresent(option -> {
                    throw new IllegalArgumentException(
                            "vidu:tasks takes the option " + option + " with scope=account only: the ledger remembers by itself"
                                                       + " which of its tasks were delivered");
                });
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    @Override
    public ViduComponent getComponent() {
        return (ViduComponent) super.getComponent();
    }

    public ViduConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public String getServiceUrl() {
        return configuration.baseUri().toString();
    }

    @Override
    public String getServiceProtocol() {
        return configuration.baseUri().getScheme();
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("operation", configuration.getOperation().uriName());
    }

    /** Camel polls every half second unless it is told otherwise: too often for what is asked of the platform. */
    private void slowDown() {
        if (configuration.given().contains("delay")) {
            return;
        }
        if (configuration.getOperation() == ViduOperation.CREDITS || configuration.getOperation() == ViduOperation.USAGE) {
            setDelay(getTimeUnit().convert(CREDITS_DELAY));
        } else if (configuration.getScope() == TaskScope.ACCOUNT) {
            setDelay(getTimeUnit().convert(ACCOUNT_DELAY));
        }
    }

    @ManagedAttribute(description = "The account that the endpoint uses")
    public String getAccount() {
        return configuration.getAccountName();
    }

    @ManagedAttribute(description = "Tasks of the endpoint's account whose end this node waits for")
    public long getTasksInFlight() {
        return ofAccount(account -> account.tasks.inFlight().watched());
    }

    @ManagedAttribute(description = "Requests for tasks of the endpoint's account whose answer was lost and that are being looked for")
    public long getUncertainRows() {
        return ofAccount(account -> account.tasks.inFlight().uncertain());
    }

    @ManagedOperation(description = "Looks at all tasks of the endpoint's account now, also when that is paused after failures")
    public void sweepNow() {
        ofAccount(account -> {
            account.tasks.watcher().sweepNow();
            return 0;
        });
    }

    /** 0 when nothing has used the account yet. */
    private long ofAccount(ToLongFunction<ViduAccount> question) {
        return getComponent().accounts() == null
                ? 0 : getComponent().accounts().find(configuration).map(question::applyAsLong).orElse(0L);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        slowDown();
        if (!WebAddress.isBase(configuration.baseUri())) {
            throw new IllegalArgumentException(
                    "baseUrl must be like https://host or http://host:port/path, without user and query");
        }
        if (configuration.getPageSize() < 1 || configuration.getPageSize() > TaskQuery.MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "pageSize is " + configuration.getPageSize() + "; 1 to " + TaskQuery.MAX_PAGE_SIZE + " is allowed");
        }
        if (configuration.getWaitTimeout() < 0 || configuration.getWaitTimeout() > LONGEST_WAIT.toMillis()) {
            throw new IllegalArgumentException("waitTimeout must be a time such as 30m, at most a year");
        }
        configuration.checkBudget();
        configuration.checkCallback();
        configuration.mediaRules(configuration.baseUri());
        configuration.checkArtifacts();
        configuration.checkAccountOptions();
    }

    /** The limits and prices that hold for this endpoint. */
    Catalog catalog() {
        return getComponent().catalog(configuration.getCatalog());
    }

    ViduAccount account() {
        return getComponent().account(configuration);
    }
}
