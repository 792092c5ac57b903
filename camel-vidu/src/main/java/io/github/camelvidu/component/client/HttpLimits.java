// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Duration;

/**
 * The limits of one call.
 *
 * @param connectTimeout  to open a connection, TLS included
 * @param responseTimeout of silence while an answer is awaited or read
 * @param totalTimeout    from the first step to the last byte
 * @param maxAnswer       bytes of an answer of the API; a longer one is an error
 */
public record HttpLimits(Duration connectTimeout, Duration responseTimeout, Duration totalTimeout, int maxAnswer) {
}
