// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduPolicyException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.component.client.Failure;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * What all operations have in common: the work is a future, no thread is held for it, and the exchange goes on exactly
 * once, with the result or with the failure.
 */
abstract class ViduProducer<T> extends DefaultAsyncProducer {

    private ViduAccount account;

    ViduProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    /** Starts the work; may throw what is wrong with the exchange. */
    abstract CompletableFuture<T> begin(Exchange exchange) throws Exception;

    /** Puts the result into the exchange. */
    abstract void finish(Exchange exchange, T result) throws Exception;

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<T> work;
        try {
            work = begin(exchange);
        } catch (Exception e) {
            fail(exchange, e);
            callback.done(true);
            return true;
        }
        if (work.isDone()) {
            work.whenComplete((result, failure) -> goOn(exchange, result, failure));
            callback.done(true);
            return true;
        }
        work.whenComplete((result, failure) -> getEndpoint().getComponent().threads().routes().execute(() -> {
            goOn(exchange, result, failure);
            callback.done(false);
        }));
        return false;
    }

    @Override
    public ViduEndpoint getEndpoint() {
        return (ViduEndpoint) super.getEndpoint();
    }

    ViduConfiguration configuration() {
        return getEndpoint().getConfiguration();
    }

    ViduAccount account() {
        return account;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        account = getEndpoint().account();
    }

    private void goOn(Exchange exchange, T result, Throwable failure) {
        if (failure != null) {
            fail(exchange, failure);
            return;
        }
        try {
            finish(exchange, result);
        } catch (Exception | Error e) {
            // an error as well: whatever happens, the exchange goes on
            fail(exchange, e);
        }
    }

    void fail(Exchange exchange, Throwable failure) {
        Throwable cause = Failure.cause(failure);
        if (cause instanceof ViduException exception) {
            setUnlessNull(exchange, ViduConstants.TASK_ID, exception.getTaskId());
            setUnlessNull(exchange, ViduConstants.TRACE_ID, exception.getTraceId());
            boolean ofTask = exception instanceof ViduTaskFailedException || exception instanceof ViduPolicyException;
            setUnlessNull(exchange, ViduConstants.ERROR_CODE, ofTask ? exception.getReason() : null);
        }
        exchange.setException(cause);
    }

    private static void setUnlessNull(Exchange exchange, String header, Object value) {
        if (value != null) {
            exchange.getMessage().setHeader(header, value);
        }
    }
}
