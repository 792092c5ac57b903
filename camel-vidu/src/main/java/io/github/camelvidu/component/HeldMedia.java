// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.component.media.MediaFile;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.SafeCopyProperty;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * A result on disk, and the exchanges that hold it. A temporary file goes when the last of them has ended, unless it is
 * known that somebody may have the body then: who asked for it (the exchange is one with an answer), or who made a copy
 * of the exchange that is part of no unit of work, as an aggregation does. Then it goes when nobody refers to it any
 * more. Thread-safe.
 */
final class HeldMedia {

    private final MediaFile file;
    private final TemporaryMedia files;
    private final String mark = "CamelViduMedia-" + UUID.randomUUID();
    /** Copies of exchanges that have come under no unit of work yet. */
    private final AtomicInteger copies = new AtomicInteger();
    private int holders;
    private boolean asked;
    private boolean outlives;

    HeldMedia(MediaFile file, TemporaryMedia files) {
        this.file = file;
        this.files = files;
    }

    MediaFile file() {
        return file;
    }

    /** From here on the exchange holds the file. @param released what is to be done when it has ended; may fail */
    void hold(Exchange exchange, Runnable released) {
        synchronized (this) {
            holders++;
        }
        belongs(exchange);
        UnitOfWork parts = exchange.getProperty(ExchangePropertyKey.STREAM_CACHE_UNIT_OF_WORK, UnitOfWork.class);
        Release release = new Release(released);
        if (parts != null) {
            // what a splitter, a multicast or an enricher makes of its parts outlives the parts
            parts.addSynchronization(release);
        } else {
            exchange.getExchangeExtension().addOnCompletion(release);
        }
    }

    /** A copy of an exchange is under a unit of work, or is the first. */
    private void belongs(Exchange exchange) {
        Copy copy = exchange.getExchangeExtension().getSafeCopyProperty(mark, Copy.class);
        if (copy == null) {
            exchange.getExchangeExtension().setSafeCopyProperty(mark, new Copy(copies, false));
        } else {
            copy.belongs();
        }
    }

    private synchronized void release(boolean answers) {
        holders--;
        asked |= answers;
        if (holders > 0 || outlives || !file.temporary()) {
            return;
        }
        if (asked || copies.get() > 0) {
            outlives = true;
            files.outlives(this, file.path());
        } else {
            TemporaryMedia.delete(file.path());
        }
    }

    private final class Release extends SynchronizationAdapter {

        private final Runnable released;

        private Release(Runnable released) {
            this.released = released;
        }

        @Override
        public void beforeHandover(Exchange target) {
            belongs(target);
        }

        @Override
        public void onDone(Exchange exchange) {
            released.run();
            // an exchange may be used again for another message
            exchange.getExchangeExtension().setSafeCopyProperty(mark, null);
            release(exchange.getPattern() == ExchangePattern.InOut);
        }
    }

    /** Camel copies it with its exchange. It must not refer to the file: who has a copy need not have the body. */
    private static final class Copy implements SafeCopyProperty {

        private final AtomicInteger copies;
        private boolean loose;

        private Copy(AtomicInteger copies, boolean loose) {
            this.copies = copies;
            this.loose = loose;
        }

        @Override
        public SafeCopyProperty safeCopy() {
            copies.incrementAndGet();
            return new Copy(copies, true);
        }

        private synchronized void belongs() {
            if (loose) {
                loose = false;
                copies.decrementAndGet();
            }
        }
    }
}
