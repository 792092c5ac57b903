// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelvidu.component.media.ProcessFolder;
import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder with the results that nobody asked to keep. Thread-safe. */
final class TemporaryMedia {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryMedia.class);

    private final Set<Cleaner.Cleanable> outliving = ConcurrentHashMap.newKeySet();
    private Cleaner cleaner;
    private ProcessFolder folder;
    private boolean closed;

    /** Where results go; made when it is first needed. */
    synchronized Path folder() throws IOException {
        if (folder == null) {
            folder = ProcessFolder.make();
        }
        return folder.path();
    }

    /**
     * Keeps a file for those who may still have it, though no exchange does: until they have let it go, or the
     * component ends.
     *
     * @param holder what everybody refers to who has the file
     */
    synchronized void outlives(Object holder, Path file) {
        if (closed) {
            delete(file);
            return;
        }
        if (cleaner == null) {
            cleaner = Cleaner.create();
        }
        Removal removal = new Removal(file, outliving);
        Cleaner.Cleanable cleanable = cleaner.register(holder, removal);
        removal.self = cleanable;
        outliving.add(cleanable);
    }

    /** Removes what is left for others; files of exchanges that outlive the component are removed by these. */
    synchronized void close() {
        closed = true;
        outliving.forEach(Cleaner.Cleanable::clean);
        if (folder != null) {
            IOHelper.close(folder);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The temporary file {} could not be removed: {}", file, e.getMessage());
        }
    }

    /** Refers to nothing by which the holder could be reached: it would never be let go. */
    private static final class Removal implements Runnable {

        private final Path file;
        private final Set<Cleaner.Cleanable> outliving;
        private volatile Cleaner.Cleanable self;

        private Removal(Path file, Set<Cleaner.Cleanable> outliving) {
            this.file = file;
            this.outliving = outliving;
        }

        @Override
        public void run() {
            if (self != null) {
                outliving.remove(self);
            }
            delete(file);
        }
    }
}
