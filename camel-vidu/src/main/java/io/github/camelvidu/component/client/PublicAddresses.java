// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are of the public internet. By the registries of special addresses that IANA keeps (RFC 6890 and its
 * successors); of IPv6 only what is given out as global unicast counts, so that no form in which an IPv4 address can be
 * wrapped leads anywhere else.
 */
public final class PublicAddresses {

    private static final List<Block> SPECIAL_4 = Block.list(
            // this network, private, shared by carriers, loopback, link-local (where clouds keep their metadata)
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            // protocols, documentation, relays of 6to4, private, benchmarks
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            // documentation, multicast, reserved and broadcast
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
    private static final List<Block> GLOBAL_6 = Block.list("2000::/3");
    /** Protocols with Teredo, documentation, 6to4. */
    private static final List<Block> SPECIAL_6 = Block.list("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    /** How a network without IPv4 reaches it: what counts is the address at the end. */
    private static final List<Block> NAT64 = Block.list("64:ff9b::/96");
    private static final int IPV4_BYTES = 4;

    private PublicAddresses() {
    }

    public static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES) {
            return isPublic4(bytes);
        }
        if (has(NAT64, bytes)) {
            return isPublic4(Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length));
        }
        return has(GLOBAL_6, bytes) && !has(SPECIAL_6, bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        return !has(SPECIAL_4, bytes);
    }

    private static boolean has(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.has(address));
    }

    private record Block(byte[] first, int bits) {

        static List<Block> list(String... blocks) {
            return Arrays.stream(blocks).map(Block::of).toList();
        }

        private static Block of(String block) {
            int slash = block.indexOf('/');
            try {
                // an address, so nothing is looked up
                byte[] first = InetAddress.getByName(block.substring(0, slash)).getAddress();
                return new Block(first, Integer.parseInt(block.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(block, e);
            }
        }

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
