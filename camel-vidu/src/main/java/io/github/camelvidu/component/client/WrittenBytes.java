// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;
import java.io.OutputStream;

/** Counts what is written and keeps nothing of it. */
final class WrittenBytes extends OutputStream {

    private long count;

    /** How many bytes a body writes; reads every file that it is made of. */
    static long of(RequestBody body) throws IOException {
        WrittenBytes written = new WrittenBytes();
        body.writeTo(written);
        return written.count;
    }

    @Override
    public void write(int one) {
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        count += length;
    }
}
