// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
        if (call.header("Authorization").isPresent()) {
            // object storage refuses a request that is signed in two ways
            return xml(400, "InvalidArgument", "Only one auth mechanism allowed");
        }
        return switch (links.verify(call.path(), call.rawQuery())) {
            case UNSIGNED -> xml(403, "AccessDenied", "Access Denied");
            case TAMPERED -> xml(403, "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided");
            case EXPIRED -> xml(403, "AccessDenied", "Request has expired");
            case VALID -> file(call).map(file -> serve(call, file))
                    .orElseGet(() -> xml(404, "NoSuchKey", "The specified key does not exist"));
        };
    }

    private Optional<RenderedMedia> file(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        return platform.task(Long.parseLong(path.group(1)))
                .filter(TaskRecord::succeeded)
                .flatMap(task -> Media.named(path.group(3)).map(media -> media.render(library, task)));
    }

    private static Answer serve(Call call, RenderedMedia file) {
        Optional<ByteRange> range = call.header("Range")
                .filter(it -> call.header("If-Range").map(file.etag()::equals).orElse(true))
                .flatMap(it -> ByteRange.parse(it, file.length()));
        if (range.isPresent() && !range.get().satisfiable()) {
            return xml(416, "InvalidRange", "The requested range is not satisfiable")
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

    private static Answer xml(int status, String code, String message) {
        return Answer.text(status, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
                                                      + "</Code><Message>" + message + "</Message><RequestId>"
                                                      + UUID.randomUUID() + "</RequestId></Error>");
    }
}
