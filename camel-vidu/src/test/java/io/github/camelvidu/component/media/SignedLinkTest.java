// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignedLinkTest {

    @Test
    void aLinkInTheStyleOfAwsTellsWhenItLapses() {
        assertThat(SignedLink.expires(
                "https://host/a.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261116T083015Z&X-Amz-Expires=86400"
                                      + "&X-Amz-SignedHeaders=host&X-Amz-Signature=abc"))
                .contains(Instant.parse("2026-11-17T08:30:15Z"));
    }

    @Test
    void aLinkInTheStyleOfOssTellsWhenItLapses() {
        assertThat(SignedLink.expires("https://host/a.mp4?OSSAccessKeyId=k&Expires=1794904215&Signature=s"))
                .contains(Instant.ofEpochSecond(1_794_904_215L));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://host/a.mp4", "https://host/a.mp4?", "https://host/?X-Amz-Date=20261116T083015Z",
            "https://host/?X-Amz-Expires=5", "https://host/?X-Amz-Date=20261316T083015Z&X-Amz-Expires=5",
            "https://host/?X-Amz-Date=20261116T083015Z&X-Amz-Expires=soon", "https://host/?Expires=tomorrow",
            "https://host/?Expires=99999999999999999999", "https://host/?Expires=9223372036854775807",
            "https://host/?X-Amz-Date=20261116T083015Z&X-Amz-Expires=9223372036854775807", "not a link", "",
            "https://host/?=&&=1" })
    void aLinkThatDoesNotTellIsNoError(String link) {
        assertThat(SignedLink.expires(link)).isEmpty();
    }

    @Test
    void aLinkInAMessageShowsNeitherItsQueryNorItsUser() {
        assertThat(new MediaLink("https://user:pass@host:8443/a%20b.mp4?X-Amz-Signature=abc#x", null).toString())
                .isEqualTo("MediaLink[https://host:8443/a%20b.mp4]");
        assertThat(new MediaLink("no link with a secret", null).shown()).doesNotContain("secret");
    }
}
