// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Where the emulator listens.
 *
 * @param host interface to bind to
 * @param port 0 for a free one
 * @param tls  empty for plain HTTP
 */
public record Network(String host, int port, Optional<Tls> tls) {

    /**
     * The server's certificate.
     *
     * @param keyStore file with one private key and its certificate, PKCS 12 or JKS
     * @param password of the store and the key
     */
    public record Tls(Path keyStore, String password) {

        SslContextFactory.Server contextFactory() {
            SslContextFactory.Server factory = new SslContextFactory.Server();
            factory.setKeyStorePath(keyStore.toUri().toString());
            factory.setKeyStorePassword(password);
            return factory;
        }

        @Override
        public String toString() {
            return "Tls[" + keyStore + "]";
        }
    }
}
