// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.net.URI;

import io.github.camelvidu.component.media.MediaHosts;
import io.github.camelvidu.component.media.MediaRules;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What results may be fetched from where, as options. */
@UriParams
public abstract class MediaOptions extends SubmitOptions {

    /** The storage services that the platform's links lead to (Vidu reference, section 6.1). */
    private static final String STORAGE = "*.amazonaws.com.cn,*.amazonaws.com,*.aliyuncs.com";
    private static final long LARGEST = 4L * 1024 * 1024 * 1024;

    @UriParam(label = "producer,security", defaultValue = STORAGE,
              description = "The hosts that results may be fetched from, over all redirects, separated by commas. A name stands for"
                            + " itself; an asterisk and a dot before it, as in the default, for all below it; an asterisk alone for all hosts."
                            + " The host of the API is always allowed. Any other must be on the public internet: one that has a private"
                            + " or local address is refused.")
    private String mediaHosts = STORAGE;
    @UriParam(label = "producer,security", defaultValue = "4294967296",
              description = "Bytes of a result. A larger one is refused before it is fetched, or, when the storage does not tell its"
                            + " size, while it is.")
    private long maxMediaSize = LARGEST;

    /** @throws IllegalArgumentException that names the option at fault */
    MediaRules mediaRules(URI base) {
        if (maxMediaSize < 1) {
            throw new IllegalArgumentException(
                    "the option maxMediaSize is " + maxMediaSize + "; it must be a number of bytes");
        }
        try {
            return new MediaRules(MediaHosts.of(CommaSeparated.values(mediaHosts), base), maxMediaSize);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the option mediaHosts is wrong: " + e.getMessage(), e);
        }
    }

    public String getMediaHosts() {
        return mediaHosts;
    }

    public void setMediaHosts(String mediaHosts) {
        this.mediaHosts = mediaHosts;
    }

    public long getMaxMediaSize() {
        return maxMediaSize;
    }

    public void setMaxMediaSize(long maxMediaSize) {
        this.maxMediaSize = maxMediaSize;
    }
}
