// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.Watch;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.api.pricing.Estimate;
import io.github.camelvidu.api.pricing.Estimator;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.KeyChoice;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.ledger.Budget;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.tasks.RequestInputs;
import io.github.camelvidu.component.tasks.Submission;
import io.github.camelvidu.component.tasks.SubmitPolicy;
import io.github.camelvidu.component.tasks.SubmittedTask;
import io.github.camelvidu.component.tasks.WantedTask;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code vidu:generate} and {@code vidu:create-subject}: submits a task once, waits for it, and brings what it made.
 */
final class GenerateProducer extends WaitingProducer {

    private static final Logger LOG = LoggerFactory.getLogger(GenerateProducer.class);

    private static final AtomicLong PRODUCERS = new AtomicLong();

    /**
     * Where an exchange without a key of its own keeps the one it was given, for its redeliveries to this very
     * producer.
     */
    private final String keyProperty = "CamelViduIdempotencyKey-" + PRODUCERS.incrementAndGet();
    private RequestReader requests;
    private Estimator estimator;
    private Expression keyExpression;
    /** Nickname of the API key to create with; null for the account's usual one. */
    private String usualKey;
    private final String kind;

    /** A producer for any kind that the exchange or the endpoint names. */
    GenerateProducer(ViduEndpoint endpoint) {
        this(endpoint, null);
    }

    /** A producer for one kind. */
    GenerateProducer(ViduEndpoint endpoint, String kind) {
        super(endpoint);
        this.kind = kind;
    }

    @Override
    CompletableFuture<TaskResult> begin(Exchange exchange) {
        PlatformRequest request = requests.read(exchange);
        results().requirePossible(request.operation(), request.members());
        String name = results().nameOfTask(exchange);
        WantedTask wanted = wanted(exchange, request);
        if (getEndpoint().getComponent().parked().isStopping(exchange)) {
            throw account().tasks.submitter().notWhileStopping(wanted.key());
        }
        WantedResult result = new WantedResult(
                ResultKind.of(request.operation()), name, request.members().path("payload").asText(null), null);
        Duration timeout = timeout(request.offPeak());
        CompletableFuture<TaskResult> got = park(
                exchange, wanted.policy().awaited() ? wanted.key() : null,
                parked -> parked.after(
                        submit(parked, wanted, timeout), submitted -> follow(parked, submitted, result, timeout)));
        RequestInputs inputs = request.inputs();
        // most requests bring nothing, and a hundred thousand may wait
        return inputs == RequestInputs.NONE ? got : got.whenComplete((task, failure) -> forgetUploads(inputs, failure));
    }

    @Override
    void finish(Exchange exchange, TaskResult result) {
        super.finish(exchange, result);
        exchange.removeProperty(keyProperty);
        OnceReadable.forget(exchange);
    }

    @Override
    void fail(Exchange exchange, Throwable failure) {
        TaskMessage.forget(exchange.getMessage());
        super.fail(exchange, failure);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        requests = kind == null ? RequestReader.ofGeneration(getEndpoint()) : RequestReader.ofKind(kind, getEndpoint());
        estimator = new Estimator(getEndpoint().catalog(), configuration().getSite());
        usualKey = account().nicknameFor(configuration());
        keyExpression = Expressions.simple(getEndpoint().getCamelContext(), configuration().getIdempotencyKey());
        if (keyExpression == null && getEndpoint().getComponent().remembers()) {
            LOG.warn("{} has no idempotencyKey: the ledger outlives this process, but a message that is delivered again after a"
                     + " restart is not recognized unless it brings its key in the header {}",
                    getEndpoint(), ViduConstants.IDEMPOTENCY_KEY);
        }
    }

    /**
     * Also the wait for a place, and for what became of a lost request, ends with the route, and after the time for
     * waiting.
     */
    private CompletableFuture<SubmittedTask> submit(ParkedExchange parked, WantedTask wanted, Duration timeout) {
        Submission submission = account().tasks.submitter().submit(wanted, parked.fromRoute(), timeout);
        parked.whenReleased(() -> submission.giveUp("the route is stopping"));
        return submission.result();
    }

    private void follow(ParkedExchange parked, SubmittedTask submitted, WantedResult wanted, Duration timeout) {
        TaskRef ref = submitted.ref();
        // whoever waits does not keep the answer to the request meanwhile
        WantedResult known = wanted.withCredits(submitted.created().map(Task::credits).orElse(null));
        if (!configuration().isWaitForCompletion()) {
            Consumer<Task> asItIs = task -> parked.arrive(new TaskResult(known.complete(task)));
            submitted.created().ifPresentOrElse(asItIs, () -> parked.after(tasks().read(ref), asItIs));
        } else if (ref.watch() == Watch.NOW) {
            // not given up when the route stops: the result is here and nowhere else
            fetch(parked, ref, submitted.created().orElseThrow(), known);
        } else if (submitted.entry().state() == LedgerState.SUCCEEDED) {
            canStop(parked, ref);
            parked.after(tasks().read(ref), ended -> fetch(parked, ref, ended, known));
        } else {
            awaitAndFetch(parked, ref, known, timeout);
        }
    }

    /**
     * A task that could not fetch its pictures has cost nothing; the next one must not be given the same dead links.
     */
    private static void forgetUploads(RequestInputs inputs, Throwable failure) {
        if (failure != null && Failure.cause(failure) instanceof ViduTaskFailedException failed) {
            inputs.mayHaveGone(failed.getReason());
        }
    }

    private WantedTask wanted(Exchange exchange, PlatformRequest request) {
        Estimate estimate = estimator.estimate(request.operation(), request.members());
        WantedTask wanted = new WantedTask(
                key(exchange), request.operation(), request.members(), estimate.credits(),
                policy(request.operation(), estimate), apiKey(exchange), request.inputs());
        boolean ownKey = wanted.key().equals(exchange.getProperty(keyProperty, String.class));
        if (ownKey && account().tasks.submitter().isSpent(wanted)) {
            // the route tries something else after a request that came to nothing
            exchange.removeProperty(keyProperty);
            return wanted.withKey(key(exchange));
        }
        return wanted;
    }

    /** What costs nothing is no affair of a budget; a lower bound is no price. */
    private SubmitPolicy policy(Operation operation, Estimate estimate) {
        boolean awaited = configuration().isWaitForCompletion() || operation.watch() == Watch.NOW;
        boolean settle = configuration().getUncertain() == Uncertain.SETTLE;
        boolean paid = operation.generates();
        return new SubmitPolicy(
                configuration().isResubmitFailed(), settle, awaited, estimate.lowerBound(),
                paid ? configuration().getMaxCreditsPerTask() : null,
                paid
                        ? new Budget(configuration().getMaxCreditsPerHour(), configuration().getMaxCreditsPerDay())
                        : Budget.UNLIMITED);
    }

    /** @throws ViduRequestException when there is no such key, or one has to be chosen and none is */
    private KeyChoice apiKey(Exchange exchange) {
        String header = exchange.getMessage().getHeader(ViduConstants.KEY, String.class);
        String name = header == null ? usualKey : header;
        // without any key there is nothing to choose: the call itself says so
        if (!account().keys.all().isEmpty()) {
            account().keys.whyNot(new KeyChoice(name, false)).ifPresent(why -> {
                throw new ViduRequestException("nothing was sent: " + why, List.of("key"), FailureDetails.NONE, null);
            });
        }
        return new KeyChoice(name, configuration().isKeyFailover());
    }

    private String key(Exchange exchange) {
        String key = exchange.getMessage().getHeader(ViduConstants.IDEMPOTENCY_KEY, String.class);
        if (key == null && keyExpression != null) {
            key = keyExpression.evaluate(exchange, String.class);
        } else if (key == null) {
            key = exchange.getProperty(keyProperty, UUID.randomUUID().toString(), String.class);
            exchange.setProperty(keyProperty, key);
        }
        return IdempotencyKeys.checked(key);
    }
}
