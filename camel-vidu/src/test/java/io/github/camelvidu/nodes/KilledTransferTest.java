// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelvidu.component.ViduComponent;
import io.github.camelvidu.component.ViduConstants;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that is killed (SIGKILL) while it fetches a result: the next one goes on where it was. */
@Tag("nodes")
class KilledTransferTest {

    private static final long MIB = 1024 * 1024;
    /** Much of it comes before the cut: of a small file nothing is kept. */
    private static final long FILM = 12 * MIB;
    private static final long BEFORE_THE_CUT = 10 * MIB;
    private static final long KEPT = 9 * MIB;

    @TempDir
    Path folder;

    @Test
    void theNextProcessGoesOnWhereTheKilledOneWas() throws Exception {
        try (ViduEmulator platform
                = ViduEmulator.builder().queueStep(Duration.ZERO).processingTime(Duration.ofMillis(50)).videoBytes(FILM)
                        .start();
             CuttingProxy wire = new CuttingProxy(platform.baseUri(), CutPoint.MID_DOWNLOAD, BEFORE_THE_CUT)) {
            Path whole = Files.createDirectory(folder.resolve("whole"));
            String task = generate(platform, whole);
            byte[] film = Files.readAllBytes(whole.resolve("film.mp4"));
            String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(film));
            Path kept = Files.createDirectory(folder.resolve("kept"));
            Map<String, String> settings = Map.of(
                    ProcessSettings.PLATFORM, wire.url(), ProcessSettings.API_KEY, platform.apiKey(), DownloadProcess.TASK,
                    task, DownloadProcess.FOLDER, kept.toString());

            try (ChildJvm first = ChildJvm.start("to be killed", DownloadProcess.class, settings)) {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                    first.requireAlive();
                    return wire.reached() && part(kept) > KEPT;
                });
            }
            long had = part(kept);
            assertThat(names(kept)).as("a part and its note").hasSize(2).allMatch(name -> name.startsWith(".vidu-"));
            assertThat(had).isLessThan(film.length);
            try (ChildJvm second = ChildJvm.start("started again", DownloadProcess.class, settings)) {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                    second.requireAlive();
                    return second.said(DownloadProcess.fetched(sha256));
                });
            }

            assertThat(names(kept)).containsExactly("film.mp4");
            assertThat(Files.readAllBytes(kept.resolve("film.mp4"))).isEqualTo(film);
            List<RecordedRequest> transfers = platform.requests().to("GET", "/results/**");
            assertThat(transfers.get(transfers.size() - 1).header("Range")).contains("bytes=" + had + "-");
            assertThat(platform.tasks()).hasSize(1);
        }
    }

    private static String generate(ViduEmulator platform, Path whole) throws IOException {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            ViduComponent vidu = camel.getComponent("vidu", ViduComponent.class);
            vidu.getConfiguration().setBaseUrl(platform.url());
            vidu.getConfiguration().setApiKey(platform.apiKey());
            vidu.setPollInterval(50);
            camel.start();
            Exchange done = camel.createProducerTemplate().request(
                    "vidu:generate?" + ProcessSettings.MODEL + "&fileName=film&downloadDir=" + whole,
                    exchange -> exchange.getMessage().setBody("A lighthouse keeper climbs a spiral stair at dawn."));
            assertThat(done.getException()).isNull();
            return done.getMessage().getHeader(ViduConstants.TASK_ID, String.class);
        }
    }

    /** Bytes of the part; 0 before there is one. */
    private static long part(Path kept) throws IOException {
        for (String name : names(kept)) {
            if (name.endsWith(".part")) {
                return Files.size(kept.resolve(name));
            }
        }
        return 0;
    }

    private static List<String> names(Path kept) throws IOException {
        try (Stream<Path> paths = Files.list(kept)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }
}
