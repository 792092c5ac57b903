// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Pictures for requests. */
final class Pictures {

    private Pictures() {
    }

    static byte[] lighthouse() {
        try (InputStream in = Pictures.class.getResourceAsStream("/pictures/lighthouse.png")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
