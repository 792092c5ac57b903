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
            "00000018667479706d70343200000000, MP4, video/mp4, mp4, video",
            "0000002066747970 69736f6d00000000, MP4, video/mp4, mp4, video",
            "1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104, WEBM, video/webm, webm, video",
            "1a45dfa3a3428681014282886d6174726f736b61, MKV, video/x-matroska, mkv, video",
            "000000146674797071742020 00000200, MOV, video/quicktime, mov, video",
            "0000000877696465000003e86d646174, MOV, video/quicktime, mov, video",
            "00000020667479704d344120 00000200, M4A, audio/mp4, m4a, audio",
            "0000001c66747970686569630000000000, HEIC, image/heic, heic, image",
            "0000001c66747970617669660000000000, AVIF, image/avif, avif, image",
            "474946383961010001008000, GIF, image/gif, gif, image",
            "424d46000000000000003600000028000000, BMP, image/bmp, bmp, image",
            "5249464624000000415649204c495354, AVI, video/x-msvideo, avi, video",
            "464c56010500000009000000, FLV, video/x-flv, flv, video",
            "060e2b34020501010d0102010102, MXF, application/mxf, mxf, video",
            "4f67675300020000000000000000, OGG, audio/ogg, ogg, audio",
            "3026b2758e66cf11a6d900aa0062ce6c, WMA, audio/x-ms-wma, wma, audio",
            "fff15080027ffcde, AAC, audio/aac, aac, audio",
            "fffa9064, MP3, audio/mpeg, mp3, audio",
            "fff38064, MP3, audio/mpeg, mp3, audio",
            "ffe38064, MP3, audio/mpeg, mp3, audio",
            "89504e470d0a1a0a0000000d49484452, PNG, image/png, png, image",
            "ffd8ffe000104a464946000101000001, JPEG, image/jpeg, jpg, image",
            "52494646240000005745425056503820, WEBP, image/webp, webp, image",
            "524946462400000057415645666d7420, WAV, audio/wav, wav, audio",
            "49443304000000000000000000000000, MP3, audio/mpeg, mp3, audio",
            "fffb9064000000000000000000000000, MP3, audio/mpeg, mp3, audio" })
    void aSortOfMediaIsToldByItsFirstBytes(String hex, MediaType type, String contentType, String extension, String kind) {
        byte[] head = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(MediaType.of(head)).contains(type);
        assertThat(type.contentType()).isEqualTo(contentType);
        assertThat(type.extension()).isEqualTo(extension);
        assertThat(type.kind()).isEqualTo(kind);
        assertThat(MediaType.of(Arrays.copyOf(head, 1))).as("one byte is not enough").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "00", "3c68746d6c3e3c626f64793e4869203c", "7b2270726f6d7074223a226120746578",
            "52494646240000004156580000000000", "fffe410042004300", "424d5720617420",
            "89504e470d0a1a", "00000018667479" })
    void whatIsNoneOfThemIsNothing(String hex) {
        assertThat(MediaType.of(HexFormat.of().parseHex(hex))).isEmpty();
    }
}
