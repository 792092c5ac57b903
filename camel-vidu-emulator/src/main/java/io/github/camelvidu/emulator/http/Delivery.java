// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
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

    private static final int BUFFER = 64 * 1024;

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
        writeHead(answer, date, answer.body().length());
        if (isHead()) {
            response.write(true, null, callback);
            return;
        }
        try {
            Content.copy(content(answer.body(), answer.body().length()), response, callback);
        } catch (IOException e) {
            callback.failed(e);
        }
    }

    /** Whether only the head is asked for. */
    boolean isHead() {
        return "HEAD".equals(request.getMethod());
    }

    /**
     * Sends the first bytes of the body, and leaves the rest to the way it ends.
     *
     * @param announced length of the body; {@link Answer#UNKNOWN} for a body in chunks
     * @param end       of the connection
     */
    void sendPart(Answer answer, String date, long announced, long bytes, Runnable end) {
        writeHead(answer, date, announced);
        try {
            Content.Source part = content(answer.body(), Math.min(bytes, answer.body().length()));
            // an empty write makes sure that the head is out before the connection ends
            response.write(false, null, Callback.from(
                    () -> Content.copy(part, (last, buffer, done) -> response.write(false, buffer, done),
                            Callback.from(end::run, failure -> close())),
                    failure -> close()));
        } catch (IOException e) {
            callback.failed(e);
        }
    }

    /** Sends the body little by little. */
    void trickle(Answer answer, String date, long bytesPerSecond) {
        writeHead(answer, date, answer.body().length());
        try {
            new Trickle(answer.body().open(), bytesPerSecond, request, response, callback).run();
        } catch (IOException e) {
            callback.failed(e);
        }
    }

    /** Sends bytes that belong to no answer, and closes the connection. */
    void stray(byte[] bytes) {
        endPoint().write(Callback.from(this::close, failure -> close()), ByteBuffer.wrap(bytes));
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

    private void writeHead(Answer answer, String date, long length) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.DATE, date);
        if (length == Answer.UNKNOWN) {
            // also where the connection is to be closed anyway: its end alone would not tell a whole body from a part
            response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, "chunked");
        } else {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        }
    }

    private Content.Source content(Answer.Body body, long length) throws IOException {
        if (body instanceof Answer.Bytes bytes) {
            return Content.Source.from(ByteBuffer.wrap(bytes.content(), 0, (int) length));
        }
        ByteBufferPool.Sized buffers = new ByteBufferPool.Sized(request.getComponents().getByteBufferPool(), false, BUFFER);
        InputStream in = ((Answer.Streamed) body).source().open();
        return length == Answer.UNKNOWN ? Content.Source.from(buffers, in) : Content.Source.from(buffers, in, 0, length);
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
