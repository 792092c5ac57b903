// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Duration;
import java.util.Optional;

/**
 * What a storage says of a file that was put there (Vidu reference, section 7).
 *
 * @param etag as the storage wrote it
 * @param kept how long the storage keeps it; empty when it did not say
 */
public record StoredFile(String etag, Optional<Duration> kept) {
}
