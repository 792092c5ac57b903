// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Arrays;
import java.util.Optional;

import io.github.camelvidu.emulator.media.MediaLibrary;
import io.github.camelvidu.emulator.media.PictureSpec;
import io.github.camelvidu.emulator.media.RenderedMedia;
import io.github.camelvidu.emulator.media.SoundSpec;
import io.github.camelvidu.emulator.media.SyntheticVideo;
import io.github.camelvidu.emulator.media.VideoSpec;
import io.github.camelvidu.emulator.store.JobRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/** The files that a creation has. */
enum Media {

    VIDEO("video", "video.mp4"),
    COVER("video", "cover.jpeg"),
    WATERMARKED("video", "watermarked.mp4"),
    IMAGE("image", "image.png"),
    SOUND("audio", "audio.wav"),
    DEMO("voice", "demo.wav");

    private final String resultType;
    private final String fileName;

    Media(String resultType, String fileName) {
        this.resultType = resultType;
        this.fileName = fileName;
    }

    /** The file of that name among those that a task's creations have. */
    static Optional<Media> of(TaskRecord task, String fileName) {
        return Arrays.stream(values())
                .filter(media -> media.resultType.equals(task.result().type()) && media.fileName.equals(fileName))
                .findFirst();
    }

    /** The result itself. */
    static Media resultOf(TaskRecord task) {
        return of(task.result().type()).orElseThrow();
    }

    /** The file that a result of that type is; empty for one that is no file. */
    static Optional<Media> of(String resultType) {
        return Arrays.stream(values()).filter(media -> media.resultType.equals(resultType)).findFirst();
    }

    String fileName() {
        return fileName;
    }

    /** Makes the file, or finds it made. */
    RenderedMedia render(MediaLibrary library, TaskRecord task, int ordinal) {
        return switch (this) {
            case VIDEO, WATERMARKED -> library.video(video(task, ordinal));
            case COVER -> library.cover(video(task, ordinal));
            case IMAGE -> library.picture(picture(task, ordinal));
            case SOUND, DEMO -> library.sound(sound(task, ordinal));
        };
    }

    boolean isVideo() {
        return this == VIDEO || this == WATERMARKED;
    }

    /** A video of that many bytes that nobody can watch. */
    SyntheticVideo synthesize(TaskRecord task, int ordinal, long bytes) {
        return new SyntheticVideo(bytes, 2 * seed(task, ordinal) + (this == WATERMARKED ? 1 : 0));
    }

    private VideoSpec video(TaskRecord task, int ordinal) {
        return new VideoSpec(
                task.result().width(), task.result().height(), task.seconds(), framesPerSecond(task), task.prompt(),
                seed(task, ordinal), label(task), this == WATERMARKED);
    }

    private static PictureSpec picture(TaskRecord task, int ordinal) {
        return new PictureSpec(
                task.result().width(), task.result().height(), task.prompt(), seed(task, ordinal),
                (task.model() + " " + task.resolution()).trim(), false);
    }

    /** A text and an advert's narration are spoken, anything else is played. */
    private static SoundSpec sound(TaskRecord task, int ordinal) {
        boolean narration = task.request().path("type").asText().equals(JobRecord.NARRATION);
        String text = narration ? task.prompt() : task.request().path("text").asText();
        return text.isEmpty()
                ? new SoundSpec(SoundSpec.Kind.EFFECT, task.result().seconds(), played(task), seed(task, ordinal))
                : new SoundSpec(SoundSpec.Kind.SPEECH, task.result().seconds(), text, seed(task, ordinal));
    }

    private static String played(TaskRecord task) {
        StringBuilder prompts = new StringBuilder(task.prompt());
        task.request().path("timing_prompts").forEach(event -> prompts.append(event.path("prompt").asText()).append('\n'));
        return prompts.toString();
    }

    /** Each result of a task looks different; so do tasks that have no seed. */
    private static long seed(TaskRecord task, int ordinal) {
        return task.request().path("seed").asLong(task.id()) + ordinal - 1;
    }

    private static String label(TaskRecord task) {
        return (task.model() + " " + task.seconds() + " s " + task.resolution()).trim();
    }

    /** Frame rate of the models (Vidu reference, section 2). */
    static int framesPerSecond(TaskRecord task) {
        return "vidu2.0".equals(task.model()) ? 32 : 24;
    }
}
