// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelvidu.emulator.media.MediaInfo;

/**
 * What is known about the files of a request. Links are not fetched, so nothing is known about them.
 *
 * @param byPath by place, such as {@code images[0]}, in the order of the request
 */
record MediaFacts(Map<String, MediaInfo> byPath) {

    MediaFacts {
        byPath = new LinkedHashMap<>(byPath);
    }

    /** The file at a place, such as {@code image_url} or {@code images[0]}. */
    Optional<MediaInfo> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The first file of a kind: {@code image}, {@code video} or {@code audio}. */
    Optional<MediaInfo> first(String kind) {
        return byPath.values().stream().filter(info -> info.kind().equals(kind)).findFirst();
    }

    /** Length of the sound or video at a place in seconds; empty when it is not known. */
    Optional<Double> seconds(String path) {
        return at(path).map(MediaInfo::seconds).filter(seconds -> seconds > 0);
    }
}
