// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.component.media.MediaFile;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A result on disk as a body that can be read again and again, and copied for other exchanges, without being in memory.
 * A temporary file goes when the last exchange that holds it has ended. Like any stream, for one reader at a time.
 */
public final class MediaStream extends InputStream implements StreamCache {

    private static final Logger LOG = LoggerFactory.getLogger(MediaStream.class);

    private final MediaFile file;
    private final AtomicInteger holders;
    private InputStream opened;
    private long position;

    private MediaStream(MediaFile file, AtomicInteger holders, Exchange exchange) {
        this.file = file;
        this.holders = holders;
        holders.incrementAndGet();
        UnitOfWork holder = exchange.getProperty(ExchangePropertyKey.STREAM_CACHE_UNIT_OF_WORK, UnitOfWork.class);
        if (holder != null) {
            // what a splitter, a multicast or an enricher makes of its parts outlives the parts
            holder.addSynchronization(new Release());
        } else {
            exchange.getExchangeExtension().addOnCompletion(new Release());
        }
    }

    static MediaStream of(MediaFile file, Exchange exchange) {
        return new MediaStream(file, new AtomicInteger(), exchange);
    }

    /** Where the media is. A temporary file only lives as long as an exchange that holds it. */
    public Path path() {
        return file.path();
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
        return new MediaStream(file, holders, exchange);
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
            throw new IOException(
                    file.temporary()
                            ? "the media was a temporary file and went with its exchange: set downloadDir to keep it"
                            : "the media is not in downloadDir any more",
                    e);
        }
    }

    private final class Release extends SynchronizationAdapter {

        @Override
        public void onDone(Exchange exchange) {
            try {
                close();
                if (holders.decrementAndGet() == 0 && file.temporary()) {
                    Files.deleteIfExists(file.path());
                }
            } catch (IOException e) {
                LOG.warn("The temporary file {} could not be removed: {}", file.path(), e.getMessage());
            }
        }
    }
}
