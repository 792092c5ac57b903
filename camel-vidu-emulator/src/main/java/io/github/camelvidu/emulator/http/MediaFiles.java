// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelvidu.emulator.media.MediaLibrary;
import io.github.camelvidu.emulator.media.RenderedMedia;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * Serves results the way the platform's object storage does: no key, but a signed link that ends; one byte range;
 * refusals in the storage's XML (Vidu reference, sections 6.1 and 11).
 */
final class MediaFiles implements Endpoint {

    private static final Pattern PATH
            = Pattern.compile("/results/tasks/\\d{2}/\\d{4}/\\d{2}/(\\d{1,19})/creation-(\\d{2})/([a-z0-9.]+)");

    private final Platform platform;
    private final MediaLinks links;
    private final MediaLibrary library;

    MediaFiles(Platform platform, MediaLinks links, MediaLibrary library) {
        this.platform = platform;
        this.links = links;
        this.library = library;
    }

    @Override
    public Answer answer(Call call) {
        return ObjectStorage.refusal(call, links)
                .orElseGet(() -> file(call).map(file -> serve(call, file)).orElseGet(ObjectStorage::noSuchKey));
    }

    private Optional<RenderedMedia> file(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        return platform.work(Long.parseLong(path.group(1)))
                .filter(TaskRecord::succeeded)
                .flatMap(task -> Media.of(task, path.group(3))
                        .map(media -> media.render(library, task, Integer.parseInt(path.group(2)))));
    }

    private static Answer serve(Call call, RenderedMedia file) {
        Optional<ByteRange> range = call.header("Range")
                .filter(it -> call.header("If-Range").map(file.etag()::equals).orElse(true))
                .flatMap(it -> ByteRange.parse(it, file.length()));
        if (range.isPresent() && !range.get().satisfiable()) {
            return ObjectStorage.error(416, "InvalidRange", "The requested range is not satisfiable")
                    .with("Content-Range", "bytes */" + file.length());
        }
        ByteRange part = range.orElse(new ByteRange(0, file.length()));
        Answer answer = new Answer(
                range.isPresent() ? 206 : 200, Map.of(), new Answer.FilePart(file.file(), part.offset(), part.length()))
                .with("Content-Type", file.contentType())
                .with("ETag", file.etag())
                .with("Accept-Ranges", "bytes");
        return range.isEmpty()
                ? answer
                : answer.with("Content-Range",
                        "bytes " + part.offset() + "-" + (part.offset() + part.length() - 1) + "/" + file.length());
    }
}
