// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

import io.github.camelvidu.api.Credits;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.emulator.ViduEmulator;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What fails before the first byte of the request: certainly nothing was created, and the key may be used again. */
class UnreachablePlatformTest extends ViduTestSupport {

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

    @Override
    void configure(ViduComponent vidu) {
        vidu.setConnectTimeout(2_000);
    }

    @Test
    void aRefusedConnectionCreatesNothingAndTheSameKeyWorksLater() throws Exception {
        int port = freePort();
        assertNothingCanHaveHappened(sendTo("http://127.0.0.1:" + port, "k"));

        try (ViduEmulator late = ViduEmulator.builder().port(port).apiKey(emulator().apiKey()).start()) {
            Exchange again = sendTo(late.url(), "k");

            assertThat(again.getException()).isNull();
            assertThat(late.requests().count("POST", TEXT2VIDEO)).isEqualTo(1);
            assertThat(late.tasks()).hasSize(1);
        }
    }

    @Test
    void aHostThatNobodyKnowsCreatesNothing() {
        assertNothingCanHaveHappened(sendTo("http://platform.invalid", "k"));
    }

    @Test
    void aCertificateThatIsNotTrustedCreatesNothing() {
        try (ViduEmulator secure = ViduEmulator.builder().tls(keyStore, PASSWORD).apiKey(emulator().apiKey()).start()) {
            assertNothingCanHaveHappened(sendTo(secure.url(), "k"));

            assertThat(secure.requests().seen()).isZero();
        }
    }

    @Test
    void plainHttpToATlsPortCreatesNothingThere() {
        try (ViduEmulator secure = ViduEmulator.builder().tls(keyStore, PASSWORD).apiKey(emulator().apiKey()).start()) {
            Exchange done = sendTo(secure.url().replace("https:", "http:"), "k");

            assertThat(done.getException()).isNotNull();
            assertThat(secure.requests().seen()).isZero();
        }
    }

    @Test
    void aCertificateThatTheHttpsComponentTrustsIsEnoughForCallsAndForMedia() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keyStore);
        store.setPassword(PASSWORD);
        store.setType("PKCS12");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        context.getComponent("https", HttpComponent.class).setSslContextParameters(tls);

        try (ViduEmulator secure = ViduEmulator.builder().tls(keyStore, PASSWORD).apiKey(emulator().apiKey()).start()) {
            Exchange done = sendIt(GENERATE + "&downloadDir=" + directory + "&baseUrl=" + secure.url(), PROMPT);

            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("video/mp4");
            assertThat(secure.requests().count("GET", MEDIA)).isEqualTo(1);
            assertThat(sendIt("vidu:credits?baseUrl=" + secure.url(), null).getMessage().getBody(Credits.class).total())
                    .isEqualTo(100_000 - COST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "credits", "tasks", "task?taskId=7", "cancel?taskId=7", "download?taskId=7" })
    void readsOfAHostThatIsDownAreRepeatedAndThenAServerError(String operation) throws Exception {
        String uri = "vidu:" + operation + (operation.contains("?") ? "&" : "?") + "baseUrl=http://127.0.0.1:" + freePort();

        ViduServerException failure = failure(sendIt(uri, null), ViduServerException.class);

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getAttempts()).isEqualTo(MAX_ATTEMPTS);
        assertThat(failure.getHttpStatus()).isZero();
    }

    private Exchange sendTo(String baseUrl, String key) {
        return sendIt(GENERATE + "&uncertain=fail&waitForCompletion=false&baseUrl=" + baseUrl, PROMPT,
                ViduConstants.IDEMPOTENCY_KEY, key);
    }

    private static void assertNothingCanHaveHappened(Exchange done) {
        ViduServerException failure = failure(done, ViduServerException.class);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getIdempotencyKey()).isEqualTo("k");
        assertThat(failure.getKind()).isEqualTo("text2video");
        assertThat(failure.getModel()).isEqualTo("viduq3-turbo");
        assertThat(failure.getTaskId()).isNull();
        assertThat(failure.getReason()).isNull();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
