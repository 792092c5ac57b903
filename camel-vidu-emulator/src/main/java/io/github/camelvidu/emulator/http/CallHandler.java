// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Effect;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.fault.Faults;
import io.github.camelvidu.emulator.fault.Incoming;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import io.github.camelvidu.emulator.spy.RecordedRequests;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The way of every request: read, recorded, struck by a fault or not, answered. */
final class CallHandler extends Handler.Abstract {

    private static final int BUFFER = 64 * 1024;

    private final Router router;
    private final Faults faults;
    private final RecordedRequests requests;
    private final EmulatorClock clock;
    private final long maxBodyBytes;

    CallHandler(Router router, Faults faults, RecordedRequests requests, EmulatorClock clock, long maxBodyBytes) {
        this.router = router;
        this.faults = faults;
        this.requests = requests;
        this.clock = clock;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        // before the body is read, since it may be that it never is
        Optional<Fault> fault = faults.strike(new Incoming(
                request.getMethod(), request.getHttpURI().getPath(),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)).orElse("")));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long size = readBody(request, body, fault.map(CallHandler::bytesToRead).orElse(Long.MAX_VALUE));
        Call call = new Call(
                request.getMethod(), request.getHttpURI().getPath(),
                Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""),
                request.getHeaders(), body.toByteArray(), size > maxBodyBytes, base(request), OptionalLong.empty(),
                Duration.ZERO, Optional.empty());
        RecordedRequest recorded = new RecordedRequest(
                call.method(), call.path(), call.rawQuery(), headers(call.headers()), call.body(), size, clock.instant());
        requests.add(recorded);
        Delivery delivery = new Delivery(request, response, callback);
        Consumer<Answer> noted = answer -> requests.answered(recorded, answer.recorded());
        if (fault.isEmpty()) {
            Answer answer = router.answer(call);
            noted.accept(answer);
            delivery.send(answer, date());
        } else {
            strike(fault.get(), call, noted, delivery, request);
        }
        return true;
    }

    /** What is too much is read and thrown away, so that the client gets to read the refusal. */
    private long readBody(Request request, ByteArrayOutputStream kept, long most) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        // left open: closing it would give up a rest that is not read, which is for the fault to do
        InputStream in = Content.Source.asInputStream(request);
        while (size < most) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, most - size));
            if (count < 0) {
                break;
            }
            if (size + count <= maxBodyBytes) {
                kept.write(buffer, 0, count);
            }
            size += count;
        }
        return size;
    }

    private static long bytesToRead(Fault fault) {
        return fault.effect() instanceof Effect.ResetInRequest reset ? reset.bytes() : Long.MAX_VALUE;
    }

    private void strike(Fault fault, Call call, Consumer<Answer> noted, Delivery delivery, Request request) {
        StruckAnswer struck = new StruckAnswer(fault, router, noted, delivery, this::date);
        if (fault.delay().isZero()) {
            struck.deliver(call);
            return;
        }
        if (fault.committed()) {
            struck.commit(call);
        }
        request.getComponents().getScheduler().schedule(
                () -> request.getComponents().getExecutor().execute(() -> struck.deliver(call)),
                fault.delay().toMillis(), TimeUnit.MILLISECONDS);
    }

    private String date() {
        return HttpDate.of(clock.instant());
    }

    private static URI base(Request request) {
        return URI.create(request.getHttpURI().getScheme() + "://" + request.getHttpURI().getAuthority());
    }

    private static Map<String, List<String>> headers(HttpFields fields) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (HttpField field : fields) {
            String name = field.getName().toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, it -> fields.getValuesList(name));
        }
        return headers;
    }
}
