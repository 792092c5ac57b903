// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

/**
 * A rule as it stands at a moment.
 *
 * @param id     tells it from all others of the emulator, also from those that are gone
 * @param rule   as it was added
 * @param struck how often it has struck
 * @param usedUp whether it will never strike again
 */
public record RuleInForce<T>(long id, T rule, int struck, boolean usedUp) {
}
