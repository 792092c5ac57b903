// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pictures of the console page in the manual. They are taken with {@code -Ddocs.update=true} only, of what the
 * tests show anyway.
 */
final class Screenshots {

    private static final int MOST_HIGH = 1000;

    private final Browser browser;

    Screenshots(Browser browser) {
        this.browser = browser;
    }

    /** @param name of the file {@code docs/images/console-<name>.png} */
    void take(String name) throws IOException {
        shoot(Path.of("../docs/images/console-" + name + ".png"));
    }

    /** A picture for who works on the page, in {@code target/console}. */
    void keep(String name) throws IOException {
        shoot(Path.of("target/console/" + name + ".png"));
    }

    private void shoot(Path file) throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(file.getParent());
            browser.shoot(file, MOST_HIGH);
        }
    }
}
