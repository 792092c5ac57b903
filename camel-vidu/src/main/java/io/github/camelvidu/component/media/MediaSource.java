// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Where the content of a file comes from; it can be read from its beginning as often as wanted. */
interface MediaSource {

    InputStream open() throws IOException;

    /** In bytes. */
    long length();

    /** Bytes in memory; not copied. */
    record Bytes(byte[] content) implements MediaSource {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public long length() {
            return content.length;
        }
    }

    /** A file that must stay what it was when it was first looked at: what is checked and priced is what is sent. */
    record LocalFile(Path path, long length, FileTime modified) implements MediaSource {

        /** A link put in its place later is not followed. Other file systems do not know the option. */
        private static final OpenOption[] AS_IT_IS = { LinkOption.NOFOLLOW_LINKS };
        private static final OpenOption[] NO_OPTION = {};

        /** @param file links are followed now and never again */
        static LocalFile of(Path file) throws IOException {
            Path real = file.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new UnusableMediaException("a folder or device, no file");
            }
            return new LocalFile(real, attributes.size(), attributes.lastModifiedTime());
        }

        @Override
        public InputStream open() throws IOException {
            InputStream in = Files.newInputStream(
                    path, path.getFileSystem().equals(FileSystems.getDefault()) ? AS_IT_IS : NO_OPTION);
            try {
                // a folder on the way may have become a link
                if (isUnchanged() && path.toRealPath().equals(path)) {
                    return new Watched(in);
                }
            } catch (IOException e) {
                in.close();
                throw e;
            }
            in.close();
            throw new UnusableMediaException("a file that has changed since it was first looked at");
        }

        private boolean isUnchanged() throws IOException {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return now.size() == length && now.lastModifiedTime().equals(modified);
        }

        /** Whoever reads to the end has read what was there at the beginning, or gets an exception. */
        private final class Watched extends FilterInputStream {

            private Watched(InputStream in) {
                super(in);
            }

            @Override
            public int read() throws IOException {
                int next = super.read();
                requireUnchanged(next);
                return next;
            }

            @Override
            public int read(byte[] buffer, int offset, int wanted) throws IOException {
                int read = super.read(buffer, offset, wanted);
                requireUnchanged(read);
                return read;
            }

            private void requireUnchanged(int read) throws IOException {
                if (read < 0 && !isUnchanged()) {
                    throw new UnusableMediaException("a file that has changed while it was read");
                }
            }
        }
    }
}
