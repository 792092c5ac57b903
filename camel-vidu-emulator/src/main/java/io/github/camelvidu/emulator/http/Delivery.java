// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an answer on the wire, whole or broken. The server logs what went wrong with the whole address, signature
 * included, unless the failure is a quiet one: so it is told of no other.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Request request;
    private final Response response;
    private final Callback callback;

    Delivery(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = Callback.from(callback::succeeded, failure -> callback.failed(quiet(failure)));
    }

    /** Gives up the request. */
    void fail(Throwable failure) {
        callback.failed(failure);
    }

    void send(Answer answer, String date) {
        writeHead(answer, date);
        if ("HEAD".equals(request.getMethod())) {
            response.write(true, null, callback);
        } else {
            Content.copy(content(answer.body(), answer.body().length()), response, callback);
        }
    }

    /** Announces the whole body, sends the first bytes of it and closes the connection. */
    void cut(Answer answer, String date, long bytes) {
        writeHead(answer, date);
        Content.Source part = content(answer.body(), Math.min(bytes, answer.body().length()));
        // an empty write makes sure that the head is out before the connection ends
        response.write(false, null, Callback.from(
                () -> Content.copy(part, (last, buffer, done) -> response.write(false, buffer, done),
                        Callback.from(this::close, failure -> close())),
                failure -> close()));
    }

    void close() {
        endPoint().close();
        callback.failed(new EofException("closed on purpose"));
    }

    /** Ends the connection with RST instead of FIN: what a client sees of a crashed peer. */
    void reset() {
        EndPoint endPoint = endPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        try {
            ((SocketChannel) endPoint.getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endPoint.close();
        callback.failed(new EofException("reset on purpose"));
    }

    private void writeHead(Answer answer, String date) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.DATE, date);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length());
    }

    private static Content.Source content(Answer.Body body, long length) {
        if (body instanceof Answer.Bytes bytes) {
            return Content.Source.from(ByteBuffer.wrap(bytes.content(), 0, (int) length));
        }
        if (body instanceof Answer.FilePart part) {
            return Content.Source.from(null, part.file(), part.offset(), length);
        }
        return Content.Source.from(null, ((Answer.Padded) body).open(), 0, length);
    }

    private Throwable quiet(Throwable failure) {
        if (failure instanceof QuietException) {
            return failure;
        }
        LOG.error("The answer to {} {} could not be sent", request.getMethod(), request.getHttpURI().getPath(), failure);
        return new EofException("The answer could not be sent");
    }

    private EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
