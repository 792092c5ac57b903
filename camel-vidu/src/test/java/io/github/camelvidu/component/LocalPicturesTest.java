// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import io.github.camelvidu.api.error.ViduRequestException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which local files may be sent away, and who may name them. */
class LocalPicturesTest extends ViduTestSupport {

    @TempDir
    static Path folder;

    private static Path input;
    private static String picture;

    @BeforeAll
    static void makeFiles() throws IOException {
        input = Files.createDirectories(folder.resolve("input/sub"));
        input = input.getParent();
        draw(folder.resolve("outside.png"));
        draw(folder.resolve("input2.png"));
        draw(input.resolve("inside.png"));
        draw(input.resolve("sub/deeper.png"));
        Files.writeString(input.resolve("notes.txt"), "no picture");
        Files.createSymbolicLink(input.resolve("link-out.png"), folder.resolve("outside.png"));
        Files.createSymbolicLink(input.resolve("link-in.png"), input.resolve("inside.png"));
        Files.createSymbolicLink(input.resolve("folder-out"), folder);
        picture = "data:image/png;base64,"
                  + Base64.getEncoder().encodeToString(Files.readAllBytes(input.resolve("inside.png")));
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(ViduRequestException.class).handled(true).to("mock:refused");
                from("file:" + folder.resolve("consumed") + "?initialDelay=0&delay=50").routeId("files").autoStartup(false)
                        .to(generate("")).to("mock:done");
            }
        };
    }

    @Test
    void anOptionMayNameAnyLocalFile() {
        Exchange done = sendIt(generate("&images=file:" + folder.resolve("outside.png")), PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(sent(IMG2VIDEO).path("images").get(0).asText()).isEqualTo(picture);
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void anOptionMayNameAResourceOfTheClasspath() {
        Exchange done = sendIt(generate("&images=classpath:pictures/lighthouse.png"), PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(sent(IMG2VIDEO).path("images").get(0).asText()).startsWith("data:image/png;base64,");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "file:inside.png", "FILE:inside.png", "file://inside.png", "file:sub/deeper.png", "file:sub/../inside.png",
            "file:link-in.png" })
    void aMessageMayNameFilesBelowInputDir(String reference) {
        Exchange done = sendIt(generate("&inputDir=" + input), PROMPT, ViduConstants.IMAGES, reference);

        assertThat(done.getException()).isNull();
        assertThat(sent(IMG2VIDEO).path("images").get(0).asText()).isEqualTo(picture);
    }

    @Test
    void aBodyMayNameFilesBelowInputDirToo() {
        Exchange done = sendIt(generate("&inputDir=" + input), Map.of("prompt", PROMPT, "images", List.of("file:inside.png")));

        assertThat(done.getException()).isNull();
        assertThat(sent(IMG2VIDEO).path("images").get(0).asText()).isEqualTo(picture);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "file:../outside.png", "file:sub/../../outside.png", "file:/etc/passwd", "file:///etc/passwd",
            "file:link-out.png", "file:folder-out/outside.png", "file:../input2.png", "file:missing.png", "file:", "file:.",
            "file:\u0000",
            "file:%2e%2e/outside.png", "file:..%2foutside.png", "FILE:../outside.png", "file:sub/../sub/../../outside.png",
            "file:/dev/zero", "file:~/outside.png", "file://localhost/etc/passwd" })
    void aMessageMayNotLeadOutOfInputDirAndIsNotToldWhatIsThere(String reference) {
        Exchange done = sendIt(generate("&inputDir=" + input), PROMPT, ViduConstants.IMAGES, reference);

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getFields()).containsExactly("images[0]");
        assertThat(failure.getKind()).isEqualTo("img2video");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure).hasMessageNotContaining("passwd").hasMessageNotContaining("outside.png")
                .hasMessageNotContaining(folder.toString());
        assertNothingWasSent();
    }

    @Test
    void whatIsMissingAndWhatIsForbiddenLookTheSame() {
        String missing = sendIt(generate("&inputDir=" + input), PROMPT, ViduConstants.IMAGES, "file:../none.png")
                .getException().getMessage();
        String forbidden = sendIt(generate("&inputDir=" + input), PROMPT, ViduConstants.IMAGES, "file:../outside.png")
                .getException().getMessage();

        assertThat(missing).isEqualTo(forbidden);
    }

    @Test
    void anAbsoluteReferenceIntoInputDirIsTaken() {
        Exchange done = sendIt(
                generate("&inputDir=" + input), PROMPT, ViduConstants.IMAGES, "file:" + input.resolve("inside.png"));

        assertThat(done.getException()).isNull();
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void aMessageMayNotNameAnythingOfTheClasspath() {
        Exchange done = sendIt(generate("&inputDir=" + input), PROMPT, ViduConstants.IMAGES, "classpath:lighthouse.png");

        assertThat(failure(done, ViduRequestException.class)).hasMessageContaining("classpath:");
        assertNothingWasSent();
    }

    @Test
    void withoutInputDirAndConsumedFileAMessageMayNameNoFile() {
        Exchange done = sendIt(generate(""), PROMPT, ViduConstants.IMAGES, "file:" + input.resolve("inside.png"));

        assertThat(failure(done, ViduRequestException.class)).hasMessageContaining("inputDir");
        assertNothingWasSent();
    }

    @Test
    void aRequestFileMayNameAPictureBesideIt() throws Exception {
        getMockEndpoint("mock:done").expectedMessageCount(1);
        Path consumed = Files.createDirectories(folder.resolve("consumed"));
        draw(folder.resolve("beside.png.part"));
        Files.createDirectories(consumed.resolve("pictures"));
        Files.move(folder.resolve("beside.png.part"), consumed.resolve("pictures/beside.png"));
        Files.writeString(consumed.resolve("request.json"),
                "{\"prompt\": \"" + PROMPT + "\", \"images\": [\"file:pictures/beside.png\"]}");
        context.getRouteController().startRoute("files");

        getMockEndpoint("mock:done").assertIsSatisfied();

        assertThat(sent(IMG2VIDEO).path("images").get(0).asText()).isEqualTo(picture);
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void aRequestFileMayNotNameWhatIsAboveIt() throws Exception {
        Path consumed = Files.createDirectories(folder.resolve("consumed"));
        Files.writeString(consumed.resolve("request.json"), "{\"prompt\": \"p\", \"images\": [\"file:../outside.png\"]}");
        getMockEndpoint("mock:refused").expectedMessageCount(1);
        context.getRouteController().startRoute("files");

        getMockEndpoint("mock:refused").assertIsSatisfied();

        assertNothingWasSent();
    }

    @Test
    void aFileThatIsNoPictureIsRefused() {
        Exchange done = sendIt(generate("&inputDir=" + input), PROMPT, ViduConstants.IMAGES, "file:notes.txt");

        assertThat(failure(done, ViduRequestException.class)).hasMessageContaining("no picture, video or sound");
        assertNothingWasSent();
    }

    @Test
    void picturesMayBeHandedOverAsObjects() throws IOException {
        byte[] bytes = Files.readAllBytes(input.resolve("inside.png"));
        for (Object object : List.of(bytes, new ByteArrayInputStream(bytes), input.resolve("inside.png"),
                input.resolve("inside.png").toFile())) {
            emulator().requests().clear();
            sendIt(generate(""), PROMPT, ViduConstants.IMAGES, object);
            assertThat(sent(IMG2VIDEO).path("images").get(0).asText()).isEqualTo(picture);

            emulator().requests().clear();
            sendIt(generate(""), Map.of("prompt", PROMPT, "images", List.of(object instanceof ByteArrayInputStream
                    ? new ByteArrayInputStream(bytes) : object)));
            assertThat(sent(IMG2VIDEO).path("images").get(0).asText()).isEqualTo(picture);
        }
    }

    private static String generate(String options) {
        return GENERATE + "&waitForCompletion=false" + options;
    }

    private static void draw(Path file) throws IOException {
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }
}
