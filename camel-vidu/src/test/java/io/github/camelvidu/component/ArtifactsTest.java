// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.emulator.fault.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Covers and watermarked copies beside the media. */
class ArtifactsTest extends ViduTestSupport {

    private static final String ALL = "&artifacts=media,cover,watermarked";
    private static final Map<String, Object> FOUR_PICTURES
            = Map.of("image", "https://media.example.com/in/bottle.png", "prompt", "A marble table.");

    @TempDir
    static Path folder;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:files").to(GENERATE + "&watermark=true&fileName=harbour" + ALL)
                        .split(body()).to("file:" + folder.resolve("files")).end();
            }
        };
    }

    @Test
    void eachHasANameOfItsOwnBesideTheMedia() throws Exception {
        assertThat(tell("direct:files", PROMPT).getException()).isNull();

        try (Stream<Path> files = Files.list(folder.resolve("files"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("harbour.mp4", "harbour-cover.jpg", "harbour-watermarked.mp4");
        }
        assertThat(Files.readAllBytes(folder.resolve("files/harbour.mp4")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("files/harbour-watermarked.mp4")));
        assertMoney(1, 1, COST);
    }

    @Test
    void eachHasHeadersOfItsOwn() {
        List<Message> parts = parts(sendIt(GENERATE + "&watermark=true" + ALL, PROMPT));

        assertThat(headers(parts, ViduConstants.ARTIFACT)).containsExactly("media", "cover", "watermarked");
        assertThat(headers(parts, Exchange.CONTENT_TYPE)).containsExactly("video/mp4", "image/jpeg", "video/mp4");
        assertThat(headers(parts, ViduConstants.SHA256)).hasSize(3).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(headers(parts, ViduConstants.CREATION_ID)).containsOnly(parts.get(0).getHeader(ViduConstants.CREATION_ID));
        assertThat(values(parts, part -> part.getHeader(ViduConstants.URL, String.class).replaceAll("[?].*|.*/(?=.+[?])", "")))
                .containsExactly("video.mp4", "cover.jpeg", "watermarked.mp4");
        assertThat(values(parts, part -> part.getBody(byte[].class).length))
                .isEqualTo(headers(parts, Exchange.FILE_LENGTH).stream().map(length -> ((Long) length).intValue()).toList());
    }

    @Test
    void aloneACoverIsTheBody() {
        Exchange done = sendIt(GENERATE + "&artifacts=cover", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isInstanceOf(MediaStream.class);
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/jpeg");
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME))
                .isEqualTo(done.getMessage().getHeader(ViduConstants.TASK_ID) + "-cover.jpg");
        assertThat(emulator().requests().count("GET", MEDIA)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "await", "download" })
    void aTaskThatExistsGivesThemToo(String operation) {
        String id = submit("&watermark=true");
        sendFor("vidu:await", id);

        List<Message> parts = parts(sendFor("vidu:" + operation + "?artifacts=watermarked,cover", id));

        assertThat(headers(parts, ViduConstants.ARTIFACT)).containsExactly("cover", "watermarked");
    }

    @Test
    void whatAResultDoesNotHaveIsLeftOutAndTheBodyIsAListAllTheSame() {
        List<Message> pictures = parts(sendIt("vidu:generate?kind=ecommerce-img&count=4&artifacts=media,cover", FOUR_PICTURES));
        String id = submit();
        sendFor("vidu:await", id);
        List<Message> unmarked = parts(sendFor("vidu:download?artifacts=media,watermarked", id));

        assertThat(headers(pictures, ViduConstants.ARTIFACT)).containsExactly("media", "media", "media", "media");
        assertThat(headers(unmarked, ViduConstants.ARTIFACT)).containsExactly("media");
    }

    @Test
    void aTaskThatHasNothingOfWhatIsWantedFailsAndSaysSo() {
        String id = submit();
        sendFor("vidu:await", id);

        Exchange done = sendFor("vidu:download?artifacts=watermarked", id);

        assertThat(failure(done, ViduMediaException.class, Money.CHARGED)).hasMessageContaining("no watermarked");
    }

    @Test
    void whatTheRequestCanNotGiveIsRefusedBeforeItCostsAnything() {
        Exchange unmarked = sendIt(GENERATE + "&artifacts=media,watermarked", PROMPT);
        Exchange uncovered = sendIt("vidu:generate?kind=ecommerce-img&count=4&artifacts=cover", FOUR_PICTURES);

        assertThat(failure(unmarked, ViduRequestException.class).getFields()).containsExactly("watermark");
        assertThat(failure(uncovered, ViduRequestException.class).getFields()).containsExactly("artifacts");
        assertNothingWasSent();
    }

    @Test
    void aLinkAloneHasNoOthers() {
        Exchange done = sendIt("vidu:download?artifacts=cover", null, ViduConstants.URL, "https://media.example.com/a.mp4");

        assertThat(failure(done, ViduRequestException.class)).hasMessageContaining("artifacts");
        assertNothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "thumbnail", "media,thumbnail", "%20" })
    void anArtifactThatThereIsNotIsRefusedAtTheStart(String option) {
        assertThatThrownBy(() -> context.getEndpoint("vidu:generate?artifacts=" + option).init()).rootCause()
                .hasMessageContaining("artifacts").hasMessageContaining("media, cover and watermarked");
    }

    @Test
    void theLinkOfACoverLapsesAfterAnHourAndIsRenewed() {
        emulator().faults().add(Fault.on("GET", "/results/**/cover.jpeg").times(1).replyRaw(403, "application/xml", "<E/>"));

        Exchange done = sendIt(GENERATE + "&artifacts=media,cover", PROMPT);

        assertThat(headers(parts(done), ViduConstants.ARTIFACT)).containsExactly("media", "cover");
        assertThat(emulator().requests().count("GET", "/results/**/cover.jpeg")).isEqualTo(2);
        assertThat(emulator().requests().count("GET", "/results/**/video.mp4")).isEqualTo(1);
        assertMoney(1, 1, COST);
    }

    @SuppressWarnings("unchecked")
    private static List<Message> parts(Exchange done) {
        assertThat(done.getException()).isNull();
        return (List<Message>) done.getMessage().getBody();
    }

    private static List<Object> headers(List<Message> parts, String header) {
        return values(parts, part -> part.getHeader(header));
    }

    private static <T> List<T> values(List<Message> parts, Function<Message, T> value) {
        return parts.stream().map(value).toList();
    }
}
