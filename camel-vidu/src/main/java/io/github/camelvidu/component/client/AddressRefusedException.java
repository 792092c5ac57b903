// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;

/** A host is where nothing may be sent to; nothing was. */
public final class AddressRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message names the host and the address, nothing else of a link */
    public AddressRefusedException(String message) {
        super(message);
    }
}
