// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Arrays;
import java.util.List;

/** Options and headers that hold several values in one text. */
final class CommaSeparated {

    private CommaSeparated() {
    }

    /** The values without blanks around them; empty ones are left out. */
    static List<String> values(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(value -> !value.isEmpty()).toList();
    }
}
