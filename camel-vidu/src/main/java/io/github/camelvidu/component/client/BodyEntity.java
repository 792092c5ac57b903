// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A request body for the HttpClient: repeatable, of a length that is known. */
final class BodyEntity extends AbstractHttpEntity {

    private final RequestBody body;
    private final long length;

    /** @throws UnreadableBodyException if a file of the body can not be read */
    BodyEntity(RequestBody body) throws UnreadableBodyException {
        super(body.contentType(), null);
        this.body = body;
        try {
            this.length = body.length();
        } catch (IOException e) {
            throw new UnreadableBodyException(e);
        }
    }

    /**
     * Reads the whole body without sending it: what is gone or has changed is noticed while nothing has left this
     * machine.
     */
    void requireReadable() throws UnreadableBodyException {
        long now;
        try {
            now = WrittenBytes.of(body);
        } catch (IOException e) {
            throw new UnreadableBodyException(e);
        }
        if (now != length) {
            throw new UnreadableBodyException(null);
        }
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        body.writeTo(out);
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("the body is written, not read");
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
