// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The media as a body. */
class MediaBodyTest extends ViduTestSupport {

    @TempDir
    static Path folder;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").to(GENERATE).to("mock:read").to("mock:again");
                from("direct:tap").to(GENERATE).wireTap("seda:tapped?pollTimeout=20").end().to("mock:read");
                from("seda:tapped?pollTimeout=20").delay(300).to("mock:tapped");
                from("direct:file").to(GENERATE + "&fileName=${header.name}").to("file:" + folder.resolve("written"));
                from("direct:kept").to(GENERATE + "&downloadDir=" + folder.resolve("kept") + "&fileName=${header.name}");
                from("direct:multicast").to(GENERATE).multicast().parallelProcessing().to("mock:read", "mock:again");
            }
        };
    }

    @Test
    void theBodyCanBeReadAgainAndAgain() throws Exception {
        List<byte[]> readings = record("mock:read", "mock:again");

        Exchange done = sendIt("direct:read", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(readings).hasSize(2);
        assertThat(readings.get(0)).isEqualTo(readings.get(1));
        assertThat(readings.get(0).length).isEqualTo(done.getMessage().getHeader(Exchange.FILE_LENGTH, Integer.class));
        assertThat(done.getMessage().getHeader(ViduConstants.SHA256)).isEqualTo(sha256(readings.get(0)));
        assertMoney(1, 1, COST);
    }

    @Test
    void theTemporaryFileGoesWithItsExchange() {
        MockEndpoint read = getMockEndpoint("mock:read");
        List<Path> paths = new CopyOnWriteArrayList<>();
        read.whenAnyExchangeReceived(exchange -> {
            paths.add(exchange.getMessage().getBody(MediaStream.class).path());
            assertThat(paths.get(0)).exists();
        });

        Exchange done = sendIt("direct:read", PROMPT);

        assertThat(paths).hasSize(1);
        assertThat(paths.get(0)).doesNotExist();
        assertThat(paths.get(0).getParent()).isEmptyDirectory();
        MediaStream body = done.getMessage().getBody(MediaStream.class);
        body.reset();
        assertThatExceptionOfType(IOException.class).isThrownBy(body::read).withMessageContaining("downloadDir");
    }

    @Test
    void theTemporaryFileStaysForAWireTapThatIsNotDoneYet() throws Exception {
        List<byte[]> readings = record("mock:tapped");
        getMockEndpoint("mock:tapped").expectedMessageCount(1);

        sendIt("direct:tap", PROMPT);

        getMockEndpoint("mock:tapped").assertIsSatisfied();
        assertThat(readings).hasSize(1);
        assertThat(readings.get(0)).isNotEmpty();
        Path file = getMockEndpoint("mock:tapped").getExchanges().get(0).getMessage().getBody(MediaStream.class).path();
        Awaitility.await().until(() -> Files.notExists(file));
    }

    @Test
    void copiesInParallelBranchesReadEachTheWhole() throws Exception {
        List<byte[]> readings = record("mock:read", "mock:again");

        Exchange done = sendIt("direct:multicast", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(readings).hasSize(2);
        assertThat(readings.get(0)).isEqualTo(readings.get(1)).isNotEmpty();
    }

    @Test
    void theFileComponentWritesTheMediaUnderItsName() throws Exception {
        Exchange done = sendIt("direct:file", PROMPT, "name", "harbour");

        assertThat(done.getException()).isNull();
        Path written = folder.resolve("written/harbour.mp4");
        assertThat(sha256(Files.readAllBytes(written))).isEqualTo(done.getMessage().getHeader(ViduConstants.SHA256));
    }

    @Test
    void downloadDirKeepsTheFileUnderTheNameThatWasWanted() throws Exception {
        Exchange done = sendIt("direct:kept", PROMPT, "name", "a/harbour");

        assertThat(done.getException()).isNull();
        Path kept = folder.resolve("kept/a/harbour.mp4");
        assertThat(kept).exists();
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("a/harbour.mp4");
        assertThat(done.getMessage().getBody(MediaStream.class).path()).isEqualTo(kept);
        assertThat(sha256(Files.readAllBytes(kept))).isEqualTo(done.getMessage().getHeader(ViduConstants.SHA256));
        try (Stream<Path> beside = Files.list(kept.getParent())) {
            assertThat(beside).as("no part file is left").containsExactly(kept);
        }
    }

    @Test
    void withoutANameItIsTheTasksId() {
        Exchange done = sendIt("direct:kept", PROMPT);

        String id = done.getMessage().getHeader(ViduConstants.TASK_ID, String.class);
        assertThat(folder.resolve("kept").resolve(id + ".mp4")).exists();
    }

    @Test
    void exchangesOfOneTaskDoNotRemoveEachOthersFile() throws Exception {
        List<byte[]> readings = record("mock:tapped");
        MockEndpoint tapped = getMockEndpoint("mock:tapped");
        tapped.expectedMessageCount(2);

        sendIt("direct:tap", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");
        sendIt("direct:tap", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        tapped.assertIsSatisfied();
        assertThat(readings).hasSize(2).allSatisfy(bytes -> assertThat(bytes).isNotEmpty());
        assertMoney(1, 1, COST);
    }

    /** Reads the body at each of the mocks. */
    private List<byte[]> record(String... mocks) {
        List<byte[]> readings = new CopyOnWriteArrayList<>();
        for (String mock : mocks) {
            getMockEndpoint(mock).whenAnyExchangeReceived(
                    exchange -> readings.add(exchange.getMessage().getBody(InputStream.class).readAllBytes()));
        }
        return readings;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
