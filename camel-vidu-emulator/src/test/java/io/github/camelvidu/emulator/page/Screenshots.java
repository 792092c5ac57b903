// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pictures of the console page in the manual. They are taken with {@code -Ddocs.update=true} only, of what the tests
 * show anyway.
 */
final class Screenshots {

    private static final int MOST_HIGH = 1100;

    private final Browser browser;

    Screenshots(Browser browser) {
        this.browser = browser;
    }

    /** @param name of the file {@code docs/images/console-<name>.png} */
    void take(String name) throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            Path images = Files.createDirectories(Path.of("../docs/images"));
            browser.shoot(images.resolve("console-" + name + ".png"), MOST_HIGH);
        }
    }
}
