// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;

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
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(media.open(), digest)) {
            in.transferTo(out);
        }
        if (!Sha256.hex(digest).equals(media.sha256())) {
            // under the name of another content it would be taken for that in later requests
            throw new UnusableMediaException("a file that has changed since it was first looked at");
        }
    }
}
