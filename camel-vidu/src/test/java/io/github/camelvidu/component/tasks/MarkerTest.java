// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkerTest {

    @Test
    void aMarkerHasItsFormAndLengthAndIsNeverTheSame() {
        assertThat(Stream.generate(Marker::next).limit(1000).collect(Collectors.toSet())).hasSize(1000)
                .allSatisfy(marker -> assertThat(marker).hasSize(Marker.LENGTH).matches("\\[cv:[0-9a-f]{32}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "mine", "[cv:]", "zwei\nZeilen", "[cv:00000000000000000000000000000000] the user's own" })
    void whatIsPutInFrontIsTakenOffAgain(String payload) {
        String marker = Marker.next();
        String marked = Marker.mark(marker, payload);

        assertThat(marked).startsWith(marker);
        assertThat(Marker.of(marked)).contains(marker);
        assertThat(Marker.strip(marked)).isEqualTo(payload);
    }

    @Test
    void withoutAPayloadTheMarkerStandsAlone() {
        String marker = Marker.next();

        assertThat(Marker.mark(marker, null)).isEqualTo(marker);
        assertThat(Marker.strip(marker)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "mine", " [cv:0123456789abcdef0123456789abcdef]", "[cv:0123456789ABCDEF0123456789ABCDEF]",
            "[cv:0123456789abcdef0123456789abcde]", "\n[cv:0123456789abcdef0123456789abcdef]", "{\"a\":1}" })
    void whatIsNotOfTheFormIsLeftAsItIs(String payload) {
        assertThat(Marker.of(payload)).isEmpty();
        assertThat(Marker.strip(payload)).isEqualTo(payload);
    }

    @Test
    void noPayloadHasNoMarker() {
        assertThat(Marker.of(null)).isEmpty();
        assertThat(Marker.strip(null)).isNull();
    }
}
