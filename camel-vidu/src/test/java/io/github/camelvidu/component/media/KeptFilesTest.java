// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelvidu.component.media.Downloads.ETAG;
import static io.github.camelvidu.component.media.Downloads.assertIs;
import static io.github.camelvidu.component.media.Downloads.files;
import static io.github.camelvidu.component.media.Downloads.link;
import static org.assertj.core.api.Assertions.assertThat;

/** Who gets which file in a folder that several use. */
class KeptFilesTest extends StorageTestSupport {

    @Test
    void aTargetThatExistsIsReplacedInOneStep() throws Exception {
        Files.writeString(folder.resolve("a.mp4"), "what was there");
        storage.answers((request, client) -> {
            assertThat(folder.resolve("a.mp4")).hasContent("what was there");
            StorageServer.file(FILM, ETAG).to(request, client);
        });

        assertIs(fetch(), FILM);
        assertThat(storage.requests()).hasSize(1);
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void thoseWhoWantTheSameInTheSamePlaceShareOneTransfer() throws Exception {
        CountDownLatch both = new CountDownLatch(1);
        storage.answers((request, client) -> {
            await(both);
            StorageServer.file(FILM, ETAG).to(request, client);
        });

        CompletableFuture<MediaFile> first = downloads.fetch(link(storage), folder, "a");
        CompletableFuture<MediaFile> second = downloads.fetch(link(storage), folder, "a");
        CompletableFuture<MediaFile> givenUp = downloads.fetch(link(storage), folder, "a");
        givenUp.cancel(true);
        both.countDown();

        assertIs(first.join(), FILM);
        assertThat(second.join()).isEqualTo(first.join());
        assertThat(storage.requests()).hasSize(1);
    }

    @Test
    void resultsOfTwoTasksUnderOneNameDoNotGetIntoEachOther() throws Exception {
        byte[] other = Downloads.film(SIZE, 4);
        bothTogether(FILM, other);

        CompletableFuture<MediaFile> first = downloads.fetch(link(storage), folder, "a");
        CompletableFuture<MediaFile> second = downloads.fetch(otherLink(), folder, "a");

        assertThat(first.join().sha256()).isNotEqualTo(second.join().sha256());
        assertThat(Files.readAllBytes(folder.resolve("a.mp4"))).isIn(FILM, other);
        assertThat(files(folder)).containsExactly("a.mp4");
    }

    @Test
    void aPartThatAnotherProcessWorksOnIsLeftAlone() throws Exception {
        storage.thenAlways(StorageServer.cut(LARGE_FILM, ETAG, LARGE_SIZE - 1, false));
        downloads.refused(link(storage), folder, "a");
        storage.thenAlways(StorageServer.file(LARGE_FILM, ETAG));
        PartNote held = PartNote.hold(note()).orElseThrow();

        assertIs(fetch(), LARGE_FILM);

        assertThat(storage.requests()).last().satisfies(request -> assertThat(request.header("Range")).isEmpty());
        assertThat(files(folder)).hasSize(3).contains("a.mp4");
        held.release();
    }

    @Test
    void aPartFromBeforeTheMachineWentDownBeginsAnew() throws Exception {
        leavePart("run 1");

        PartFile same = kept("run 1");
        assertThat(same.etag()).contains(ETAG);
        assertThat(same.length()).isEqualTo(LARGE_SIZE);
        same.close();
        PartFile after = kept("run 2");
        assertThat(after.etag()).isEmpty();
        assertThat(after.length()).isZero();
        after.close();
        assertThat(files(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "total=\\uzzzz\netag=\"one\"\nboot=run 1", "part=../precious.part\netag=\"one\"\nboot=run 1",
            "part=precious.part\netag=\"one\"\nboot=run 1", "etag=\"one\"\nboot=run 1" })
    void aNoteThatIsDamagedIsNoNote(String damaged) throws Exception {
        Path precious = Files.writeString(folder.resolve("precious.part"), "mine");
        leavePart("run 1");
        assertThat(note()).content().doesNotContain("http").doesNotContain("Signature");
        Files.writeString(note(), damaged);

        PartFile part = kept("run 1");

        assertThat(part.etag()).isEmpty();
        part.close();
        assertThat(precious).hasContent("mine");
    }

    private void leavePart(String boot) throws IOException {
        PartFile part = kept(boot);
        part.begin(ETAG, LARGE_SIZE + 1);
        try (PartWriter writer = part.open(); InputStream film = new ByteArrayInputStream(LARGE_FILM)) {
            while (writer.take(film) >= 0) {
                // until all is written
            }
        }
        part.close();
        assertThat(files(folder)).as("part and note").filteredOn(name -> name.startsWith(".vidu-")).hasSize(2);
    }

    private PartFile kept(String boot) throws IOException {
        return PartFile.kept(folder, "a", "815/0", new PartDisk(MediaOutput.DISK, boot, downloads.beside));
    }

    private Path note() throws IOException {
        return folder.resolve(files(folder).stream().filter(name -> name.endsWith(".note")).findFirst().orElseThrow());
    }

    @Test
    void whatNobodyHasGoneOnWithForLongIsRemoved() throws Exception {
        Path old = Files.createFile(folder.resolve(".vidu-0123456789abcdef0123456789abcdef.part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        Path recent = Files.createFile(folder.resolve(".vidu-00000000000000000000000000000000.part"));
        Path foreign = Files.createFile(folder.resolve("mine.part"));
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.now().minus(Duration.ofDays(8))));

        fetch();

        assertThat(files(folder)).containsExactly(recent.getFileName().toString(), "a.mp4", "mine.part");
    }

    @Test
    void stoppingEndsATransferThatIsUnderWay() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        storage.answers((request, client) -> {
            StorageServer.write(client, "200 OK", "ETag: " + ETAG + "\r\nContent-Length: " + SIZE + "\r\n");
            client.getOutputStream().write(FILM, 0, 100_000);
            client.getOutputStream().flush();
            await(gone);
            client.getOutputStream().write(FILM, 100_000, SIZE - 100_000);
        });
        CompletableFuture<MediaFile> transfer = downloads.fetch(link(storage), folder, "a");
        Awaitility.await().until(() -> storage.requests().size() == 1);

        downloads.downloader().stop();
        gone.countDown();

        assertThat(transfer).failsWithin(Duration.ofSeconds(5));
        assertThat(folder.resolve("a.mp4")).doesNotExist();
    }
}
