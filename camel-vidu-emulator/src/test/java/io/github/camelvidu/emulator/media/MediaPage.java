// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A web page whose script looks at media, one after the other, and tells what it saw: for each a line of its function
 * {@code look(number)}, which finds the file under {@code /media/number}.
 */
final class MediaPage implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html><title>media</title><body><script>
            const event = (element, name) => new Promise((seen, failed) => {
                element.addEventListener(name, seen, {once: true});
                element.addEventListener('error', () => failed(element.error || 'not loaded'), {once: true});
            });
            SCRIPT
            (async () => {
                const lines = [];
                for (let number = 0; number < COUNT; number++) {
                    lines.push(await look(number).catch(e => 'error ' + (e.message || e)));
                }
                await fetch('/seen', {method: 'POST', body: lines.join('\\n')});
            })();
            </script>
            """;

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final HttpServer server;
    private final CompletableFuture<List<String>> seen = new CompletableFuture<>();

    private MediaPage(HttpServer server) {
        this.server = server;
    }

    static MediaPage open(String script, List<RenderedMedia> media) throws IOException {
        MediaPage page = new MediaPage(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        byte[] html = PAGE.replace("COUNT", String.valueOf(media.size())).replace("SCRIPT", script)
                .getBytes(StandardCharsets.UTF_8);
        page.server.createContext("/", exchange -> answer(exchange, 200, "text/html; charset=utf-8", html));
        page.server.createContext("/media/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            sendRange(exchange, media.get(Integer.parseInt(path.substring("/media/".length()))));
        });
        page.server.createContext("/seen", exchange -> {
            String lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 200, "text/plain", new byte[0]);
            page.seen.complete(lines.lines().toList());
        });
        page.server.start();
        return page;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** One line for each file; one that begins with {@code error} when it could not be shown. */
    List<String> seen() throws Exception {
        return seen.get(100, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A browser seeks only in files whose server can send parts. */
    private static void sendRange(HttpExchange exchange, RenderedMedia media) throws IOException {
        byte[] content = Files.readAllBytes(media.file());
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        Matcher range = RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        if (!range.matches()) {
            answer(exchange, 200, media.contentType(), content);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        int to = range.group(2).isEmpty() ? content.length - 1 : Integer.parseInt(range.group(2));
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + content.length);
        answer(exchange, 206, media.contentType(), Arrays.copyOfRange(content, from, to + 1));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(content);
        }
    }
}
