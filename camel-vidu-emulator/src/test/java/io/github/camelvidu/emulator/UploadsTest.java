// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelvidu.emulator.PlatformContract.assertMatchesSchema;
import static io.github.camelvidu.emulator.PlatformContract.assertSameShape;
import static io.github.camelvidu.emulator.PlatformContract.example;
import static io.github.camelvidu.emulator.SampleContent.md5;
import static io.github.camelvidu.emulator.SampleContent.picture;
import static org.assertj.core.api.Assertions.assertThat;

/** Files that are sent ahead: opened, put, finished, used, deleted. */
class UploadsTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:15.589251952Z");
    private static final int TEN_MB = 10 * 1024 * 1024;

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(START)).account("team-b", 1000, "vda_b"));

    private EmulatorClock clock;
    private PlatformClient client;

    @BeforeEach
    void connect() {
        clock = VIDU.emulator().clock();
        client = new PlatformClient(VIDU.emulator());
    }

    @Test
    void everyStepLooksLikeTheExample() {
        byte[] picture = picture("png", 300, 200);

        JsonNode opened = client.post("/tools/v2/files/uploads", example("createUpload.request")).json();
        assertMatchesSchema("UploadCreated", opened);
        assertSameShape(example("createUpload.response"), opened);
        assertThat(opened.path("expires_at").asText()).isEqualTo("2026-11-16T09:30:15.589251952Z");
        assertThat(opened.path("put_url").asText()).startsWith(VIDU.emulator().url() + "/").contains("X-Amz-Expires=3600");

        Reply stored = put(opened.path("put_url").asText(), "image/png", picture);
        JsonNode headers = example("putUpload.exchange").at("/response/headers");
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.body()).isEmpty();
        assertThat(stored.header("Content-Type")).isEmpty();
        assertThat(stored.header("etag")).contains('"' + md5(picture) + '"');
        assertThat(stored.header("x-amz-expiration")).contains(headers.path("x-amz-expiration").asText());

        String id = opened.path("id").asText();
        Reply finished = finish(id, '"' + md5(picture) + '"');
        assertMatchesSchema("UploadFinished", finished.json());
        assertSameShape(example("finishUpload.response"), finished.json());
        assertThat(finished.json().path("uri").asText()).isEqualTo("ssupload:?id=" + id);
        assertThat(finish(id, md5(picture)).text()).as("the tag without its quotes, and a second time")
                .isEqualTo(finished.text());
    }

    @Test
    void anUploadedPictureIsReallyLookedAt() {
        String uri = upload(picture("jpeg", 400, 400));

        String task = create(client, uri).json().path("task_id").asText();
        clock.advance(Duration.ofMinutes(1));

        JsonNode size = client.get("/ent/v2/tasks?task_ids=" + task).json().at("/tasks/0/creations/0/video/resolution");
        assertThat(size.path("width").asInt()).isEqualTo(size.path("height").asInt()).isPositive();
    }

    @Test
    void onlyAFinishedUploadCanBeUsedAndOnlyByItsAccount() {
        byte[] picture = picture("png", 300, 200);
        JsonNode opened = open();
        String uri = "ssupload:?id=" + opened.path("id").asText();
        assertThat(create(client, uri).reason()).isEqualTo("ImageDownloadFailure");

        put(opened.path("put_url").asText(), "image/png", picture);
        assertThat(create(client, uri).reason()).isEqualTo("ImageDownloadFailure");

        PlatformClient other = new PlatformClient(VIDU.emulator(), "Token vda_b");
        Reply foreign = finish(other, opened.path("id").asText(), md5(picture));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.reason()).isEqualTo("NotFound");

        finish(opened.path("id").asText(), md5(picture));
        assertThat(create(client, uri).status()).isEqualTo(200);
        assertThat(create(other, uri).reason()).isEqualTo("ImageDownloadFailure");
        assertThat(create(client, uri + "0").reason()).isEqualTo("ImageDownloadFailure");
    }

    @Test
    void anUploadThatWasNotPutOrHasAnotherTagCannotBeFinished() {
        JsonNode opened = open();
        String id = opened.path("id").asText();
        assertThat(finish(id, md5(new byte[0])).reason()).isEqualTo("BadRequest");

        put(opened.path("put_url").asText(), "image/png", picture("png", 300, 200));

        Reply wrong = finish(id, md5(new byte[0]));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.reason()).isEqualTo("BadRequest");
        assertThat(finish("4711", "x").reason()).isEqualTo("NotFound");
        assertThat(finish("x", "x").reason()).isEqualTo("CODEC");
        assertThat(finish(id, "").reason()).isEqualTo("FieldLacking");
    }

    @Test
    void aContentTypeThatIsNoneIsNoPicture() throws Exception {
        byte[] picture = picture("png", 300, 200);
        JsonNode opened = open();
        URI link = URI.create(opened.path("put_url").asText());
        try (Socket socket = new Socket(link.getHost(), link.getPort())) {
            socket.getOutputStream().write(("PUT " + link.getRawPath() + "?" + link.getRawQuery() + " HTTP/1.1\r\nHost: "
                                            + link.getAuthority() + "\r\nContent-Type: ;\r\nConnection: close\r\n"
                                            + "Content-Length: " + picture.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(picture);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");
        }

        assertThat(finish(opened.path("id").asText(), md5(picture)).reason()).isEqualTo("ImageFormatInvalid");
    }

    @Test
    void whatIsPutAgainTakesThePlaceOfWhatWasThereAndIsFinishedAgain() {
        byte[] first = picture("png", 300, 200);
        byte[] second = picture("png", 200, 300);
        JsonNode opened = open();
        String id = opened.path("id").asText();
        put(opened.path("put_url").asText(), "image/png", first);
        String uri = finish(id, md5(first)).json().path("uri").asText();

        put(opened.path("put_url").asText(), "image/png", second);

        assertThat(create(client, uri).reason()).isEqualTo("ImageDownloadFailure");
        assertThat(finish(id, md5(first)).reason()).isEqualTo("BadRequest");
        assertThat(finish(id, md5(second)).status()).isEqualTo(200);
        assertThat(create(client, uri).status()).isEqualTo(200);
    }

    @Test
    void theLinkIsGoodForAnHourAndForNothingElse() {
        String link = open().path("put_url").asText();
        byte[] picture = picture("png", 300, 200);

        assertStorageRefuses(put(link.replace("Expires=3600", "Expires=3601"), "image/png", picture), 403,
                "SignatureDoesNotMatch");
        assertStorageRefuses(put(link.replace("?", "0?"), "image/png", picture), 403, "SignatureDoesNotMatch");
        assertStorageRefuses(put(link.split("\\?")[0], "image/png", picture), 403, "AccessDenied");
        assertStorageRefuses(client.send(HttpRequest.newBuilder(URI.create(link)).header("Authorization", "Token vda_demo")
                .header("Content-Type", "image/png").PUT(BodyPublishers.ofByteArray(picture))), 400, "InvalidArgument");
        clock.advance(Duration.ofMinutes(59));
        assertThat(put(link, "image/png", picture).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1).plusSeconds(1));
        assertStorageRefuses(put(link, "image/png", picture), 403, "AccessDenied");
    }

    @ParameterizedTest
    @CsvSource({
            "png, 300, 200, image/jpeg, ImageFormatInvalid", "png, 300, 200, application/octet-stream, ImageFormatInvalid",
            "gif, 300, 200, image/gif, ImageFormatInvalid", "bmp, 300, 200, image/bmp, ImageFormatInvalid",
            "png, 100, 400, image/png, PageSizeOutOfRange", "png, 400, 100, image/png, PageSizeOutOfRange" })
    void whatIsNoPictureThatThePlatformTakesCannotBeFinished(
            String format, int width, int height, String contentType, String reason) {
        byte[] picture = picture(format, width, height);
        JsonNode opened = open();
        put(opened.path("put_url").asText(), contentType, picture);

        assertThat(finish(opened.path("id").asText(), md5(picture)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({ "png, 101, 400, image/png", "jpeg, 300, 200, image/jpg", "jpeg, 300, 200, IMAGE/JPEG; q=1" })
    void thePicturesThatThePlatformTakesCan(String format, int width, int height, String contentType) {
        byte[] picture = picture(format, width, height);
        JsonNode opened = open();
        put(opened.path("put_url").asText(), contentType, picture);

        assertThat(finish(opened.path("id").asText(), md5(picture)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({ TEN_MB - 1 + ", 200", TEN_MB + ", 400" })
    void aPictureIsSmallerThanTenMegabytes(int bytes, int status) {
        byte[] picture = Arrays.copyOf(picture("png", 300, 200), bytes);
        JsonNode opened = open();
        assertThat(put(opened.path("put_url").asText(), "image/png", picture).status()).isEqualTo(200);

        assertThat(finish(opened.path("id").asText(), md5(picture)).status()).isEqualTo(status);
    }

    @Test
    void moreThanTheEmulatorReadsIsRefusedByTheStorage() {
        byte[] tooMuch = new byte[2 * TEN_MB + 1];

        assertStorageRefuses(put(open().path("put_url").asText(), "image/png", tooMuch), 400, "EntityTooLarge");
    }

    @Test
    void anUploadIsDeletedWhenItsHeaderSaid() {
        String uri = upload(picture("png", 300, 200));

        clock.advance(Duration.between(START, Instant.parse("2026-11-23T23:59:59Z")));
        assertThat(create(client, uri).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));

        assertThat(create(client, uri).reason()).isEqualTo("ImageDownloadFailure");
        assertThat(finish(uri.substring("ssupload:?id=".length()), "x").reason()).isEqualTo("NotFound");
    }

    @Test
    void openingAnUploadNeedsTheKeyAndAKnownScene() {
        assertThat(new PlatformClient(VIDU.emulator(), null).post("/tools/v2/files/uploads", example("createUpload.request"))
                .reason()).isEqualTo("Unauthorized");
        assertThat(client.post("/tools/v2/files/uploads", "{\"scene\":\"other\"}").reason()).isEqualTo("FieldInvalid");
        assertThat(client.post("/tools/v2/files/uploads", "{}").reason()).isEqualTo("FieldLacking");
    }

    @Test
    void uploadsOutliveARestartAndLapseAfterIt(@TempDir Path directory) {
        byte[] picture = picture("png", 300, 200);
        String finished;
        JsonNode opened;
        try (ViduEmulator emulator = at(directory, START)) {
            PlatformClient before = new PlatformClient(emulator);
            JsonNode other = before.post("/tools/v2/files/uploads", example("createUpload.request")).json();
            put(other.path("put_url").asText(), "image/png", picture);
            finished = finish(before, other.path("id").asText(), md5(picture)).json().path("uri").asText();
            opened = before.post("/tools/v2/files/uploads", example("createUpload.request")).json();
            put(opened.path("put_url").asText(), "image/png", picture);
        }
        try (ViduEmulator emulator = at(directory, START.plusSeconds(3600))) {
            PlatformClient after = new PlatformClient(emulator);
            assertThat(finish(after, opened.path("id").asText(), md5(picture)).status()).isEqualTo(200);
            assertThat(create(after, finished).status()).isEqualTo(200);

            emulator.clock().advance(Duration.ofDays(8));

            assertThat(create(after, finished).reason()).isEqualTo("ImageDownloadFailure");
        }
    }

    private static ViduEmulator at(Path directory, Instant time) {
        return ViduEmulator.builder().dataDir(directory).clock(EmulatorClock.stoppedAt(time)).start();
    }

    private String upload(byte[] picture) {
        JsonNode opened = open();
        String type = picture[0] == (byte) 0x89 ? "image/png" : "image/jpeg";
        put(opened.path("put_url").asText(), type, picture);
        return finish(opened.path("id").asText(), md5(picture)).json().path("uri").asText();
    }

    private JsonNode open() {
        return client.post("/tools/v2/files/uploads", example("createUpload.request")).json();
    }

    private Reply put(String link, String contentType, byte[] content) {
        return client.send(HttpRequest.newBuilder(URI.create(link)).header("Content-Type", contentType)
                .PUT(BodyPublishers.ofByteArray(content)));
    }

    private Reply finish(String id, String etag) {
        return finish(client, id, etag);
    }

    private static Reply finish(PlatformClient client, String id, String etag) {
        ObjectNode body = PlatformClient.JSON.createObjectNode().put("etag", etag);
        return client.send(client.request("/tools/v2/files/uploads/" + id + "/finish")
                .header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.toString())));
    }

    private static Reply create(PlatformClient client, String uri) {
        ObjectNode request = (ObjectNode) example("img2video.request");
        request.putArray("images").add(uri);
        return client.post("/ent/v2/img2video", request);
    }

    private static void assertStorageRefuses(Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/xml");
        assertThat(reply.text()).contains("<Code>" + code + "</Code>");
    }
}
