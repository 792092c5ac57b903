// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

/**
 * What a request would cost that the platform accepts.
 *
 * @param credits that would be reserved
 * @param priced  whether the platform publishes that price; otherwise it is what the emulator takes instead
 */
public record Estimate(long credits, boolean priced) {
}
