// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.example;

import java.nio.file.Path;

import org.apache.camel.builder.RouteBuilder;

/** The routes: a prompt is submitted, waited for, and its video is written. */
final class VideoRoutes extends RouteBuilder {

    /** What a prompt without settings of its own becomes: short and small, so that a first try costs little. */
    static final String SETTINGS = "model=viduq3-turbo&duration=4&resolution=540p";

    private final Path prompts;
    private final Path videos;
    private final Progress progress;

    VideoRoutes(Path prompts, Path videos, Progress progress) {
        this.prompts = prompts;
        this.videos = videos;
        this.progress = progress;
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true).process(progress::failed);

        // what it would cost; spends nothing
        from("direct:estimate").routeId("estimate")
                .errorHandler(noErrorHandler())
                .to("vidu:estimate?inputDir=" + prompts + "&" + SETTINGS);

        from("file:" + prompts + "?noop=true&initialDelay=0&include=.*[.](txt|json)").routeId("prompts").autoStartup(false)
                .to("vidu:generate?idempotencyKey=${file:name}&fileName=${file:onlyname.noext}&" + SETTINGS)
                .to("file:" + videos)
                .process(progress::written);
    }
}
