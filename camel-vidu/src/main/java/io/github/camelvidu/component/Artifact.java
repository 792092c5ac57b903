// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.camelvidu.api.Creation;

/** A file that the platform gives for a result (Vidu reference, section 6.1). */
enum Artifact {

    /** The video, picture or sound itself. */
    MEDIA,
    /** A still picture; of videos. */
    COVER,
    /** The video with a watermark; only when the request asked for one. */
    WATERMARKED;

    /**
     * Those that the option {@code artifacts} names, in the order in which they are given to a route.
     *
     * @throws IllegalArgumentException if it names none, or something else
     */
    static Set<Artifact> of(String option) {
        Set<Artifact> artifacts = EnumSet.noneOf(Artifact.class);
        List<String> names = CommaSeparated.values(option);
        for (String name : names) {
            artifacts.add(Arrays.stream(values()).filter(artifact -> artifact.word().equalsIgnoreCase(name)).findFirst()
                    .orElseThrow(() -> wrong(option)));
        }
        if (artifacts.isEmpty()) {
            throw wrong(option);
        }
        return Collections.unmodifiableSet(artifacts);
    }

    /** As in the option and in the header. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The link to it; null when the platform has none. */
    String url(Creation creation) {
        return switch (this) {
            case MEDIA -> creation.url();
            case COVER -> creation.coverUrl();
            case WATERMARKED -> creation.watermarkedUrl();
        };
    }

    /** What its file is called, without extension. @param name of the result */
    String name(String name) {
        return this == MEDIA ? name : name + "-" + word();
    }

    private static IllegalArgumentException wrong(String option) {
        return new IllegalArgumentException(
                "the option artifacts is '" + option + "'; it names media, cover and watermarked, or some of these, with"
                                            + " commas between them");
    }
}
