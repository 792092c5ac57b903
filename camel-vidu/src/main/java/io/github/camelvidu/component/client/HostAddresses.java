// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Says at which addresses a host may be connected to. */
@FunctionalInterface
public interface HostAddresses {

    /**
     * Asked once for each request: no other address is connected to than the ones it gives.
     *
     * @param  host                    a name or an address
     * @return                         in the order in which they are tried; not empty
     * @throws AddressRefusedException when it is at an address that is not allowed
     * @throws IOException             when the host has no address
     */
    List<InetAddress> of(String host) throws IOException;
}
