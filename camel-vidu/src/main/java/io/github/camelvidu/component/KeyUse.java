// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

/**
 * What was done with an API key since the component has started.
 *
 * @param name      nickname, or what stands for none
 * @param calls     all of them
 * @param refused   calls that the platform refused since it did not take the key
 * @param submitted tasks that were made with it
 * @param credits   that tasks which were made with it have cost
 */
record KeyUse(String name, long calls, long refused, long submitted, long credits) {

    static KeyUse none(String name) {
        return new KeyUse(name, 0, 0, 0, 0);
    }

    KeyUse called(boolean keyRefused) {
        return new KeyUse(name, calls + 1, refused + (keyRefused ? 1 : 0), submitted, credits);
    }

    KeyUse created() {
        return new KeyUse(name, calls, refused, submitted + 1, credits);
    }

    KeyUse charged(long more) {
        return new KeyUse(name, calls, refused, submitted, credits + more);
    }
}
