// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.benchmark.client.Access;
import io.github.camelvidu.benchmark.client.HttpRequests;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class FetchersTest {

    private static final int LENGTH = 300_000;

    private static ViduEmulator platform;

    @TempDir
    private Path directory;
    private Wanted wanted;

    @BeforeAll
    static void start() {
        platform = ViduEmulator.builder().processingTime(Duration.ZERO).queueStep(Duration.ZERO).videoBytes(LENGTH).start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void makeAVideo() throws Exception {
        platform.reset();
        Access access = new Access(platform.url(), platform.apiKey(), Duration.ZERO, Optional.empty());
        HttpClient http = HttpClient.newHttpClient();
        String created = http.send(
                HttpRequests.create(access, "{\"model\":\"viduq3-turbo\",\"prompt\":\"A kite.\"}"),
                HttpResponse.BodyHandlers.ofString()).body();
        platform.clock().advance(Duration.ofSeconds(1));
        String id = new ObjectMapper().readTree(created).path("task_id").asText();
        String task = http.send(
                HttpRequest.newBuilder(URI.create(platform.url() + "/ent/v2/tasks/" + id + "/creations"))
                        .header("Authorization", "Token " + platform.apiKey()).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        wanted = Wanted.behind(new ObjectMapper().readTree(task).at("/creations/0/url").asText(), "kite", LENGTH);
    }

    static List<String> fetchers() {
        return Fetchers.ALL;
    }

    @ParameterizedTest
    @MethodSource("fetchers")
    void eachFetchesTheFileAndAgainOverTheOldOne(String name) throws Exception {
        try (Fetcher fetcher = Fetchers.named(name, platform.url(), platform.apiKey(), directory)) {
            fetcher.fetch(wanted.link(), wanted.name());
            wanted.requireIn(directory);
            Files.writeString(Wanted.in(directory, wanted.name()), "old");
            fetcher.fetch(wanted.link(), wanted.name());
            wanted.requireIn(directory);
        }
    }

    @ParameterizedTest
    @MethodSource("fetchers")
    void eachTellsWhenThereIsNothingToFetch(String name) throws Exception {
        platform.faults().add(Fault.on("GET", "/results/**").refuse(404, "NoSuchKey"));

        try (Fetcher fetcher = Fetchers.named(name, platform.url(), platform.apiKey(), directory)) {
            assertThatThrownBy(() -> fetcher.fetch(wanted.link(), wanted.name())).isInstanceOf(Exception.class);
        }
    }

    @Test
    void curlFetchesTheFileAndTellsWhenThereIsNone() throws Exception {
        Path files = Files.createDirectory(directory.resolve("files"));
        Optional<Contender> found = CurlContender.find(files);
        assumeTrue(found.isPresent());
        Load load = new Load("a file", List.of(wanted), 1);
        Path links = load.writeTo(directory.resolve("links"));

        assertThat(found.get().fetch(links, 1).seconds()).isPositive();
        load.requireIn(files);
        platform.faults().add(Fault.on("GET", "/results/**").refuse(404, "NoSuchKey"));
        assertThatThrownBy(() -> found.get().fetch(links, 1)).hasMessageContaining("curl ended with 22");
    }

    @Test
    void withoutCurlThereIsNone() {
        assertThat(CurlContender.find("", directory)).isEmpty();
        assertThat(CurlContender.find(directory.toString(), directory)).isEmpty();
    }

    @Test
    void aVideoOfAnotherLengthIsNotTaken() {
        assertThatThrownBy(() -> Wanted.behind(wanted.link(), "kite", LENGTH + 1)).hasMessageContaining("300000");
    }
}
