// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SyntheticVideoTest {

    private static final int LENGTH = 3_000_000;
    private static final SyntheticVideo VIDEO = new SyntheticVideo(LENGTH, 7);

    @Test
    void itHasTheBoxesOfAnMp4FileFromEndToEnd() throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(all(VIDEO));

        assertThat(bytes.remaining()).isEqualTo(LENGTH);
        assertThat(bytes.getInt(0)).isEqualTo(32);
        assertThat(text(bytes, 4)).isEqualTo("ftyp");
        assertThat(bytes.getInt(32)).as("the length follows the name").isEqualTo(1);
        assertThat(text(bytes, 36)).isEqualTo("mdat");
        assertThat(bytes.getLong(40)).isEqualTo(LENGTH - 32);
        assertThat(VIDEO.contentType()).isEqualTo("video/mp4");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 31, 32, 47, 48, 49, 1_048_572, 1_048_573, 2_000_000, LENGTH - 1, LENGTH })
    void itIsTheSameFromWhereverItIsRead(int offset) throws Exception {
        byte[] whole = all(VIDEO);

        try (InputStream in = VIDEO.open(offset)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(whole, offset, LENGTH));
        }
        try (InputStream in = VIDEO.open(offset)) {
            assertThat(in.read()).isEqualTo(offset == LENGTH ? -1 : whole[offset] & 0xff);
        }
    }

    @Test
    void equalOnesHaveEqualBytesAndOthersHaveOthers() throws Exception {
        SyntheticVideo same = new SyntheticVideo(LENGTH, 7);
        SyntheticVideo other = new SyntheticVideo(LENGTH, 8);
        SyntheticVideo longer = new SyntheticVideo(LENGTH + 1, 7);

        assertThat(all(same)).isEqualTo(all(VIDEO));
        assertThat(same.etag()).isEqualTo(VIDEO.etag()).matches("\"[0-9a-f]+\"");
        assertThat(all(other)).isNotEqualTo(all(VIDEO));
        assertThat(other.etag()).isNotEqualTo(VIDEO.etag());
        assertThat(longer.etag()).isNotEqualTo(VIDEO.etag());
    }

    @Test
    void itsPartsDoNotFitInEachOthersPlaces() throws Exception {
        byte[] whole = all(VIDEO);

        assertThat(Arrays.copyOfRange(whole, 1 << 20, (1 << 20) + 4096))
                .isNotEqualTo(Arrays.copyOfRange(whole, 1 << 21, (1 << 21) + 4096));
    }

    @Test
    void aFarEndOfTerabytesIsReadAtOnce() throws Exception {
        SyntheticVideo huge = new SyntheticVideo(1L << 40, -7);

        try (InputStream in = huge.open((1L << 40) - 5)) {
            assertThat(in.readAllBytes()).hasSize(5);
        }
    }

    @Test
    void itIsNotShorterThanItsHead() throws Exception {
        assertThat(all(new SyntheticVideo(SyntheticVideo.SHORTEST, 1))).hasSize(49);
        assertThatIllegalArgumentException().isThrownBy(() -> new SyntheticVideo(48, 1)).withMessageContaining("48");
    }

    private static byte[] all(SyntheticVideo video) throws IOException {
        try (InputStream in = video.open(0)) {
            return in.readAllBytes();
        }
    }

    private static String text(ByteBuffer bytes, int at) {
        return new String(bytes.array(), at, 4, StandardCharsets.ISO_8859_1);
    }
}
