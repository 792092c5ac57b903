// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.github.camelvidu.component.media.MediaFile;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A result on disk as a body that can be read again and again, and copied for other exchanges, without being in memory.
 * A temporary file goes when the last exchange that holds it has ended, or, when somebody else may have the body by
 * then, when nobody refers to it any more. Like any stream, for one reader at a time.
 */
public final class MediaStream extends InputStream implements StreamCache {

    private static final Logger LOG = LoggerFactory.getLogger(MediaStream.class);

    /** Some machines can not have the very last few. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private final HeldMedia held;
    private final MediaFile file;
    private InputStream opened;
    private long position;

    private MediaStream(HeldMedia held, Exchange exchange) {
        this.held = held;
        this.file = held.file();
        held.hold(exchange, this::letGo);
    }

    static MediaStream of(MediaFile file, TemporaryMedia files, Exchange exchange) {
        return new MediaStream(new HeldMedia(file, files), exchange);
    }

    /** Where the media is. A temporary file only lives as long as an exchange, or this stream, holds it. */
    public Path path() {
        return file.path();
    }

    /**
     * Where the media is, for somebody who will not hold this stream. A temporary file stays until the exchange ends.
     *
     * @param  exchange    may be null
     * @throws IOException if it is a temporary file and the exchange is in no route: nobody could tell when to remove
     *                     it
     */
    Path lastingPath(Exchange exchange) throws IOException {
        if (file.temporary()) {
            UnitOfWork work = exchange == null ? null : exchange.getUnitOfWork();
            if (work == null || work.getRoute() == null) {
                throw new IOException(
                        "the media is a temporary file, which has no lasting place outside a route: set downloadDir to keep it, or"
                                      + " take the body as a stream or bytes");
            }
            requireThere();
            held.hold(exchange, () -> {
            });
        }
        return file.path();
    }

    /** All of it, from the beginning. @throws IOException also if it has more bytes than an array can hold */
    byte[] bytes() throws IOException {
        if (file.length() > MOST_BYTES) {
            throw new IOException(
                    "the media has " + file.length() + " bytes, and an array holds at most " + MOST_BYTES
                                  + ": read it as a stream");
        }
        try (InputStream in = open()) {
            return in.readNBytes((int) file.length());
        }
    }

    /** For example {@code video/mp4}. */
    public String contentType() {
        return file.contentType();
    }

    /** Of the content, lower-case hex. */
    public String sha256() {
        return file.sha256();
    }

    @Override
    public int read() throws IOException {
        int next = stream().read();
        position += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = stream().read(buffer, offset, length);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, file.length() - position);
    }

    /** Back to the beginning, also after {@link #close}. */
    @Override
    public void reset() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        position = 0;
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            in.transferTo(out);
        }
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return new MediaStream(held, exchange);
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public long length() {
        return file.length();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public String toString() {
        return "MediaStream[" + file.contentType() + ", " + file.length() + " bytes]";
    }

    private InputStream stream() throws IOException {
        if (opened == null) {
            opened = open();
        }
        return opened;
    }

    private InputStream open() throws IOException {
        try {
            return Files.newInputStream(file.path());
        } catch (NoSuchFileException e) {
            throw gone(e);
        }
    }

    private void requireThere() throws IOException {
        if (Files.notExists(file.path())) {
            throw gone(null);
        }
    }

    private IOException gone(Exception cause) {
        return new IOException(
                file.temporary()
                        ? "the media was a temporary file and is gone with its exchange: set downloadDir to keep it"
                        : "the media is not in downloadDir any more",
                cause);
    }

    private void letGo() {
        try {
            close();
        } catch (IOException e) {
            LOG.warn("A stream of {} could not be closed: {}", file.path(), e.getMessage());
        }
    }
}
