// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessFolderTest {

    @TempDir
    Path parent;

    @Test
    void itGoesWhenItIsClosedAndEmpty() throws IOException {
        ProcessFolder folder = ProcessFolder.make(parent);
        assertThat(folder.path()).isEmptyDirectory();

        folder.close();

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatAProcessHasLeftThatDoesNotLiveAnyMoreIsRemoved() throws IOException {
        Path dead = Files.createDirectory(parent.resolve("camel-vidu-1"));
        Files.writeString(dead.resolve("film.mp4"), "left");
        Files.createFile(parent.resolve("camel-vidu-1.lock"));
        Path foreign = Files.createDirectory(parent.resolve("camel-vidu-2"));

        try (ProcessFolder folder = ProcessFolder.make(parent)) {
            assertThat(dead).doesNotExist();
            assertThat(parent.resolve("camel-vidu-1.lock")).doesNotExist();
            assertThat(foreign).as("without a lock nobody knows whose it is").exists();
            assertThat(folder.path()).exists();
        }
    }

    @Test
    void aFolderOfALivingProcessIsLeftAlone() throws IOException {
        try (ProcessFolder first = ProcessFolder.make(parent)) {
            Path file = Files.writeString(first.path().resolve("film.mp4"), "mine");

            try (ProcessFolder second = ProcessFolder.make(parent)) {
                assertThat(second.path()).isNotEqualTo(first.path());
                assertThat(file).exists();
            }
            Files.delete(file);
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aLinkInPlaceOfAFolderIsNotFollowed() throws IOException {
        Path precious = Files.createDirectory(parent.resolve("precious"));
        Files.writeString(precious.resolve("thesis"), "years of work");
        Files.createSymbolicLink(parent.resolve("camel-vidu-1"), precious);
        Files.createFile(parent.resolve("camel-vidu-1.lock"));

        try (ProcessFolder folder = ProcessFolder.make(parent)) {
            assertThat(folder.path()).exists();
            assertThat(precious.resolve("thesis")).exists();
        }
    }
}
