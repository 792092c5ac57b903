// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a request, written piece by piece and as often as wanted, each time the same. */
public interface RequestBody {

    /** For example {@code image/png}. */
    String contentType();

    /** In bytes, known before any of them is written. */
    long length() throws IOException;

    /** Writes all of it; does not close the stream. */
    void writeTo(OutputStream out) throws IOException;
}
