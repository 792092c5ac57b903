// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A request in words, as a log shows it. */
class RequestTextTest {

    /** Texts that may be shown: choices from a list of the platform, and ids. */
    private static final Set<String> PUBLIC = Set.of(
            "ad_one_click_task_id", "area", "aspect_ratio", "audio_type", "background", "beast", "bgm_task_id", "id",
            "job_id", "language", "model", "movement_amplitude", "narration_task_id", "quality", "resolution",
            "server_id", "story", "style", "subtitle_color", "template", "type", "upscale_resolution",
            "video_creation_id", "voice_id", "voice_setting_emotion", "voice_setting_voice_id", "wm_position");

    /** Where a name that is public elsewhere means words of the caller. */
    private static final Map<Class<?>, String> PRIVATE = Map.of(
            UpdateSubjectRequest.class, "style", ReferenceSubject.class, "id");

    @ParameterizedTest
    @MethodSource("records")
    void whatIsPrivateIsALengthOrANumber(Class<?> type) {
        assertThat(RequestRecords.filledWithUnknown(type)).hasToString(expected(type));
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsAbsentIsNotNamed(Class<?> type) {
        assertThat(RequestRecords.empty(type)).hasToString(type.getSimpleName() + "[]");
    }

    @Test
    void namesAndWordsOfTheCallerAreNotShown() {
        ReferenceSubject subject = ReferenceSubject.builder()
                .name("mira").images(List.of("https://a.example/b")).serverId("3120457782009988").build();
        Reference2VideoBySubjectsRequest request = Reference2VideoBySubjectsRequest.builder()
                .model("viduq3").subjects(List.of(subject)).prompt("@mira sings").duration(8).build();

        assertThat(subject).hasToString("ReferenceSubject[name=4 characters, images=1, serverId=3120457782009988]");
        assertThat(request).hasToString(
                "Reference2VideoBySubjectsRequest[model=viduq3, subjects=1, prompt=11 characters, duration=8]");
    }

    static Stream<Class<?>> records() {
        return RequestRecords.all();
    }

    private static String expected(Class<?> type) {
        StringJoiner text = new StringJoiner(", ", type.getSimpleName() + "[", "]");
        for (RecordComponent component : type.getRecordComponents()) {
            text.add(component.getName() + "=" + shown(type, component));
        }
        return text.toString();
    }

    private static String shown(Class<?> type, RecordComponent component) {
        if (component.getType() == List.class || component.getType() == Map.class) {
            return "1";
        }
        if (component.getType() != String.class) {
            return Map.of(Boolean.class, "true", Integer.class, "3", Long.class, "7", Double.class, "1.5")
                    .get(component.getType());
        }
        String member = RequestRecords.member(component);
        boolean open = PUBLIC.contains(member) && !member.equals(PRIVATE.get(type));
        return open ? RequestRecords.TEXT : "6 characters";
    }
}
