// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Optional;
import java.util.function.UnaryOperator;

import io.github.camelvidu.component.client.ApiCall;
import io.github.camelvidu.component.client.ApiResult;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.apache.camel.CamelContext;

/**
 * A span of OpenTelemetry for each call that is made for an exchange, as a child of the span that was open where the
 * exchange asked for the call. A create has a span in any case. The looks that all exchanges share have none: there are
 * thousands, they belong to no trace, and the meters count them. Thread-safe.
 */
final class CallSpans implements AccountObserver {

    static final String SCOPE = "io.github.camelvidu";

    private final Tracer tracer;

    private CallSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Empty when the registry of the context has neither one {@code OpenTelemetry} nor one {@code Tracer}. */
    static Optional<AccountObserver> of(CamelContext camel) {
        OpenTelemetry telemetry = camel.getRegistry().findSingleByType(OpenTelemetry.class);
        Tracer tracer = telemetry == null
                ? camel.getRegistry().findSingleByType(Tracer.class) : telemetry.getTracer(SCOPE);
        return Optional.ofNullable(tracer).map(CallSpans::new);
    }

    @Override
    public Ending begins(ApiCall call) {
        if (!call.create() && !Span.current().getSpanContext().isValid()) {
            return result -> {
            };
        }
        Span span = tracer.spanBuilder("vidu " + call.name()).setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.provider.name", "vidu").setAttribute("gen_ai.operation.name", call.name())
                .setAttribute("http.request.method", call.method()).setAttribute("vidu.key", call.shownKey()).startSpan();
        if (call.model() != null) {
            span.setAttribute("gen_ai.request.model", call.model());
        }
        Scope scope = span.makeCurrent();
        return result -> {
            scope.close();
            end(span, result);
        };
    }

    @Override
    public UnaryOperator<Runnable> carry() {
        Context here = Context.current();
        return here::wrap;
    }

    private static void end(Span span, ApiResult result) {
        if (result.status() != 0) {
            span.setAttribute("http.response.status_code", result.status());
        }
        if (result.taskId() != null) {
            span.setAttribute("vidu.task.id", result.taskId());
        }
        if (!result.isOk()) {
            span.setAttribute("error.type", result.reason());
            span.setStatus(StatusCode.ERROR, result.reason());
        }
        if (result.traceId() != null) {
            span.setAttribute("vidu.trace_id", result.traceId());
        }
        span.end();
    }
}
