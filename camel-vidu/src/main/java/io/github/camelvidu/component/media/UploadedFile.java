// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.time.Instant;

/**
 * A picture that the platform has.
 *
 * @param uri     the {@code ssupload:} URI that stands for it in a request
 * @param deleted when the platform's storage deletes it
 */
record UploadedFile(String uri, Instant deleted) {
}
