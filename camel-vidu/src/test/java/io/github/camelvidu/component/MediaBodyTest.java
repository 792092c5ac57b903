// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.File;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                from("direct:file").to(GENERATE + "&fileName=${header.name}").to("file:" + folder.resolve("written"));
                from("direct:kept").to(GENERATE + "&downloadDir=" + folder.resolve("kept") + "&fileName=${header.name}");
                from("direct:types").to(GENERATE).process(exchange -> {
                    File file = exchange.getMessage().getBody(File.class);
                    exchange.setProperty("file", Files.readAllBytes(file.toPath()));
                    exchange.setProperty("path", exchange.getMessage().getBody(Path.class));
                    exchange.setProperty("stream", exchange.getMessage().getBody(InputStream.class).readAllBytes());
                    exchange.setProperty("bytes", exchange.getMessage().getBody(byte[].class));
                    exchange.setProperty("again", exchange.getMessage().getBody(byte[].class));
                    exchange.setProperty("buffer", exchange.getMessage().getBody(ByteBuffer.class));
                    exchange.setProperty("text", exchange.getMessage().getBody(String.class));
                });
                from("direct:named").to(GENERATE + "&fileName=${header.name}").to("mock:read");
                from("direct:twice").to(GENERATE + "&fileName=take-${header.CamelViduTaskId}").to("mock:read")
                        .setBody(constant("A second take of it."))
                        .to(GENERATE + "&fileName=take-${header.CamelViduTaskId}").to("mock:again");
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
    void theBodyIsAFileOrAPathOrBytesOrABufferInsideTheRoute() {
        Exchange done = tell("direct:types", PROMPT);

        assertThat(done.getException()).isNull();
        byte[] stream = done.getProperty("stream", byte[].class);
        assertThat(stream).isNotEmpty().isEqualTo(done.getProperty("file")).isEqualTo(done.getProperty("bytes"))
                .isEqualTo(done.getProperty("again")).isEqualTo(done.getProperty("buffer", ByteBuffer.class).array());
        assertThat(done.getProperty("path", Path.class)).asString().endsWith(".mp4");
    }

    @Test
    void asTextItTellsWhatItIsAndNotItsBytes() {
        Exchange done = tell("direct:types", PROMPT);

        assertThat(done.getProperty("text", String.class))
                .isEqualTo("MediaStream[video/mp4, " + done.getProperty("bytes", byte[].class).length + " bytes]");
    }

    @ParameterizedTest
    @ValueSource(classes = { File.class, Path.class })
    void outsideARouteATemporaryFileHasNoPlaceAndTheErrorNamesDownloadDir(Class<?> type) {
        assertThatThrownBy(() -> template.requestBody(GENERATE, PROMPT, type)).rootCause()
                .hasMessageContaining("downloadDir").hasMessageContaining("stream");

        assertThat(template.requestBody(GENERATE + "&downloadDir=" + folder.resolve("lasting"), PROMPT, type))
                .asString().endsWith(".mp4").satisfies(path -> assertThat(Path.of(path)).exists());
    }

    @Test
    void aNameHasTheRightExtensionWhateverThePromptWasCalled() throws Exception {
        record("mock:read");

        Exchange named = send("direct:named", exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(Exchange.FILE_NAME, "harbour.txt");
            exchange.getMessage().setHeader("name", "pier");
        });
        Exchange unnamed = sendIt("direct:named", PROMPT, Exchange.FILE_NAME, "harbour.txt");

        assertThat(named.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("pier.mp4");
        assertThat(unnamed.getMessage().getHeader(Exchange.FILE_NAME))
                .isEqualTo(unnamed.getMessage().getHeader(ViduConstants.TASK_ID) + ".mp4");
    }

    @Test
    void aNameMayHaveTheIdOfTheTaskThatIsOnlyMade() {
        List<Object> names = new CopyOnWriteArrayList<>();
        for (String mock : List.of("mock:read", "mock:again")) {
            getMockEndpoint(mock).whenAnyExchangeReceived(exchange -> names.add(
                    exchange.getMessage().getHeader(Exchange.FILE_NAME) + " of "
                                                                                + exchange.getMessage()
                                                                                        .getHeader(ViduConstants.TASK_ID)));
        }

        assertThat(tell("direct:twice", PROMPT).getException()).isNull();

        assertThat(names).hasSize(2).doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name.toString()).matches("take-([0-9]+)[.]mp4 of \\1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "await", "download" })
    void theIdInANameIsThereAlsoWhenNoHeaderHasIt(String operation) {
        String id = submit();
        sendFor("vidu:await", id);

        Exchange done = sendIt("vidu:" + operation + "?fileName=take-${header.CamelViduTaskId}&taskId=" + id, null);

        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("take-" + id + ".mp4");
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
