// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TaskIdTest {

    @ParameterizedTest
    @CsvSource({ "1019829498675204096, 2026-11-16T08:30:15.482Z", "1019829540618252288, 2026-11-16T08:30:25.482Z" })
    void anIdTellsWhenTheTaskWasCreated(String id, Instant createdAt) {
        assertThat(TaskId.createdAt(id)).hasValueSatisfying(
                told -> assertThat(told).isCloseTo(createdAt, within(2, ChronoUnit.SECONDS)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "abc", "-1", "0", "1e9", " 1", "99999999999999999999", "1.5" })
    void anIdThatIsNoNumberTellsNothing(String id) {
        assertThat(TaskId.createdAt(id)).isEmpty();
    }

    @Test
    void olderIdsComeFirstAndStrangeOnesAreOrderedToo() {
        assertThat(Stream.of("100", "20", "3", "abcd", "99").sorted(TaskId.OLDEST_FIRST))
                .containsExactly("3", "20", "99", "100", "abcd");
    }
}
