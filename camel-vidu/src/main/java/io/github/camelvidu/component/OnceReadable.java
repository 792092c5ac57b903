// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.Map;

import org.apache.camel.Exchange;

/**
 * Streams inside a message can be read once, but an exchange may be delivered again and must then ask for the same. So
 * the exchange remembers what was in them, in a property: unlike the message, Camel does not put it back before it
 * delivers again. A body that is a stream is Camel's business: stream caching makes it readable again.
 */
final class OnceReadable {

    private static final String PROPERTY = "CamelViduStreams";

    private OnceReadable() {
    }

    /**
     * The stream's content, however often it was read before; not to be changed. At most one byte more than can be sent
     * is kept.
     */
    static byte[] content(Exchange exchange, InputStream stream) throws IOException {
        Map<InputStream, byte[]> read = remembered(exchange);
        byte[] content = read.get(stream);
        if (content == null) {
            content = stream.readNBytes(LocalMedia.MAX_BYTES + 1);
            read.put(stream, content);
        }
        return content;
    }

    static void forget(Exchange exchange) {
        exchange.removeProperty(PROPERTY);
    }

    @SuppressWarnings("unchecked")
    private static Map<InputStream, byte[]> remembered(Exchange exchange) {
        Map<InputStream, byte[]> read = exchange.getProperty(PROPERTY, Map.class);
        if (read == null) {
            read = new IdentityHashMap<>();
            exchange.setProperty(PROPERTY, read);
        }
        return read;
    }
}
