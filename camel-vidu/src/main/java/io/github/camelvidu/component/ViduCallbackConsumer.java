// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.callback.CallbackBody;
import io.github.camelvidu.component.callback.CallbackGuard;
import io.github.camelvidu.component.client.Failure;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code from("vidu:callback")}: lets the platform tell that something has become of a task. A callback is not
 * believed: once it is known to come from the platform the task is read back, which ends the waiting for it, and the
 * route gets what was read, in an exchange that has nothing of the request.
 */
final class ViduCallbackConsumer extends DefaultConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ViduCallbackConsumer.class);

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LONG = 413;
    private static final int UNAVAILABLE = 503;
    /** The platform may have asked to be left alone for a while. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(10);
    /** More than a machine is told in twice the time for which a callback is good. */
    private static final int REMEMBERED = 200_000;

    private final TaskLookup lookup;
    private ViduAccount account;
    private IdempotentRepository repository;
    private CallbackGuard guard;
    private Consumer receiver;

    ViduCallbackConsumer(ViduEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        lookup = new TaskLookup(endpoint);
    }

    @Override
    public ViduEndpoint getEndpoint() {
        return (ViduEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ViduConfiguration options = getEndpoint().getConfiguration();
        account = getEndpoint().account();
        if (options.secrets(account.keys.signingSecrets()).isEmpty()) {
            throw new IllegalArgumentException("vidu:callback needs the apiKey: callbacks are signed with it");
        }
        if (repository == null) {
            repository = options.getCallbackRepository() == null
                    ? MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED) : options.getCallbackRepository();
        }
        ServiceHelper.startService(repository);
        guard = new CallbackGuard(
                () -> options.secrets(account.keys.signingSecrets()), options.tolerance(),
                getEndpoint().getComponent().threads().time(), options.account(), repository);
        receiver = CallbackServer.receiver(
                getEndpoint().getCamelContext(), options.getCallbackServer(), options.getCallbackPath(), this::receive);
        ServiceHelper.startService(receiver);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownService(receiver);
        if (getEndpoint().getConfiguration().getCallbackRepository() == null) {
            ServiceHelper.stopService(repository);
        }
        super.doStop();
    }

    /** On a thread of the HTTP server: nothing here waits for the platform or for the route. */
    private void receive(Exchange request) {
        Message message = request.getMessage();
        int status;
        try {
            status = answer(message);
        } catch (RuntimeException | IOException e) {
            LOG.warn("A callback could not be taken, which the platform is told", e);
            status = UNAVAILABLE;
        }
        // an answer must have nothing of the request either
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    }

    private int answer(Message message) throws IOException {
        Map<String, String> headers = headers(message);
        switch (guard.judge(addresses(message), headers)) {
            case REPEATED:
                return OK;
            case NEW:
                break;
            default:
                LOG.debug("A request without a valid signature, or with a date that is too far away, was refused");
                return UNAUTHORIZED;
        }
        int status = take(message);
        if (status != OK) {
            guard.forget(headers);
        }
        return status;
    }

    private int take(Message message) throws IOException {
        long limit = getEndpoint().getConfiguration().getMaxCallbackSize();
        Long length = message.getHeader(Exchange.CONTENT_LENGTH, Long.class);
        if (length != null && length > limit) {
            return TOO_LONG;
        }
        try {
            Optional<String> id = CallbackBody.taskId(
                    getEndpoint().getComponent().platformMapper().getFactory(), body(message), limit)
                    .map(TaskLookup::plausible);
            if (id.isEmpty()) {
                return BAD_REQUEST;
            }
            getEndpoint().getComponent().threads().calls().execute(() -> readBack(id.get()));
            return OK;
        } catch (CallbackBody.TooLongException e) {
            return TOO_LONG;
        } catch (ViduRequestException e) {
            return BAD_REQUEST;
        } catch (RejectedExecutionException e) {
            return UNAVAILABLE;
        }
    }

    private void readBack(String id) {
        try {
            KnownTask known = lookup.known(id);
            account.tasks.watcher().look(known.ref(), LONGEST_LOOK).whenComplete((task, failure) -> {
                if (failure == null) {
                    tell(known, task);
                } else {
                    unread(id, Failure.cause(failure));
                }
            });
        } catch (RuntimeException e) {
            unread(id, e);
        }
    }

    private void unread(String id, Throwable cause) {
        getExceptionHandler().handleException(
                "Task " + id + ", which a callback was about, could not be read; it is polled all the same", cause);
    }

    private void tell(KnownTask known, Task task) {
        if (!isRunAllowed() || !guard.isNews(task.id(), task.state().wire())) {
            return;
        }
        Exchange exchange = createExchange(true);
        TaskMessage.write(exchange.getMessage(), task);
        TaskMessage.setOrRemove(exchange.getMessage(), ViduConstants.TASK_KEY, known.key());
        TaskMessage.setOrRemove(
                exchange.getMessage(), ViduConstants.KIND, known.operation() == null ? null : known.operation().kind());
        getEndpoint().getComponent().threads().routes()
                .execute(() -> getAsyncProcessor().process(exchange, EmptyAsyncCallback.get()));
    }

    /**
     * What the signature can be about: the address that the platform was given, not what proxies have made of it on the
     * way. A query is the sender's own, or one that a proxy has added.
     */
    private List<URI> addresses(Message message) {
        String registered = getEndpoint().getConfiguration().publicAddress();
        String address = registered == null ? "http://localhost" + path(message) : registered;
        String query = message.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        List<URI> addresses = new ArrayList<>();
        try {
            addresses.add(URI.create(address));
            if (query != null && !query.isEmpty()) {
                addresses.add(URI.create(address + "?" + query));
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("A request with an impossible address was refused");
        }
        return addresses;
    }

    /** As received, with its escapes. */
    private String path(Message message) {
        String path = message.getHeader(Exchange.HTTP_URI, String.class);
        if (path == null) {
            return getEndpoint().getConfiguration().getCallbackPath();
        }
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** A header that came twice counts as absent: nobody can tell which one was signed. */
    private static Map<String, String> headers(Message message) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        message.getHeaders().forEach((name, value) -> {
            if (value instanceof String text) {
                headers.put(name, text);
            }
        });
        return headers;
    }

    private static InputStream body(Message message) {
        if (message.getBody() == null) {
            return new ByteArrayInputStream(new byte[0]);
        }
        InputStream body = message.getBody(InputStream.class);
        if (body == null) {
            throw new RuntimeCamelException("the body is no stream of bytes");
        }
        return body;
    }
}
