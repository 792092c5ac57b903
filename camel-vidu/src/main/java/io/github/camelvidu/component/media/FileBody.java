// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import io.github.camelvidu.component.client.RequestBody;

/**
 * A file as it is, as the body of a request.
 *
 * @param media the file
 */
record FileBody(InputMedia media) implements RequestBody {

    @Override
    public String contentType() {
        return media.contentType();
    }

    @Override
    public long length() {
        return media.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = media.open()) {
            in.transferTo(out);
        }
    }
}
