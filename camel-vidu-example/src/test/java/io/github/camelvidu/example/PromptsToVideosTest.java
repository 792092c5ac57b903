// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.platform.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PromptsToVideosTest {

    private static final Path VIDEOS = Path.of("target", "videos");
    private static final List<String> EXPECTED = List.of("ink.mp4", "lighthouse.mp4", "market.mp4", "paper-boat.mp4");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void noVideos() throws IOException {
        if (Files.exists(VIDEOS)) {
            try (Stream<Path> files = Files.walk(VIDEOS)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @AfterEach
    void nothingConfirmed() {
        System.clearProperty("demo.confirm");
    }

    @Test
    void withoutAnAccountTheEmulatorMakesAVideoOfEachPrompt() throws Exception {
        int exit = run(Map.of());

        assertThat(exit).isZero();
        assertThat(videos()).isEqualTo(EXPECTED);
        assertThat(text()).contains("4 prompts, about 132 credits (0.66 USD)", "processing", "success")
                .contains("PROMPT", "target/videos/paper-boat.mp4", "4 in all");
    }

    @Test
    void whatTheAccountHasUsedIsWrittenAsATableAndAsAPicture() throws Exception {
        System.setProperty("demo.confirm", "true");
        try (ViduEmulator platform = platform()) {
            run(Map.of("VIDU_API_KEY", platform.apiKey(), "VIDU_BASE_URL", platform.url()));

            List<String> lines = Files.readAllLines(Path.of("target", "usage.csv"));
            assertThat(lines).hasSize(5).first().asString().startsWith("task_id,created_at,kind,model");
            assertThat(lines.stream().skip(1).mapToLong(line -> Long.parseLong(line.split(",")[7])).sum())
                    .isEqualTo(platform.account().charged());
            assertThat(ImageIO.read(Path.of("target", "usage.png").toFile()).getWidth()).isEqualTo(900);
            assertThat(text()).contains("target/usage.csv", "target/usage.png");
        }
    }

    @Test
    void withAKeyNothingIsSpentUntilItIsConfirmed() throws Exception {
        try (ViduEmulator platform = platform()) {
            int exit = run(Map.of("VIDU_API_KEY", platform.apiKey(), "VIDU_BASE_URL", platform.url()));

            assertThat(exit).isZero();
            assertThat(text()).contains("about 132 credits").contains("-Ddemo.confirm=true");
            assertThat(platform.tasks()).isEmpty();
        }
    }

    @Test
    void whatIsConfirmedIsSpentOnce() throws Exception {
        System.setProperty("demo.confirm", "true");
        try (ViduEmulator platform = platform()) {
            int exit = run(Map.of("VIDU_API_KEY", platform.apiKey(), "VIDU_BASE_URL", platform.url()));

            assertThat(exit).isZero();
            assertThat(platform.tasks()).hasSize(4);
            assertThat(platform.account().charged()).isEqualTo(132);
            assertThat(videos()).isEqualTo(EXPECTED);
        }
    }

    @Test
    void aFailedTaskIsShownAndDecidesTheExitCode() throws Exception {
        System.setProperty("demo.confirm", "true");
        try (ViduEmulator platform = platform()) {
            platform.script().when(task -> task.operation().equals("img2video"),
                    Outcome.failed("CreationPolicyViolation"));

            int exit = run(Map.of("VIDU_API_KEY", platform.apiKey(), "VIDU_BASE_URL", platform.url()));

            assertThat(exit).isOne();
            assertThat(videos()).containsExactly("ink.mp4", "lighthouse.mp4", "market.mp4");
            assertThat(text()).contains("CreationPolicyViolation", "NOT_CHARGED", "84");
        }
    }

    private static ViduEmulator platform() {
        return ViduEmulator.builder().processingTime(Duration.ofMillis(100)).start();
    }

    private int run(Map<String, String> environment) throws Exception {
        return new PromptsToVideos(new PrintStream(printed, true, StandardCharsets.UTF_8), environment).run();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<String> videos() throws IOException {
        try (Stream<Path> files = Files.list(VIDEOS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
