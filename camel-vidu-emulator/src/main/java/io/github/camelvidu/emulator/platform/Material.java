// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.Map;
import java.util.Optional;

import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.rules.Lengths;

/**
 * What a request works on. Content that is at hand was measured; a link is not fetched, so its length is assumed and
 * its size is not known.
 *
 * @param request       the request
 * @param files         its files
 * @param creation      the platform's own result that the request names
 * @param linkedSeconds length of every link, in seconds
 */
record Material(EffectiveRequest request, MediaFacts files, Optional<MediaInfo> creation, double linkedSeconds) {

    private static final String VIDEO = "video_url";
    private static final String AUDIO = "audio_url";

    /** The video that is worked on. */
    Optional<MediaInfo> source() {
        return creation.or(() -> files.at(VIDEO));
    }

    /** Length of the video that is worked on, in seconds. */
    double sourceSeconds() {
        return source().map(MediaInfo::seconds).filter(seconds -> seconds > 0).orElse(linkedSeconds);
    }

    /** Length of the sound that was given, in seconds. */
    double audioSeconds() {
        return files.seconds(AUDIO).orElse(linkedSeconds);
    }

    /** Length of the sound that was given, else of the spoken text, in seconds. */
    double speechSeconds() {
        return request.text(AUDIO).isEmpty() ? textSeconds() : audioSeconds();
    }

    /** Length of the spoken text, in seconds. */
    double textSeconds() {
        double speed = request.members().path("speed").asDouble(request.members().path("voice_setting_speed").asDouble(1));
        return Speech.seconds(request.text("text"), speed);
    }

    /** The first picture of a member, if it was measured. */
    Optional<MediaInfo> picture(String member) {
        return files.byPath().entrySet().stream()
                .filter(file -> file.getKey().equals(member) || file.getKey().startsWith(member + "["))
                .map(Map.Entry::getValue)
                .filter(file -> "image".equals(file.kind()) && file.width() > 0)
                .findFirst();
    }

    /** What a price may depend on. */
    Lengths lengths(double resultSeconds) {
        return new Lengths() {

            @Override
            public double source() {
                return sourceSeconds();
            }

            @Override
            public double audio() {
                return audioSeconds();
            }

            @Override
            public double speech() {
                return speechSeconds();
            }

            @Override
            public double output() {
                return resultSeconds;
            }
        };
    }
}
