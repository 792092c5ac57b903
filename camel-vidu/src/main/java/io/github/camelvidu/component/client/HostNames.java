// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a host. */
@FunctionalInterface
public interface HostNames {

    /** The machine's own way. */
    HostNames SYSTEM = InetAddress::getAllByName;

    /** @param host a name or an address */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
