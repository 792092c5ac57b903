// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

import io.github.camelvidu.component.client.AddressRefusedException;
import io.github.camelvidu.component.client.HostNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MediaHostsTest {

    private static final URI API = URI.create("https://api.example:8443/root");

    @ParameterizedTest
    @CsvSource({
            "storage.example, storage.example, true", "storage.example, STORAGE.example., true",
            "storage.example, a.storage.example, false", "storage.example, astorage.example, false",
            "*.example.com, a.example.com, true", "*.example.com, a.b.example.com, true",
            "*.example.com, example.com, false", "*.example.com, .example.com, false",
            "*.example.com, aexample.com, false", "*.Example.com, a.example.COM, true",
            "*.example.com, a.example.com.evil.net, false", "*, anything.net, true", "other.net, api.example, true",
            "10.0.0.1, 10.0.0.1, true", "2001:db8::1, [2001:db8::1], true", "[2001:db8::1], [2001:DB8::1], true" })
    void aPatternAllowsWhatItSays(String pattern, String host, boolean allowed) {
        assertThat(MediaHosts.of(List.of(pattern), API).allow(host)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://storage.example", "storage.example:443", "storage.example/path", "*.", "a.*.example", "**", "*example", "",
            "a..b", "-a.example", "a b" })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> MediaHosts.of(List.of(pattern), API))
                .withMessageContaining("'" + pattern + "'").withMessageContaining("*.example.com");
    }

    @ParameterizedTest
    @CsvSource({
            "localhost, 127.0.0.1, true", "127.0.0.1, localhost, true", "localhost, [::1], true", "[::1], LocalHost., true",
            "127.0.0.1, 127.8.9.10, true", "api.example, localhost, false", "api.example, 127.0.0.1, false",
            "10.0.0.1, 127.0.0.1, false", "localhost, 10.0.0.1, false", "localhost, localhost.example, false" })
    void allNamesOfThisMachineAreOneWhenTheApiIsOnIt(String api, String host, boolean allowed) {
        assertThat(MediaHosts.of(List.of(), URI.create("http://" + api + ":8090")).allow(host)).isEqualTo(allowed);
    }

    @Test
    void oneAddressThatIsNotPublicIsEnoughToRefuseAHost() throws Exception {
        InetAddress good = InetAddress.getByName("8.8.8.8");
        InetAddress bad = InetAddress.getByName("10.0.0.7");
        MediaHosts hosts = MediaHosts.of(List.of("*"), API);
        HostNames mixed = host -> new InetAddress[] { good, bad };

        assertThat(hosts.addresses("storage.example", host -> new InetAddress[] { good })).containsExactly(good);
        assertThatExceptionOfType(AddressRefusedException.class)
                .isThrownBy(() -> hosts.addresses("storage.example", mixed))
                .withMessageContaining("storage.example").withMessageContaining("10.0.0.7");
        assertThat(hosts.addresses("API.example", mixed)).as("the API's own host").containsExactly(good, bad);
    }
}
