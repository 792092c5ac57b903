// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelvidu.api.catalog.Catalog;
import org.apache.camel.tooling.model.ComponentModel;

/** The pages of {@code docs/reference}: tables that nobody types. */
final class ReferencePages {

    private static final Path FOLDER = ManualPage.ROOT.resolve("docs").resolve("reference");

    private ReferencePages() {
    }

    /** The text of each page, as it has to be. */
    static Map<Path, String> all() {
        ComponentModel model = GeneratedMetadata.model();
        return new TreeMap<>(
                Map.of(
                        FOLDER.resolve("options.adoc"), new OptionsPage(model).text(),
                        FOLDER.resolve("headers.adoc"), new HeadersPage(model).text(),
                        FOLDER.resolve("kinds.adoc"), new KindsPage(Catalog.bundled()).text()));
    }
}
