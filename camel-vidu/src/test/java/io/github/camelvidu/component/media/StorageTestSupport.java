// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelvidu.component.media.Downloads.ETAG;
import static io.github.camelvidu.component.media.Downloads.link;
import static org.assertj.core.api.Assertions.assertThat;

/** A downloader and a storage host with one film. */
abstract class StorageTestSupport {

    static final int SIZE = 1_000_000;
    static final byte[] FILM = Downloads.film(SIZE, 1);
    /** Long enough that another attempt goes on with it, after a crash too. */
    static final int LARGE_SIZE = (int) PartFile.LARGE + 2_000_000;
    static final byte[] LARGE_FILM = Downloads.film(LARGE_SIZE, 7);

    @TempDir
    Path folder;

    final Downloads downloads = new Downloads();
    StorageServer storage;

    @BeforeEach
    void open() throws IOException {
        storage = new StorageServer().thenAlways(StorageServer.file(FILM, ETAG));
    }

    @AfterEach
    void close() throws IOException {
        downloads.close();
        storage.close();
    }

    MediaFile fetch() {
        return downloads.fetched(link(storage), folder, "a");
    }

    /** The storage has another film at {@link #otherLink}, and answers when both are asked for. */
    void bothTogether(byte[] film, byte[] other) {
        CountDownLatch both = new CountDownLatch(2);
        StorageServer.Reply reply = (request, client) -> {
            both.countDown();
            await(both);
            boolean isOther = request.target().contains("other");
            StorageServer.file(isOther ? other : film, isOther ? "\"two\"" : ETAG).to(request, client);
        };
        storage.answers(reply, reply);
    }

    /** The result of another task. */
    MediaLink otherLink() {
        return new MediaLink(Downloads.url(storage) + "&other", null, "816", "0");
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
