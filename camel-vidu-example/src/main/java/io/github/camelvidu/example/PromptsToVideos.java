// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.example;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.ViduEmulator;
import org.apache.camel.main.Main;

/**
 * Reads the prompts of a folder and writes a video for each, and at the end what the account has used. Without
 * {@code VIDU_API_KEY} it brings a platform of its own, the emulator, and costs nothing. With it, it says what it will
 * cost and wants {@code -Ddemo.confirm=true} before it spends. The emulator calls back when a task has changed; the
 * platform does if {@code VIDU_CALLBACK_BASE_URL} names an address that leads to port 8080 here.
 */
public final class PromptsToVideos {

    private static final Path PROMPTS = Path.of("prompts");
    private static final Path VIDEOS = Path.of("target", "videos");
    private static final Path USAGE = Path.of("target");
    private static final int PORT = 8080;

    private final PrintStream out;
    private final Map<String, String> environment;

    PromptsToVideos(PrintStream out, Map<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    /** Exits with 0 when every prompt has its video, or when nothing was spent since nobody confirmed it. */
    public static void main(String[] arguments) throws Exception {
        // the picture of the usage needs no screen
        System.setProperty("java.awt.headless", "true");
        System.exit(new PromptsToVideos(System.out, System.getenv()).run());
    }

    /** @return the exit code */
    int run() throws Exception {
        String apiKey = environment.getOrDefault("VIDU_API_KEY", "");
        if (!apiKey.isBlank()) {
            String baseUrl = environment.getOrDefault("VIDU_BASE_URL", Site.GLOBAL.baseUri().toString());
            return generate(
                    baseUrl, apiKey, callbacks(environment.get("VIDU_CALLBACK_BASE_URL"), "0.0.0.0", PORT),
                    Boolean.getBoolean("demo.confirm"));
        }
        try (ViduEmulator emulator = ViduEmulator.builder().clock(DayBefore.clock())
                .processingTime(Duration.ofSeconds(4)).start()) {
            DayBefore.pass(emulator);
            out.printf("No VIDU_API_KEY, so the Vidu platform is played by the emulator at %s%n", emulator.url());
            int port = freePort();
            int code = generate(
                    emulator.url(), emulator.apiKey(), callbacks("http://127.0.0.1:" + port, "127.0.0.1", port), true);
            if (Boolean.getBoolean("demo.keepRunning")) {
                keepRunning(emulator);
            }
            return code;
        }
    }

    /** @param callbacks settings with which the platform can call back; none when it can not */
    private int generate(String baseUrl, String apiKey, Map<String, String> callbacks, boolean confirmed) throws Exception {
        List<Path> prompts = prompts();
        Progress progress = new Progress(out, prompts.size());
        Main main = new Main();
        // Camel takes an event notifier that it finds among the beans
        main.bind("progress", progress);
        main.configure().addRoutesBuilder(new VideoRoutes(PROMPTS, VIDEOS, progress));
        main.configure().addRoutesBuilder(new UsageRoutes(USAGE));
        if (!callbacks.isEmpty()) {
            main.configure().addRoutesBuilder(new CallbackRoute());
        }
        Properties settings = new Properties();
        settings.putAll(callbacks);
        settings.putAll(Map.of(
                "camel.main.name", "prompts-to-videos",
                "camel.main.shutdownTimeout", "10",
                "camel.component.vidu.site", baseUrl.equals(Site.CHINA.baseUri().toString()) ? "CHINA" : "GLOBAL",
                "camel.component.vidu.base-url", baseUrl,
                "camel.component.vidu.api-key", apiKey));
        main.setOverrideProperties(settings);
        main.start();
        try {
            Costs costs = Costs.of(main.getCamelContext(), prompts);
            out.printf("%d prompts, about %s%n", prompts.size(), costs);
            if (!confirmed) {
                out.printf("Nothing was spent. To spend it: mvn -Pdemo -Ddemo.confirm=true%n");
                return 0;
            }
            main.getCamelContext().getRouteController().startAllRoutes();
            progress.awaitAll();
            main.getCamelTemplate().sendBody("direct:usage", null);
        } finally {
            main.stop();
        }
        progress.printTable();
        out.printf("%nWhat the account has used since yesterday: %s, and as a picture %s%n", USAGE.resolve(UsageRoutes.TABLE),
                USAGE.resolve(UsageRoutes.PICTURE));
        return progress.failures() == 0 ? 0 : 1;
    }

    private void keepRunning(ViduEmulator emulator) throws InterruptedException {
        out.printf("%nThe emulator keeps running at %s (API key %s). Ctrl-C ends it.%n", emulator.url(), emulator.apiKey());
        new CountDownLatch(1).await();
    }

    private static List<Path> prompts() throws IOException {
        try (Stream<Path> files = Files.list(PROMPTS)) {
            return files.filter(file -> file.toString().matches(".*\\.(txt|json)")).sorted().toList();
        }
    }

    private static Map<String, String> callbacks(String publicAddress, String host, int port) {
        return publicAddress == null || publicAddress.isBlank()
                ? Map.of() : Map.of(
                        "camel.server.enabled", "true",
                        "camel.server.host", host,
                        "camel.server.port", String.valueOf(port),
                        "camel.component.vidu.configuration.callback-base-url", publicAddress);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
