// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A folder of prompts in, a folder of videos out. */
class PromptFolderTest extends ViduTestSupport {

    private static final List<String> PROMPTS = List.of("harbour", "lighthouse", "market");
    private static final String SOON = "?initialDelay=0&delay=50&moveFailed=failed";

    @TempDir
    Path folder;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder.resolve("plain") + SOON).to(GENERATE).to("file:" + folder.resolve("videos"));
                from("file:" + folder.resolve("named") + SOON).to(GENERATE + "&fileName=${file:onlyname.noext}")
                        .to("file:" + folder.resolve("videos"));
                from("file:" + folder.resolve("claimed") + SOON).to(GENERATE + "&fileName=${header.CamelViduTaskId}")
                        .to("file:" + folder.resolve("store") + "?tempPrefix=.")
                        .setBody(simple("${header.CamelFileName}")).to("seda:ready?pollTimeout=20");
                from("seda:ready?pollTimeout=20").setHeader("claim", body())
                        .pollEnrich()
                        .simple("file:" + folder.resolve("store") + "?fileName=${header.claim}&noop=true&idempotent=false"
                                + "&initialDelay=0&delay=20")
                        .timeout(5_000).to("file:" + folder.resolve("videos"));
            }
        };
    }

    @Test
    void withNothingBetweenEachPromptBecomesAVideoNamedAfterItsTask() throws Exception {
        ask("plain");

        awaitVideos("[0-9]+[.]mp4");
        assertThat(emulator().tasks()).hasSize(3)
                .allSatisfy(task -> assertThat(folder.resolve("videos/" + task.id() + ".mp4")).isNotEmptyFile());
    }

    @Test
    void aVideoMayBeNamedAfterItsPromptAndHasTheExtensionOfAVideo() throws Exception {
        ask("named");

        awaitVideos("(harbour|lighthouse|market)[.]mp4");
    }

    @Test
    void aClaimCheckStandsForTheVideoInAQueue() throws Exception {
        ask("claimed");

        awaitVideos("[0-9]+[.]mp4");
        for (Path video : files("videos")) {
            assertThat(folder.resolve("store").resolve(video.getFileName())).hasSameBinaryContentAs(video);
        }
    }

    private void ask(String into) throws IOException {
        for (String prompt : PROMPTS) {
            // moved in at once, as a route must not read half a prompt
            Path written = Files.writeString(folder.resolve(prompt), "A " + prompt + " at night.");
            Files.move(written, Files.createDirectories(folder.resolve(into)).resolve(prompt + ".txt"));
        }
    }

    private void awaitVideos(String names) {
        await().untilAsserted(() -> {
            assertThat(files("videos")).hasSize(3)
                    .allSatisfy(video -> assertThat(video.getFileName().toString()).matches(names))
                    .allSatisfy(video -> assertThat(video).isNotEmptyFile());
            assertThat(vidu().temporaryMedia().folder()).isEmptyDirectory();
        });
        assertMoney(3, 3, 3 * COST);
    }

    private List<Path> files(String below) throws IOException {
        try (Stream<Path> files = Files.list(Files.createDirectories(folder.resolve(below)))) {
            return files.toList();
        }
    }
}
