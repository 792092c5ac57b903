// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A disk that takes so many bytes, until somebody makes room. Thread-safe. */
final class FullDisk implements MediaOutput {

    private volatile long left;
    private volatile long usable = Long.MAX_VALUE;

    FullDisk(long room) {
        this.left = room;
    }

    void makeRoom() {
        left = Long.MAX_VALUE;
        usable = Long.MAX_VALUE;
    }

    /** What it says of itself, whatever it takes. */
    FullDisk saying(long bytes) {
        usable = bytes;
        return this;
    }

    @Override
    public OutputStream open(Path part) throws IOException {
        return new FilterOutputStream(DISK.open(part)) {

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                int taken = (int) Math.min(left, count);
                out.write(bytes, offset, taken);
                left -= taken;
                if (taken < count) {
                    throw new IOException("No space left on device");
                }
            }
        };
    }

    @Override
    public long usableSpace(Path directory) {
        return usable;
    }
}
