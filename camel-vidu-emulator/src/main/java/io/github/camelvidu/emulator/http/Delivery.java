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
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts an answer on the wire, whole or broken. */
final class Delivery {

    private final Request request;
    private final Response response;
    private final Callback callback;

    Delivery(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
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
        callback.failed(new IOException("closed on purpose"));
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
        callback.failed(new IOException("reset on purpose"));
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

    private EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
