// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StorageLinkTest {

    @ParameterizedTest
    @ValueSource(strings = { "https://s.example/a?X-Signature=b%2Bc", "HTTPS://s.example:8443/a" })
    void anHttpsLinkIsTakenAsItStands(String link) {
        assertThat(StorageLink.of(link, false)).hasToString(link);
        assertThat(StorageLink.of(link, true)).hasToString(link);
    }

    @Test
    void plainHttpIsTakenOnlyWhereItIsAllowed() {
        assertThat(StorageLink.of("http://localhost:1/a", true)).hasToString("http://localhost:1/a");
        assertThatIllegalArgumentException().isThrownBy(() -> StorageLink.of("http://localhost:1/a", false))
                .withMessage("is not an https link");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ftp://s.example/a | is not an https link", "file:///etc/passwd | is not an https link",
            "https:///a | is not an https link", "/a | is not an https link", "'' | is not an https link",
            "https://s.example/a b?secret | is not a URI" })
    void whatItIsNotIsSaidWithoutTheLink(String link, String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> StorageLink.of(link, true)).withMessage(words)
                .withNoCause();
    }
}
