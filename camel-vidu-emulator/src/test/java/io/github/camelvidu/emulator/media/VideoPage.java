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

/** A web page that loads videos one after the other, looks at each, plays the short ones and tells what it saw. */
final class VideoPage implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html><title>videos</title><body><script>
            const event = (video, name) => new Promise((seen, failed) => {
                video.addEventListener(name, seen, {once: true});
                video.addEventListener('error', () => failed(video.error), {once: true});
            });
            async function look(number) {
                const video = document.createElement('video');
                video.muted = true;
                video.src = '/video/' + number;
                document.body.append(video);
                await event(video, 'loadeddata');
                const seen = [video.duration, video.videoWidth, video.videoHeight];
                const sought = event(video, 'seeked');
                video.currentTime = video.duration / 2 + 0.001;
                await sought;
                seen.push(video.currentTime);
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
                const pen = canvas.getContext('2d');
                pen.drawImage(video, 0, 0);
                const colours = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(tenth => {
                    const at = side => Math.floor(side * tenth / 10);
                    const [red, green, blue] = pen.getImageData(at(canvas.width), at(canvas.height), 1, 1).data;
                    return red << 16 | green << 8 | blue;
                });
                seen.push(video.duration <= 2 ? await play(video) : 0);
                video.remove();
                return [...seen, ...colours].join(' ');
            }
            async function play(video) {
                const back = event(video, 'seeked');
                video.currentTime = 0;
                await back;
                const ended = event(video, 'ended');
                await video.play();
                await ended;
                return video.currentTime;
            }
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

    /** What the browser saw of one video; times in seconds, {@code playedTo} is 0 when it was not played. */
    record Seen(String error, double duration, int width, int height, double soughtTo, double playedTo, List<Integer> colours) {

        static Seen parse(String line) {
            if (line.startsWith("error")) {
                return new Seen(line, 0, 0, 0, 0, 0, List.of());
            }
            String[] parts = line.split(" ");
            return new Seen(
                    "", Double.parseDouble(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                    Double.parseDouble(parts[3]), Double.parseDouble(parts[4]),
                    Arrays.stream(parts).skip(5).map(Integer::valueOf).toList());
        }
    }

    private final HttpServer server;
    private final CompletableFuture<List<Seen>> seen = new CompletableFuture<>();

    private VideoPage(HttpServer server) {
        this.server = server;
    }

    static VideoPage open(List<RenderedMedia> videos) throws IOException {
        VideoPage page = new VideoPage(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        page.server.createContext("/", exchange -> {
            byte[] html = PAGE.replace("COUNT", String.valueOf(videos.size())).getBytes(StandardCharsets.UTF_8);
            answer(exchange, 200, "text/html; charset=utf-8", html);
        });
        page.server.createContext("/video/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            sendRange(exchange, videos.get(Integer.parseInt(path.substring("/video/".length()))));
        });
        page.server.createContext("/seen", exchange -> {
            String lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 200, "text/plain", new byte[0]);
            page.seen.complete(lines.lines().map(Seen::parse).toList());
        });
        page.server.start();
        return page;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    List<Seen> seen() throws Exception {
        return seen.get(100, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A browser seeks only in videos whose server can send parts. */
    private static void sendRange(HttpExchange exchange, RenderedMedia video) throws IOException {
        byte[] content = Files.readAllBytes(video.file());
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        Matcher range = RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        if (!range.matches()) {
            answer(exchange, 200, video.contentType(), content);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        int to = range.group(2).isEmpty() ? content.length - 1 : Integer.parseInt(range.group(2));
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + content.length);
        answer(exchange, 206, video.contentType(), Arrays.copyOfRange(content, from, to + 1));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(content);
        }
    }
}
