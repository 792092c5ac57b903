// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.FieldType;
import io.github.camelvidu.component.media.InputMedia;
import io.github.camelvidu.component.media.MediaSamples;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What members that take pictures, films and sounds can be given, wherever it comes from. */
class MemberMediaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, byte[]> CONTENT = Map.of("image", MediaSamples.png(), "video",
            MediaSamples.film("isom", 3), "audio", MediaSamples.mp3(200, false, false));
    private static final Map<String, String> TYPES
            = Map.of("image", "image/png", "video", "video/mp4", "audio", "audio/mpeg");

    @TempDir
    static Path folder;

    private CamelContext camel;
    private Exchange exchange;
    private MemberConverter converter;

    @BeforeEach
    void start() {
        camel = new DefaultCamelContext();
        camel.start();
        exchange = new DefaultExchange(camel);
        converter = new MemberConverter(camel, JSON, new LocalMedia(camel, folder.toString()));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    static Stream<Arguments> members() {
        return Stream.of(
                Arguments.of("image", field("img2video", "images")), Arguments.of("image", field("replace", "image")),
                Arguments.of("video", field("createSubject", "videos")), Arguments.of("video", field("lipSync", "video_url")),
                Arguments.of("audio", field("reference2video", "sounds")),
                Arguments.of("audio", field("lipSync", "audio_url")),
                Arguments.of("audio", field("digitalHuman", "audio_url")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("members")
    void aHeaderMayHoldMediaInAnyForm(String kind, Field field) throws Exception {
        for (Object form : forms(kind)) {
            assertMedia(kind, only(converter.fromHeader(exchange, form, field)), form);
            if (field.type() == FieldType.ARRAY) {
                assertMedia(kind, only(converter.fromHeader(exchange, Set.of(form), field)), form);
                assertMedia(kind, only(converter.fromHeader(exchange, new Object[] { form }, field)), form);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("members")
    void aBodyMayHoldMediaInAnyForm(String kind, Field field) throws Exception {
        RouteObjects objects = new RouteObjects(JSON, JSON);
        for (Object form : forms(kind)) {
            assertMedia(kind, only(converter.inBody(exchange, objects.node(form), field)), form);
            for (Object list : List.of(List.of(form), Set.of(form), new Object[] { form })) {
                assertMedia(kind, only(converter.inBody(exchange, objects.node(list), field)), form);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("members")
    void anOptionMayNameAnyFileAndHoldADataUri(String kind, Field field) throws Exception {
        Path file = file(kind);
        for (String option : List.of("file:" + file, "FILE:" + file, dataUri(kind))) {
            assertMedia(kind, only(converter.fromOption(option, field)), option);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("members")
    void linksAndUploadsStayText(String kind, Field field) throws Exception {
        for (String link : List.of("https://example.com/a", "HTTP://example.com/a", "ssupload:?id=7", "no-link")) {
            assertThat(only(converter.fromHeader(exchange, link, field)).textValue()).isEqualTo(link);
            assertThat(only(converter.fromOption(link, field)).textValue()).isEqualTo(link);
            assertThat(only(converter.inBody(exchange, JSON.valueToTree(List.of(link)), field)).textValue()).isEqualTo(link);
        }
        assertThat(only(converter.fromHeader(exchange, URI.create("https://example.com/a"), field)).textValue())
                .isEqualTo("https://example.com/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "ftp://example.com/a.png", "jar:file:/a.jar!/b.png", "s3:bucket/key", "C:\\kite.png", "ref:bean",
            "bean:x", "mem:abc", "javascript:alert(1)" })
    void otherSchemesAreRefusedByName(String link) {
        Field field = field("replace", "image");
        String scheme = link.substring(0, link.indexOf(':')).toLowerCase(Locale.ROOT);

        for (UnusableValueException refusal : List.of(refusal(() -> converter.fromHeader(exchange, link, field)),
                refusal(() -> converter.fromOption(link, field)),
                refusal(() -> converter.inBody(exchange, JSON.valueToTree(link), field)))) {
            assertThat(refusal.given()).isEqualTo("a link of the scheme " + scheme);
            assertThat(refusal.allowed()).isEqualTo("http(s), ssupload:, data: or a file");
        }
    }

    @Test
    void aListMayMixAllForms() throws Exception {
        List<Object> mixture = new ArrayList<>(forms("image"));
        mixture.add("https://example.com/a.png");

        JsonNode list = converter.fromHeader(exchange, mixture, field("reference2video", "images"));

        assertThat(list).hasSize(mixture.size());
        assertThat(list.get(mixture.size() - 1).isTextual()).isTrue();
        for (int i = 0; i < mixture.size() - 1; i++) {
            assertMedia("image", list.get(i), mixture.get(i));
        }
    }

    @Test
    void aTextMayNameSeveralAndACommaOfADataUriDividesNothing() throws Exception {
        String text = "https://example.com/a.png, " + dataUri("image") + " ,file:" + file("image") + ",";

        for (JsonNode list : List.of(converter.fromHeader(exchange, text, field("img2video", "images")),
                converter.fromOption(text, field("img2video", "images")))) {
            assertThat(list).hasSize(3);
            assertThat(list.get(0).textValue()).isEqualTo("https://example.com/a.png");
            assertMedia("image", list.get(1), text);
            assertMedia("image", list.get(2), text);
        }
    }

    @Test
    void mediaInsideObjectsAreFoundInBodiesAndHeaders() throws Exception {
        Field subjects = field("reference2video", "subjects");
        List<Map<String, Object>> given = List.of(
                Map.of("name", "kite", "images", List.of(file("image"), "https://example.com/a.png")),
                Map.of("name", "boat", "videos", List.of("file:" + file("video").getFileName())));
        JsonNode inBody = converter.inBody(exchange, new RouteObjects(JSON, JSON).node(given), subjects);

        for (JsonNode found : List.of(inBody, converter.fromHeader(exchange, given, subjects))) {
            assertMedia("image", found.at("/0/images/0"), given);
            assertThat(found.at("/0/images/1").textValue()).isEqualTo("https://example.com/a.png");
            assertThat(found.at("/0/name").textValue()).isEqualTo("kite");
            assertMedia("video", found.at("/1/videos/0"), given);
        }
        JsonNode settings = converter.inBody(
                exchange, JSON.readTree("[{\"prompt\": \"p\", \"key_image\": \"file:image.bin\"}]"),
                field("multiframe", "image_settings"));
        assertMedia("image", settings.at("/0/key_image"), "file:image.bin");
    }

    @Test
    void theRouteSObjectsAreNotChanged() throws Exception {
        ObjectNode item = JSON.createObjectNode();
        item.putArray("images").add("file:" + file("image").getFileName());
        JsonNode before = JSON.createArrayNode().add(item.deepCopy());

        converter.inBody(exchange, JSON.createArrayNode().add(item), field("reference2video", "subjects"));

        assertThat(JSON.createArrayNode().add(item)).isEqualTo(before);
    }

    @Test
    void aRefusalTellsWhereInTheMemberItIs() {
        Field subjects = field("reference2video", "subjects");
        List<Map<String, Object>> given = List.of(
                Map.of("name", "kite"), Map.of("images", List.of("https://example.com/a.png", "ftp://example.com/b.png")));

        assertThat(refusal(() -> converter.fromHeader(exchange, given, subjects)).where()).isEqualTo("[1].images[1]");
        assertThat(refusal(() -> converter.fromHeader(
                exchange, List.of("https://example.com/a.png", "ftp://b"), field("img2video", "images"))).where())
                .isEqualTo("[1]");
        assertThat(refusal(() -> converter.fromHeader(exchange, "ftp://b", field("replace", "image"))).where()).isEmpty();
    }

    @Test
    void aFileLongerThanARequestIsRefusedByItsLength() throws IOException {
        Path file = folder.resolve("long.bin");
        try (SeekableByteChannel content = Files.newByteChannel(Files.write(file, CONTENT.get("video")),
                StandardOpenOption.WRITE)) {
            content.position(8L * 1024 * 1024 * 1024).write(ByteBuffer.wrap(new byte[1]));
        }
        Field field = field("lipSync", "video_url");

        assertThat(refusal(() -> converter.fromHeader(exchange, file, field)).given())
                .isEqualTo("a file of more than 15728640 bytes");
        byte[] bytes = Arrays.copyOf(CONTENT.get("video"), LocalMedia.MAX_BYTES + 1);
        for (Object form : List.of(bytes, new ByteArrayInputStream(bytes), new InputStreamCache(bytes))) {
            assertThat(refusal(() -> converter.fromHeader(exchange, form, field)).given())
                    .isEqualTo("a file of more than 15728640 bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "missing.png", "." })
    void whatIsNoFileIsRefused(String name) {
        Field field = field("replace", "image");

        assertThat(refusal(() -> converter.fromHeader(exchange, folder.resolve(name), field)))
                .hasMessageNotContaining(folder.toString());
        assertThat(refusal(() -> converter.fromOption("file:" + folder.resolve(name), field)))
                .hasMessageNotContaining(folder.toString());
    }

    @Test
    void aBrokenDataUriIsRefusedAndOneWithoutMediaTypeIsLeftToTheValidation() throws Exception {
        Field field = field("replace", "image");

        assertThat(refusal(() -> converter.fromHeader(exchange, "data:image/png;base64,iVBORw0KG", field)).given())
                .isEqualTo("a data URI whose base64 is broken");
        assertThat(converter.fromHeader(exchange, "data:;base64,AAAA", field).textValue()).isEqualTo("data:;base64,AAAA");
    }

    private static UnusableValueException refusal(ThrowingCallable conversion) {
        UnusableValueException refusal = catchThrowableOfType(UnusableValueException.class, conversion);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static List<Object> forms(String kind) throws IOException {
        byte[] content = CONTENT.get(kind);
        Path file = file(kind);
        GenericFile<File> local = new GenericFile<>();
        local.setFile(file.toFile());
        GenericFile<Object> remote = new GenericFile<>();
        remote.setFile("on another machine");
        remote.setBody(content);
        return List.of(file, file.toFile(), local, remote, content, new ByteArrayInputStream(content),
                new InputStreamCache(content), InputMedia.of(content), dataUri(kind), new StringBuilder(dataUri(kind)),
                "file:" + file.getFileName());
    }

    private static Path file(String kind) throws IOException {
        Path file = folder.resolve(kind + ".bin");
        return Files.exists(file) ? file : Files.write(file, CONTENT.get(kind));
    }

    private static String dataUri(String kind) {
        return "data:" + TYPES.get(kind) + ";base64," + Base64.getEncoder().encodeToString(CONTENT.get(kind));
    }

    private static JsonNode only(JsonNode value) {
        if (!value.isArray()) {
            return value;
        }
        assertThat(value).hasSize(1);
        return value.get(0);
    }

    private static void assertMedia(String kind, JsonNode value, Object form) throws IOException {
        assertThat(value).as(form.getClass().getName()).isInstanceOf(POJONode.class);
        InputMedia media = (InputMedia) ((POJONode) value).getPojo();
        assertThat(media.facts().kind()).isEqualTo(kind);
        assertThat(media.open()).hasBinaryContent(CONTENT.get(kind));
    }

    private static Field field(String operationId, String member) {
        return Catalog.bundled().operations().stream().filter(it -> it.operationId().equals(operationId))
                .map(it -> it.fields().get(member)).filter(Objects::nonNull).findFirst().orElseThrow();
    }
}
