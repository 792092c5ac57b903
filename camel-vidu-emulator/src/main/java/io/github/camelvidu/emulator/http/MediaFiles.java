// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelvidu.emulator.media.MediaFile;
import io.github.camelvidu.emulator.media.MediaLibrary;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * Serves results the way the platform's object storage does: no key, but a signed link that ends; one byte range;
 * refusals in the storage's XML (Vidu reference, sections 6.1 and 11).
 */
final class MediaFiles implements Endpoint {

    private static final Pattern PATH
            = Pattern.compile("/results/tasks/\\d{2}/\\d{4}/\\d{2}/(\\d{1,19})/creation-(\\d{2})/([a-z0-9.]+)");

    /** Two files that are mistaken for each other begin alike, in bytes. */
    private static final long SAME_IN_ALL = 1024;

    private final Platform platform;
    private final MediaLinks links;
    private final MediaLibrary library;
    private final ToLongFunction<TaskRecord> videoBytes;

    /** @param videoBytes length of a task's synthetic videos; 0 when its videos are drawn */
    MediaFiles(Platform platform, MediaLinks links, MediaLibrary library, ToLongFunction<TaskRecord> videoBytes) {
        this.platform = platform;
        this.links = links;
        this.library = library;
        this.videoBytes = videoBytes;
    }

    @Override
    public Answer answer(Call call) {
        return ObjectStorage.refusal(call, links)
                .orElseGet(() -> file(call).map(file -> serve(call, file)).orElseGet(ObjectStorage::noSuchKey));
    }

    private Optional<MediaFile> file(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        return platform.work(Long.parseLong(path.group(1)))
                .filter(TaskRecord::succeeded)
                .flatMap(task -> Media.of(task, path.group(3))
                        .map(media -> file(task, media, Integer.parseInt(path.group(2)))));
    }

    private MediaFile file(TaskRecord task, Media media, int ordinal) {
        long bytes = media.isVideo() ? videoBytes.applyAsLong(task) : 0;
        return bytes == 0 ? media.render(library, task, ordinal) : media.synthesize(task, ordinal, bytes);
    }

    private static Answer serve(Call call, MediaFile file) {
        String etag = call.replaced().orElse(file.etag());
        Optional<ByteRange> range = call.header("Range")
                .filter(it -> call.header("If-Range").map(etag::equals).orElse(true))
                .flatMap(it -> ByteRange.parse(it, file.length()));
        if (range.isPresent() && !range.get().satisfiable()) {
            return ObjectStorage.error(416, "InvalidRange", "The requested range is not satisfiable")
                    .with("Content-Range", "bytes */" + file.length());
        }
        ByteRange part = range.orElse(new ByteRange(0, file.length()));
        Answer answer = new Answer(range.isPresent() ? 206 : 200, Map.of(), content(call, file, part))
                .with("Content-Type", file.contentType())
                .with("ETag", etag)
                .with("Accept-Ranges", "bytes");
        return range.isEmpty()
                ? answer
                : answer.with("Content-Range",
                        "bytes " + part.offset() + "-" + (part.offset() + part.length() - 1) + "/" + file.length());
    }

    private static Answer.Body content(Call call, MediaFile file, ByteRange part) {
        return new Answer.Streamed(
                part.offset(), part.length(),
                call.replaced().isEmpty()
                        ? () -> file.open(part.offset())
                        : () -> new SpoiltStream(file.open(part.offset()), part.offset(), SAME_IN_ALL, Long.MAX_VALUE));
    }
}
