// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * A certificate for the host name of the test servers, made by the JDK's own tool, and trusted by whoever asks for
 * that.
 *
 * @param store holds it with its key
 */
record TrustedCertificate(Path store) {

    private static final String PASSWORD = "changeit";

    static TrustedCertificate make(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("storage.p12");
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "storage",
                "-keyalg", "EC", "-dname", "CN=" + Downloads.HOST, "-ext", "san=dns:" + Downloads.HOST, "-storetype", "PKCS12",
                "-keystore", store.toString(), "-storepass", PASSWORD).inheritIO().start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool ended with " + keytool.exitValue());
        }
        return new TrustedCertificate(store);
    }

    ServerSocket serverSocket() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        return tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** What a client is set up with that trusts it. */
    SSLContextParameters trust() {
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setResource("file:" + store);
        keys.setPassword(PASSWORD);
        keys.setType("PKCS12");
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(keys);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trusted);
        return tls;
    }
}
