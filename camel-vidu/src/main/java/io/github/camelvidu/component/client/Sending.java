// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

/** What has to be done just before the first byte of a request is written. */
@FunctionalInterface
public interface Sending {

    Sending NOTHING = keyName -> {
    };

    /**
     * The request is about to be written. When this throws, nothing is sent.
     *
     * @param keyName nickname of the API key that it is sent with; null when the key has none
     */
    void begins(String keyName);
}
