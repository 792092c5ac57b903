// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.util.Objects;

/**
 * Where a file may be put (Vidu reference, section 7).
 *
 * @param id     of the upload
 * @param putUrl signed, so nobody else's business; good for about an hour
 */
public record UploadTicket(String id, String putUrl) {

    public UploadTicket {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(putUrl, "put_url");
    }

    @Override
    public String toString() {
        return "UploadTicket[" + id + "]";
    }
}
