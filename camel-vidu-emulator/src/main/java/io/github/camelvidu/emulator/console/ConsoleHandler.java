// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.http.HttpDate;
import io.github.camelvidu.emulator.http.InFlight;
import io.github.camelvidu.emulator.rules.InputRefusal;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do at the console ({@code /console/…}), and what the emulator itself lets them do ({@code /emulator/…}).
 * Strictly apart from the platform's API: such calls need no key, are struck by no fault and are not recorded.
 */
final class ConsoleHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleHandler.class);
    private static final Pattern PATHS = Pattern.compile("/(console|emulator)(/.*)?");
    private static final int MAX_BODY_BYTES = 256 * 1024;
    private static final int BUFFER = 16 * 1024;
    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer");

    private final SameOrigin origin;
    private final ConsoleRoutes routes;
    private final InFlight inFlight;
    private final EmulatorClock clock;
    private final long maxRequestBytes;

    /** @param maxRequestBytes of a body that brings a request to the platform */
    ConsoleHandler(
                   SameOrigin origin, ConsoleRoutes routes, InFlight inFlight, EmulatorClock clock, long maxRequestBytes) {
        this.origin = origin;
        this.routes = routes;
        this.inFlight = inFlight;
        this.clock = clock;
        this.maxRequestBytes = maxRequestBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (!PATHS.matcher(request.getHttpURI().getPath()).matches()) {
            return false;
        }
        ConsoleAnswer answer = answer(request);
        response.setStatus(answer.status());
        ALWAYS.forEach(response.getHeaders()::put);
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.DATE, HttpDate.of(clock.instant()));
        if (answer.status() != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.content().length);
        }
        boolean empty = request.getMethod().equals("HEAD") || answer.content().length == 0;
        response.write(true, empty ? null : ByteBuffer.wrap(answer.content()), callback);
        return true;
    }

    private ConsoleAnswer answer(Request request) throws IOException {
        try {
            // whatever is said to it: a connection with an unread body could not be used again
            byte[] body = body(request);
            origin.check(request);
            ConsoleCall call = read(request, body);
            return inFlight.during(() -> routes.answer(call));
        } catch (InputRefusal refusal) {
            return ConsoleAnswer.of(refusal);
        } catch (RuntimeException e) {
            LOG.error("The console failed at {} {}", request.getMethod(), request.getHttpURI().getPath(), e);
            return ConsoleAnswer.json(500, JsonNodeFactory.instance.objectNode()
                    .put("field", "").put("given", "").put("allowed", "")
                    .put("message", "The emulator failed; its log says why."));
        }
    }

    private static ConsoleCall read(Request request, byte[] body) {
        if (body.length > 0 && !isJson(request.getHeaders().get(HttpHeader.CONTENT_TYPE))) {
            throw InputRefusal.withStatus(
                    415, "Content-Type", Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse(""),
                    ConsoleAnswer.JSON, "A body must be declared as " + ConsoleAnswer.JSON + ".");
        }
        return new ConsoleCall(
                request.getMethod(), request.getHttpURI().getPath(),
                Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""), session(request), base(request), body, 0);
    }

    /** The host was looked at before. */
    private static URI base(Request request) {
        return URI.create(request.getHttpURI().getScheme() + "://" + request.getHeaders().get(HttpHeader.HOST));
    }

    /** What is too much is read and thrown away, so that the client gets to read the refusal. */
    private byte[] body(Request request) throws IOException {
        long most = TaskCalls.mayBringFiles(request.getHttpURI().getPath()) ? maxRequestBytes : MAX_BODY_BYTES;
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Content.Source.asInputStream(request)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                if (size <= most) {
                    kept.write(buffer, 0, count);
                }
            }
        }
        if (size > most) {
            throw InputRefusal.withStatus(413, "body", size + " bytes", "at most " + most + " bytes",
                    "The body is too large.");
        }
        return kept.toByteArray();
    }

    private static boolean isJson(String contentType) {
        return contentType != null && contentType.split(";", 2)[0].trim().equalsIgnoreCase(ConsoleAnswer.JSON);
    }

    private static Optional<String> session(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(Sessions.COOKIE))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
