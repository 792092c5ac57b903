// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.net.Inet6Address;
import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "1.1.1.1", "8.8.8.8", "52.82.1.2", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
            "128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "198.17.255.255", "198.20.0.0",
            "223.255.255.255", "2606:4700::1111", "2a05:d000::1", "64:ff9b::808:808" })
    void anAddressOfTheInternetIsPublic(String address) throws Exception {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.254",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1",
            "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1",
            "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::8.8.8.8",
            "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::1", "2001:2::1", "2001:db8::1", "2002:7f00:1::1",
            "2002:a9fe:a9fe::1", "3fff::1", "5f00::1" })
    void anyOtherIsNot(String address) throws Exception {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void anAddressOfIpv4ThatStaysWrappedIsNot() throws Exception {
        byte[] mapped = InetAddress.getByName("::1").getAddress();
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 8;

        assertThat(PublicAddresses.contain(Inet6Address.getByAddress("mapped", mapped, 0))).isFalse();
    }
}
