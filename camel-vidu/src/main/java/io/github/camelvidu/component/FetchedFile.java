// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.Creation;
import io.github.camelvidu.component.media.MediaFile;

/**
 * A file of a result, on disk.
 *
 * @param artifact which of the result's files it is
 * @param creation the result; null when only a link was fetched
 * @param name     without extension
 * @param file     where it is
 */
record FetchedFile(Artifact artifact, Creation creation, String name, MediaFile file) {

    /** The link that it came by, as the task told it; null when only a link was fetched. */
    String url() {
        return creation == null ? null : artifact.url(creation);
    }
}
