// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static io.github.camelvidu.component.media.Downloads.ETAG;
import static io.github.camelvidu.component.media.Downloads.assertIs;
import static io.github.camelvidu.component.media.Downloads.files;
import static io.github.camelvidu.component.media.Downloads.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Temporary files of exchanges that want the same result. */
class TemporaryFilesTest extends StorageTestSupport {

    private final CountDownLatch allAreThere = new CountDownLatch(1);

    @Test
    void thoseWhoWantTheSameAtTheSameTimeShareOneTransferAndEachHasAFileOfItsOwn() throws Exception {
        storage.answers((request, client) -> {
            await(allAreThere);
            StorageServer.file(FILM, ETAG).to(request, client);
        });

        CompletableFuture<MediaFile> first = temporary("one");
        CompletableFuture<MediaFile> second = temporary("two");
        CompletableFuture<MediaFile> third = temporary("three");
        allAreThere.countDown();

        assertThat(List.of(first.join(), second.join(), third.join())).extracting(file -> file.path().getFileName().toString())
                .containsExactly("one.mp4", "two.mp4", "three.mp4");
        assertThat(storage.requests()).hasSize(1);
        Files.delete(first.join().path());
        Files.delete(third.join().path());
        assertIs(second.join(), FILM);
        assertThat(files(folder)).containsExactly("two.mp4");
    }

    @Test
    void aTransferThatFailsFailsForAllWhoWaitForIt() throws Exception {
        storage.answers((request, client) -> {
            await(allAreThere);
            StorageServer.status(500).to(request, client);
        });
        storage.thenAlways(StorageServer.status(500));

        CompletableFuture<MediaFile> first = temporary("one");
        CompletableFuture<MediaFile> second = temporary("two");
        allAreThere.countDown();

        assertThat(catchThrowable(first::join)).hasMessageContaining("the storage answered 500");
        assertThat(catchThrowable(second::join)).hasMessageContaining("the storage answered 500");
        assertThat(storage.requests()).hasSize(Downloads.ATTEMPTS);
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void whoComesWhenTheFileIsThereHasATransferOfItsOwn() throws Exception {
        MediaFile first = temporary("one").join();
        Files.delete(first.path());

        assertIs(temporary("two").join(), FILM);
        assertThat(storage.requests()).hasSize(2);
    }

    private CompletableFuture<MediaFile> temporary(String name) {
        return downloads.downloader().fetch(link(storage), folder, name, true, downloads.rules());
    }
}
