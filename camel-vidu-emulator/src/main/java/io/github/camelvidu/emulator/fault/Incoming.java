// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

/**
 * A request as far as it tells which faults are for it.
 *
 * @param path          as on the wire, without the query
 * @param authorization the header as it was sent; empty without one
 */
public record Incoming(String method, String path, String authorization) {

    /** Does not show the key. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
