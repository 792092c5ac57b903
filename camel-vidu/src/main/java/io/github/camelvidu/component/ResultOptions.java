// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What a route gets of what a task made, as options. */
@UriParams
public abstract class ResultOptions extends CallbackOptions {

    @UriParam(label = "producer", defaultValue = "true",
              description = "Whether the body becomes the media. Otherwise it is the task with its links.")
    private boolean download = true;
    @UriParam(label = "producer",
              description = "The folder to keep results in. Without it a result is a temporary file that goes when the last"
                            + " exchange that holds it has ended.")
    private String downloadDir;
    @UriParam(label = "producer", defaultValue = "media",
              description = "Which files of a result are fetched, separated by commas: media, cover (a still picture of a video),"
                            + " watermarked (the copy that a request with a watermark gets). With more than one the body is a list"
                            + " of messages; what the platform does not have is left out.")
    private String artifacts = "media";
    @UriParam(label = "producer",
              description = "A simple expression for the name of the result, without extension; the right one is added. It is in"
                            + " the CamelFileName header, and the name of the file in downloadDir. The task's id when not set.")
    private String fileName;

    /** @throws IllegalArgumentException that names the option at fault */
    void checkArtifacts() {
        Artifact.of(artifacts);
    }

    public boolean isDownload() {
        return download;
    }

    public void setDownload(boolean download) {
        this.download = download;
    }

    public String getDownloadDir() {
        return downloadDir;
    }

    public void setDownloadDir(String downloadDir) {
        this.downloadDir = downloadDir;
    }

    public String getFileName() {
        return fileName;
    }

    public void setFileName(String fileName) {
        this.fileName = fileName;
    }

    public String getArtifacts() {
        return artifacts;
    }

    public void setArtifacts(String artifacts) {
        this.artifacts = artifacts;
    }
}
