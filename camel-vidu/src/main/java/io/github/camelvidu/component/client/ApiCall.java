// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

/**
 * A call of the platform's API that is about to be made, without anything secret: no address, no id, no body.
 *
 * @param name    of the platform's operation, of which there are a few dozen: the kind for creates
 *                ({@code text2video}), otherwise what it is about ({@code tasks}, {@code task}, {@code cancel},
 *                {@code credits})
 * @param method  for example {@code GET}
 * @param model   that a create asks for; null for others, and when it names none
 * @param keyName nickname of the API key; null when the key has none
 * @param create  whether it creates something that may cost credits
 */
public record ApiCall(String name, String method, String model, String keyName, boolean create) {

    /** Never null. */
    public String shownKey() {
        return keyName == null ? ApiKey.UNNAMED : keyName;
    }
}
