// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path with wildcards: {@code *} is anything within one segment, {@code **} is anything.
 *
 * @param text such as <code>/ent/v2/tasks/*&#47;creations</code>
 */
public record PathPattern(String text) {

    /** Whether a request path, without its query, fits. */
    public boolean matches(String path) {
        return regex().matcher(path).matches();
    }

    private Pattern regex() {
        return Pattern.compile(Pattern.compile("\\*\\*|\\*|[^*]+").matcher(text).results()
                .map(part -> switch (part.group()) {
                    case "**" -> ".*";
                    case "*" -> "[^/]*";
                    default -> Pattern.quote(part.group());
                })
                .collect(Collectors.joining()));
    }
}
