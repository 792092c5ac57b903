// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource({
            "00000018667479706d70343200000000, MP4, video/mp4, mp4, false",
            "0000002066747970 69736f6d00000000, MP4, video/mp4, mp4, false",
            "1a45dfa39f4286810142f7810142f281, WEBM, video/webm, webm, false",
            "89504e470d0a1a0a0000000d49484452, PNG, image/png, png, true",
            "ffd8ffe000104a464946000101000001, JPEG, image/jpeg, jpg, true",
            "52494646240000005745425056503820, WEBP, image/webp, webp, true",
            "524946462400000057415645666d7420, WAV, audio/wav, wav, false",
            "49443304000000000000000000000000, MP3, audio/mpeg, mp3, false",
            "fffb9064000000000000000000000000, MP3, audio/mpeg, mp3, false" })
    void aSortOfMediaIsToldByItsFirstBytes(String hex, MediaType type, String contentType, String extension, boolean image) {
        byte[] head = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(MediaType.of(head)).contains(type);
        assertThat(type.contentType()).isEqualTo(contentType);
        assertThat(type.extension()).isEqualTo(extension);
        assertThat(type.isImage()).isEqualTo(image);
        assertThat(MediaType.of(Arrays.copyOf(head, 1))).as("one byte is not enough").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "00", "3c68746d6c3e3c626f64793e4869203c", "7b2270726f6d7074223a226120746578",
            "52494646240000004156492000000000",
            "89504e470d0a1a", "00000018667479" })
    void whatIsNoneOfThemIsNothing(String hex) {
        assertThat(MediaType.of(HexFormat.of().parseHex(hex))).isEmpty();
    }
}
