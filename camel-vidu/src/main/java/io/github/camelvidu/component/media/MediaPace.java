// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.time.Duration;

/**
 * How slow a transfer may be before it counts as broken: a server that sends a byte now and then is never silent.
 *
 * @param bytes  that must arrive
 * @param window in this time
 */
public record MediaPace(long bytes, Duration window) {
}
