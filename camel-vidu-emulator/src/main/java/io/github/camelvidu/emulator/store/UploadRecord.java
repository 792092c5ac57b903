// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;

/**
 * An upload without its content (Vidu reference, section 7).
 *
 * @param id          as clients see it
 * @param accountId   whose it is
 * @param contentType as the client declared it; null before the content came
 * @param etag        MD5 of the content, hexadecimal; null before the content came
 * @param bytes       length of the content
 * @param format      such as {@code png}; null before the upload was finished
 * @param width       in pixels; 0 before the upload was finished
 * @param height      in pixels; 0 before the upload was finished
 * @param lapsesAt    when it is deleted
 */
public record UploadRecord(
        long id, long accountId, String contentType, String etag, long bytes, String format, int width, int height,
        Instant lapsesAt) {

    public boolean finished() {
        return format != null;
    }
}
