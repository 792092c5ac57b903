// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.regex.Pattern;

/** Options and headers that hold several values in one text. */
final class CommaSeparated {

    /** The comma of a data URI belongs to it; its base64 has none. */
    private static final Pattern COMMA = Pattern.compile("(?<!;base64),", Pattern.CASE_INSENSITIVE);

    private CommaSeparated() {
    }

    /** The values without blanks around them; empty ones are left out. None when the text is null. */
    static List<String> values(String text) {
        return text == null
                ? List.of() : COMMA.splitAsStream(text).map(String::strip).filter(value -> !value.isEmpty()).toList();
    }
}
