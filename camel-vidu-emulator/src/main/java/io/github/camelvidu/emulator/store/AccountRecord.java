// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

/**
 * An account, which the platform's console calls an organisation (Vidu reference, section 17).
 *
 * @param id   as the console shows it
 * @param name shown to people, no two have the same
 */
public record AccountRecord(long id, String name) {
}
