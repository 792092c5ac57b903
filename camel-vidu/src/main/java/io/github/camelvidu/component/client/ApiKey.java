// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

/**
 * A key of the platform's API (Vidu reference, section 1).
 *
 * @param name   the nickname by which routes choose it, and that may be shown; null when it has none
 * @param secret the key itself, which never leaves but for the platform; null when none is set
 */
public record ApiKey(String name, String secret) {

    /** What stands for a key without a nickname where a name is shown. */
    public static final String UNNAMED = "unnamed";

    /** Whether it can be sent at all. */
    boolean isUsable() {
        return secret != null && !secret.isBlank() && secret.chars().noneMatch(Character::isISOControl);
    }

    /** Never null, never the key itself. */
    public String shownName() {
        return name == null ? UNNAMED : name;
    }

    /** The nickname only. */
    @Override
    public String toString() {
        return "ApiKey[" + shownName() + "]";
    }
}
