// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;

import io.github.camelvidu.emulator.fault.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path directory;

    private static Path keyStore;

    @BeforeAll
    static void makeACertificate() throws Exception {
        keyStore = directory.resolve("emulator.p12");
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "emulator",
                "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12",
                "-keystore", keyStore.toString(), "-storepass", PASSWORD).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
    }

    @Test
    void theEmulatorSpeaksHttpsWithTheGivenCertificate() throws Exception {
        try (ViduEmulator emulator = ViduEmulator.builder().tls(keyStore, PASSWORD).start()) {
            assertThat(emulator.url()).startsWith("https://127.0.0.1:");

            assertThat(get(trusting(), emulator).statusCode()).isEqualTo(200);
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> get(HttpClient.newHttpClient(), emulator));
        }
    }

    @Test
    void aConnectionIsResetUnderTlsToo() throws Exception {
        try (ViduEmulator emulator = ViduEmulator.builder().tls(keyStore, PASSWORD).start()) {
            emulator.faults().add(Fault.on("GET", "/ent/v2/credits").reset());

            assertThatIOException().isThrownBy(() -> get(trusting(), emulator));
        }
    }

    private static HttpResponse<String> get(HttpClient client, ViduEmulator emulator) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(emulator.url() + "/ent/v2/credits"))
                .header("Authorization", "Token " + emulator.apiKey()).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient trusting() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("emulator", store.getCertificate("emulator"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
