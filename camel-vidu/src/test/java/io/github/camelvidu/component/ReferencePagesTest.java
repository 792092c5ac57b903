// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed pages of {@code docs/reference} are those that the metadata and the catalog give. With
 * {@code -Ddocs.update=true} they are written instead.
 */
@Tag("catalog")
class ReferencePagesTest {

    private static final String UPDATE
            = "mvn -pl camel-vidu -am test -Dtest=ReferencePagesTest -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false";

    static Set<Map.Entry<Path, String>> pages() {
        return ReferencePages.all().entrySet();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageIsUpToDate(Map.Entry<Path, String> page) throws IOException {
        Path file = page.getKey();
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.getValue());
        }

        assertThat(file).as("Write it with: %s", UPDATE).exists();
        assertThat(Files.readString(file))
                .as("%s is not what the metadata says now. Write it anew and look at the change: %s", file, UPDATE)
                .isEqualTo(page.getValue());
    }
}
