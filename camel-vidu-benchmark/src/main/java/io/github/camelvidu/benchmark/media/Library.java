// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.benchmark.process.ChildJvm;

/** The platform in a process of its own, whose videos are as large as one likes. For one thread. */
final class Library implements AutoCloseable {

    /** No more: whatever it serves lies nowhere. */
    private static final String HEAP = "-Xmx256m";

    private final ChildJvm program;
    private final String url;
    private final String apiKey;

    private Library(ChildJvm program) throws IOException {
        this.program = program;
        JsonNode access = program.ask("access");
        this.url = access.path(0).textValue();
        this.apiKey = access.path(1).textValue();
    }

    static Library start() throws IOException {
        return new Library(ChildJvm.start(LibraryProgram.class, List.of(HEAP)));
    }

    String url() {
        return url;
    }

    String apiKey() {
        return apiKey;
    }

    /** Makes so many videos of that many bytes, and reads each once. */
    List<Wanted> videos(int count, long bytes) throws IOException {
        JsonNode links = program.ask("videos", count, bytes);
        List<Wanted> videos = new ArrayList<>();
        for (JsonNode link : links) {
            videos.add(Wanted.behind(link.textValue(), "video-" + videos.size(), bytes));
        }
        return videos;
    }

    @Override
    public void close() {
        program.close();
    }
}
