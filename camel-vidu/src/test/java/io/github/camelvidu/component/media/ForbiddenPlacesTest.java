// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduMediaException;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelvidu.component.media.Downloads.ETAG;
import static io.github.camelvidu.component.media.Downloads.HOST;
import static io.github.camelvidu.component.media.Downloads.assertIs;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links, redirects and names that lead to where nothing may be fetched from. Storage and API are one host, over TLS.
 */
class ForbiddenPlacesTest {

    private static final byte[] FILM = Downloads.film(10_000, 6);
    private static final String PUBLIC = "93.184.216.34";

    @TempDir
    static Path keys;
    private static TrustedCertificate certificate;

    @TempDir
    Path folder;

    private final Downloads downloads = new Downloads();
    private StorageServer storage;
    private StorageServer secret;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TrustedCertificate.make(keys);
    }

    @BeforeEach
    void open() throws Exception {
        storage = new StorageServer(certificate.serverSocket()).thenAlways(StorageServer.file(FILM, ETAG));
        secret = new StorageServer().thenAlways(StorageServer.file(FILM, ETAG));
        downloads.camel.getComponent("https", HttpComponent.class).setSslContextParameters(certificate.trust());
        downloads.plainHttp = false;
        // every host is allowed by name: what is left is where it is
        downloads.allowed = List.of("*");
    }

    @AfterEach
    void close() throws IOException {
        downloads.close();
        storage.close();
        secret.close();
    }

    @Test
    void theApisOwnHostMayBeAnywhere() throws Exception {
        assertIs(downloads.fetched(link(), folder, "a"), FILM);
        assertThat(downloads.lookedUp).as("looked up once for a request").containsExactly(HOST);
        assertThat(storage.requests().get(0).header("Host")).contains(HOST + ":" + storage.port());
    }

    @ParameterizedTest
    @CsvSource({
            "http://storage.test:%d/a.mp4, is not an https link",
            "http://127.0.0.1:%d/a.mp4, is not an https link",
            "https://127.0.0.1:%d/a.mp4, 127.0.0.1",
            "https://169.254.169.254/latest/meta-data, 169.254.169.254",
            "https://[::ffff:127.0.0.1]:%d/a.mp4, 127.0.0.1",
            "https://[::1]:%d/a.mp4, 0:0:0:0:0:0:0:1",
            "https://2130706433:%d/a.mp4, 127.0.0.1",
            "https://localhost:%d/a.mp4, 127.0.0.1",
            "https://inside.test:%d/a.mp4, 10.0.0.7",
            "//inside.test:%d/a.mp4, 10.0.0.7",
            "https://user:secret@storage.test:%d/a.mp4, names a user",
            "ftp://storage.test/a.mp4, is not an https link",
            "file:///etc/passwd, is not an https link",
            "https://storage.test/a b, is not a URI" })
    void aRedirectToAForbiddenPlaceIsNotFollowed(String location, String words) throws Exception {
        downloads.names = host -> InetAddress.getAllByName(
                Map.of(HOST, "127.0.0.1", "localhost", "127.0.0.1", "inside.test", "10.0.0.7").getOrDefault(host, host));
        storage.thenAlways(StorageServer.redirect(String.format(location, secret.port())));

        ViduMediaException failure = downloads.refused(link(), folder, "a");

        assertThat(failure).hasMessageContaining(words).hasMessageNotContaining("Signature").hasMessageNotContaining("secret");
        assertThat(failure.getMoney()).isEqualTo(Money.CHARGED);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(storage.requests()).hasSize(1);
        assertThat(secret.requests()).isEmpty();
        assertThat(Downloads.files(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "10.1.2.3" })
    void aLinkToAnAddressInsideIsRefusedBeforeAnythingIsSent(String host) {
        downloads.names = InetAddress::getAllByName;

        ViduMediaException failure = downloads.refused(
                new MediaLink("https://" + host + ":" + secret.port() + "/a.mp4?s=1", null), folder, "a");

        assertThat(failure).hasMessageContaining("not an address of the public internet");
        assertThat(failure.getMoney()).isEqualTo(Money.UNKNOWN);
        assertThat(secret.requests()).isEmpty();
    }

    @Test
    void aHostThatIsNotAllowedIsNamedAndNothingIsSentToIt() {
        downloads.allowed = List.of("*.example.com");
        storage.thenAlways(StorageServer.redirect("https://evil.example.net/a.mp4?token=secret"));

        ViduMediaException failure = downloads.refused(link(), folder, "a");

        assertThat(failure).hasMessageContaining("evil.example.net").hasMessageContaining("mediaHosts")
                .hasMessageNotContaining("secret");
        assertThat(downloads.lookedUp).as("not even looked up").containsExactly(HOST);
    }

    @Test
    void aNameThatIsPublicFirstAndPrivateThenGainsNothing() {
        AtomicInteger looks = new AtomicInteger();
        downloads.names = host -> new InetAddress[] {
                InetAddress.getByName(looks.getAndIncrement() == 0 ? PUBLIC : "127.0.0.1") };

        ViduMediaException failure = downloads.refused(
                new MediaLink("https://rebinding.test:" + secret.port() + "/a.mp4", null), folder, "a");

        // the first attempt goes to the address that was looked at, which is not here; the second is refused
        assertThat(failure).hasMessageContaining("127.0.0.1").hasMessageContaining("not an address of the public internet");
        assertThat(failure.getAttempts()).isEqualTo(2);
        assertThat(looks).hasValue(2);
        assertThat(secret.requests()).isEmpty();
    }

    @Test
    void aNameWithOneAddressInsideIsRefused() {
        downloads.names = host -> new InetAddress[] { InetAddress.getByName(PUBLIC), InetAddress.getByName("192.168.0.1") };

        assertThat(downloads.refused(new MediaLink("https://both.test/a.mp4", null), folder, "a"))
                .hasMessageContaining("192.168.0.1");
    }

    @Test
    void aProxyLooksUpNamesAndAddressesAreStillLookedAtHere() throws Exception {
        HttpComponent http = downloads.camel.getComponent("http", HttpComponent.class);
        http.setProxyHost("127.0.0.1");
        http.setProxyPort(secret.port());
        downloads.plainHttp = true;
        downloads.names = InetAddress::getAllByName;

        assertIs(downloads.fetched(new MediaLink("http://only.the-proxy.invalid/a.mp4?s=%2B", null), folder, "a"), FILM);
        ViduMediaException failure = downloads.refused(new MediaLink("http://10.0.0.7/a.mp4", null), folder, "b");

        assertThat(failure).hasMessageContaining("10.0.0.7").hasMessageContaining("not an address of the public internet");
        assertThat(downloads.lookedUp).containsExactly("10.0.0.7");
        assertThat(secret.requests()).singleElement()
                .satisfies(request -> assertThat(request.target()).isEqualTo("http://only.the-proxy.invalid/a.mp4?s=%2B"));
    }

    @Test
    void redirectsAreFollowedByteForByteAndWithoutWhatIsNotMeantForTheNext() throws Exception {
        storage.answers(
                StorageServer.redirect("/next?a=%2F~;"),
                StorageServer.redirect("https://" + HOST + ":" + storage.port() + "/last;v=1?X-Amz-Signature=%2B+"));

        assertIs(downloads.fetched(link(), folder, "a"), FILM);

        assertThat(storage.requests()).extracting(StorageServer.Request::target)
                .containsExactly("/a.mp4?X-Amz-Signature=c2ln", "/next?a=%2F~;", "/last;v=1?X-Amz-Signature=%2B+");
        assertThat(storage.requests()).allSatisfy(request -> {
            assertThat(request.header("Authorization")).isEmpty();
            assertThat(request.header("Cookie")).isEmpty();
            assertThat(request.header("Referer")).isEmpty();
        });
    }

    @Test
    void fiveRedirectsAreFollowedAndNoMore() throws Exception {
        storage.answers(
                StorageServer.redirect("/1"), StorageServer.redirect("/2"), StorageServer.redirect("/3"),
                StorageServer.redirect("/4"), StorageServer.redirect("/5"));
        assertIs(downloads.fetched(link(), folder, "a"), FILM);

        AtomicInteger next = new AtomicInteger();
        storage.thenAlways((request, client) -> StorageServer.redirect("/" + next.incrementAndGet()).to(request, client));
        assertThat(downloads.refused(link(), folder, "b")).hasMessageContaining("more than 5 times");
        assertThat(next).hasValue(6);
    }

    @Test
    void aLoopOfRedirectsIsSeen() {
        storage.answers(StorageServer.redirect("/there")).thenAlways(StorageServer.redirect("/a.mp4?X-Amz-Signature=c2ln"));

        assertThat(downloads.refused(link(), folder, "a")).hasMessageContaining("in a loop");
        assertThat(storage.requests()).hasSize(2);
    }

    private MediaLink link() {
        return new MediaLink(
                "https://" + HOST + ":" + storage.port() + "/a.mp4?X-Amz-Signature=c2ln", null, "815", "0");
    }
}
