// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.request.Img2VideoRequest;
import io.github.camelvidu.component.media.MediaSamples;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a body can be. */
class GenerateBodiesTest extends ViduTestSupport {

    private static final String NO_DOWNLOAD = GENERATE + "&download=false";
    private static final String JSON_BODY = "{\"model\":\"viduq2\",\"prompt\":\"" + PROMPT + "\",\"duration\":2}";

    @TempDir
    static Path folder;

    private static byte[] png;

    @BeforeAll
    static void drawAPicture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
        png = out.toByteArray();
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:cached").to(NO_DOWNLOAD);
                from("file:" + folder.resolve("in") + "?initialDelay=0&delay=50").routeId("files").autoStartup(false)
                        .to(NO_DOWNLOAD).to("mock:done");
            }
        };
    }

    static Stream<Object> promptsInDisguise() {
        byte[] bytes = PROMPT.getBytes(StandardCharsets.UTF_8);
        return Stream.of(PROMPT, "\n  " + PROMPT + " \n", bytes, new ByteArrayInputStream(bytes), new StringBuilder(PROMPT));
    }

    @ParameterizedTest
    @MethodSource("promptsInDisguise")
    void anyTextIsThePrompt(Object body) {
        Exchange done = sendIt(NO_DOWNLOAD, body);

        assertThat(done.getException()).isNull();
        assertThat(sent().path("prompt").asText()).isEqualTo(PROMPT);
        assertMoney(1, 1, COST);
    }

    @Test
    void aStreamOfTextIsThePromptBehindStreamCachingToo() {
        Exchange done = sendIt("direct:cached", new ByteArrayInputStream(PROMPT.getBytes(StandardCharsets.UTF_8)));

        assertThat(done.getException()).isNull();
        assertThat(sent().path("prompt").asText()).isEqualTo(PROMPT);
    }

    @Test
    void bytesOfAPromptAreReadInTheCharsetOfTheExchange() {
        Exchange done = send(NO_DOWNLOAD, exchange -> {
            exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");
            exchange.getMessage().setBody("Ein Bär läuft über die Brücke.".getBytes(StandardCharsets.ISO_8859_1));
        });

        assertThat(done.getException()).isNull();
        assertThat(sent().path("prompt").asText()).isEqualTo("Ein Bär läuft über die Brücke.");
    }

    @Test
    void aMapIsTheRequestAndComesBeforeOptions() {
        Exchange done = sendIt(NO_DOWNLOAD, Map.of("model", "viduq2", "prompt", PROMPT, "duration", 2));

        assertThat(done.getException()).isNull();
        assertIsRequestOfTheBody(sent());
    }

    @Test
    void aJsonNodeIsTheRequestAndIsNotChanged() throws Exception {
        JsonNode body = JSON.readTree(JSON_BODY);
        Exchange done = sendIt(NO_DOWNLOAD, body);

        assertThat(done.getException()).isNull();
        assertIsRequestOfTheBody(sent());
        assertThat(body).isEqualTo(JSON.readTree(JSON_BODY));
    }

    static Stream<Object> jsonBodies() {
        byte[] bytes = JSON_BODY.getBytes(StandardCharsets.UTF_8);
        return Stream.of(JSON_BODY, bytes, new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @MethodSource("jsonBodies")
    void aBodyOfTypeJsonIsTheRequest(Object body) {
        Exchange done = sendIt(NO_DOWNLOAD, body, Exchange.CONTENT_TYPE, "application/json; charset=utf-8");

        assertThat(done.getException()).isNull();
        assertIsRequestOfTheBody(sent());
    }

    @Test
    void jsonWithoutItsContentTypeIsAPromptLikeAnyText() {
        sendIt(NO_DOWNLOAD, JSON_BODY);

        assertThat(sent().path("prompt").asText()).isEqualTo(JSON_BODY);
    }

    @Test
    void anImageRequestIsSentAsItIsWithItsKind() {
        Exchange done = sendIt("vidu:generate?download=false", Img2VideoRequest.builder().model("viduq3-turbo").duration(1)
                .resolution("540p").images(List.of("https://example.com/lighthouse.png")).build());

        assertThat(done.getException()).isNull();
        JsonNode sent = sent(IMG2VIDEO);
        assertThat(sent.path("images")).hasSize(1);
        assertThat(sent.path("images").get(0).asText()).isEqualTo("https://example.com/lighthouse.png");
        assertThat(sent.has("prompt")).isFalse();
        assertThat(emulator().requests().count("POST", TEXT2VIDEO)).isZero();
        assertMoney(1, 1, COST);
    }

    static Stream<Object> picturesInDisguise() throws IOException {
        Path file = Files.write(folder.resolve("lighthouse.bin"), picture());
        return Stream.of(picture(), new ByteArrayInputStream(picture()), file, file.toFile());
    }

    @ParameterizedTest
    @MethodSource("picturesInDisguise")
    void aPictureIsTheFirstFrameWhateverItIsCalled(Object body) {
        Exchange done = sendIt(NO_DOWNLOAD, body, ViduConstants.PROMPT, PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(sent(IMG2VIDEO).path("images").get(0).asText())
                .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(png));
        assertThat(sent(IMG2VIDEO).path("prompt").asText()).isEqualTo(PROMPT);
        assertMoney(1, 1, COST);
    }

    @Test
    void aFilmOrASoundGoesToTheMemberThatTakesSuch() {
        String lipSync = "vidu:generate?kind=lip-sync&waitForCompletion=false&videoUrl=https://example.com/a.mp4";

        assertThat(sendIt(lipSync, MediaSamples.wav(2_000)).getException()).isNull();

        assertThat(sent("/ent/v2/lip-sync").path("audio_url").asText()).startsWith("data:audio/wav;base64,");
    }

    @Test
    void aBodyOfMediaThatTheKindDoesNotTakeIsRefused() {
        Exchange done = sendIt("vidu:generate?kind=text2video&model=viduq2&prompt=kite", MediaSamples.wav(2_000));

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("body");
        assertNothingWasSent();
    }

    @Test
    void aBodyThatIsTooLongIsRefusedByItsLengthBeforeItIsRead() throws IOException {
        Path file = Files.write(folder.resolve("long.png"), png);
        try (SeekableByteChannel content = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            content.position(6L * 1024 * 1024 * 1024).write(ByteBuffer.wrap(new byte[1]));
        }

        for (Object body : List.of(file, file.toFile())) {
            Exchange done = sendIt(NO_DOWNLOAD, body);
            assertThat(failure(done, ViduRequestException.class)).hasMessageContaining("a file of more than 15728640 bytes");
        }
        assertNothingWasSent();
    }

    @Test
    void aStreamThatNeverEndsIsReadNoFurtherThanItCouldBeSent() {
        AtomicLong read = new AtomicLong();
        Exchange done = sendIt(NO_DOWNLOAD, new InputStream() {

            @Override
            public int read() {
                read.incrementAndGet();
                return 'a';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                read.addAndGet(length);
                return length;
            }
        });

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("body");
        assertThat(read.get()).isLessThan(LocalMedia.MAX_BYTES + 20_000L);
        assertNothingWasSent();
    }

    @Test
    void withoutABodyTheRequestComesFromHeadersAndOptions() {
        Exchange done = sendIt(NO_DOWNLOAD, null, ViduConstants.PROMPT, PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(sent().path("prompt").asText()).isEqualTo(PROMPT);
    }

    @Test
    void aBlankBodyIsNoPromptButLeavesItToTheHeader() {
        Exchange done = sendIt(NO_DOWNLOAD, " \n", ViduConstants.PROMPT, PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(sent().path("prompt").asText()).isEqualTo(PROMPT);
    }

    @Test
    void aTextFileIsAPromptAJsonFileARequestAndAPngFileAPicture() throws Exception {
        getMockEndpoint("mock:done").expectedMessageCount(3);
        Path in = Files.createDirectories(folder.resolve("in"));
        move(in.resolve("a.txt"), PROMPT.getBytes(StandardCharsets.UTF_8));
        move(in.resolve("b.json"), JSON_BODY.getBytes(StandardCharsets.UTF_8));
        move(in.resolve("c.png"), png);
        context.getRouteController().startRoute("files");

        getMockEndpoint("mock:done").assertIsSatisfied();

        List<JsonNode> texts = emulator().requests().to("POST", TEXT2VIDEO).stream().map(it -> parsed(it.bodyText())).toList();
        assertThat(texts).extracting(it -> it.path("model").asText()).containsExactlyInAnyOrder("viduq3-turbo", "viduq2");
        assertThat(texts).allSatisfy(it -> assertThat(it.path("prompt").asText()).isEqualTo(PROMPT));
        assertThat(sent(IMG2VIDEO).path("images").get(0).asText()).startsWith("data:image/png;base64,");
        assertThat(creates()).isEqualTo(3);
    }

    @Test
    void anObjectThatIsNothingOfTheKindIsRefused() {
        Exchange done = sendIt(NO_DOWNLOAD, new Object());

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("body");
        assertNothingWasSent();
    }

    private static void assertIsRequestOfTheBody(JsonNode sent) {
        assertThat(sent.path("model").asText()).isEqualTo("viduq2");
        assertThat(sent.path("prompt").asText()).isEqualTo(PROMPT);
        assertThat(sent.path("duration").asInt()).isEqualTo(2);
        assertThat(sent.path("resolution").asText()).as("from the option, since the body leaves it out").isEqualTo("540p");
    }

    /** Complete at once, so that the route never sees half a file. */
    private static void move(Path target, byte[] content) throws IOException {
        Files.move(Files.write(folder.resolve(target.getFileName() + ".part"), content), target);
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] picture() throws IOException {
        if (png == null) {
            drawAPicture();
        }
        return png;
    }
}
