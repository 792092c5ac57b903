// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Arrays;
import java.util.Optional;

import io.github.camelvidu.emulator.media.MediaLibrary;
import io.github.camelvidu.emulator.media.RenderedMedia;
import io.github.camelvidu.emulator.media.VideoSpec;
import io.github.camelvidu.emulator.store.TaskRecord;

/** The files that a creation has. */
enum Media {

    VIDEO("video.mp4"),
    COVER("cover.jpeg"),
    WATERMARKED("watermarked.mp4");

    private final String fileName;

    Media(String fileName) {
        this.fileName = fileName;
    }

    static Optional<Media> named(String fileName) {
        return Arrays.stream(values()).filter(media -> media.fileName.equals(fileName)).findFirst();
    }

    String fileName() {
        return fileName;
    }

    /** Makes the file, or finds it made. */
    RenderedMedia render(MediaLibrary library, TaskRecord task) {
        VideoSpec spec = new VideoSpec(
                task.width(), task.height(), task.seconds(), framesPerSecond(task), task.prompt(),
                task.request().path("seed").asLong(), task.model() + " " + task.seconds() + " s " + task.resolution(),
                this == WATERMARKED);
        return this == COVER ? library.cover(spec) : library.video(spec);
    }

    /** Frame rate of the models (Vidu reference, section 2). */
    static int framesPerSecond(TaskRecord task) {
        return "vidu2.0".equals(task.model()) ? 32 : 24;
    }
}
