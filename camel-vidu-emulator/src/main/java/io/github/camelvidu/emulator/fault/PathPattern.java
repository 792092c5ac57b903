// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A path with wildcards: {@code *} is anything within one segment, {@code **} is anything. Immutable. */
public final class PathPattern {

    private static final Pattern PART = Pattern.compile("\\*\\*|\\*|[^*]+");

    private final String text;
    private final Pattern regex;

    /** @param text such as <code>/ent/v2/tasks/*&#47;creations</code> */
    public PathPattern(String text) {
        this.text = text;
        this.regex = Pattern.compile(PART.matcher(text).results()
                .map(part -> switch (part.group()) {
                    case "**" -> ".*";
                    case "*" -> "[^/]*";
                    default -> Pattern.quote(part.group());
                })
                .collect(Collectors.joining()));
    }

    public String text() {
        return text;
    }

    /** Whether a request path, without its query, fits. */
    public boolean matches(String path) {
        return regex.matcher(path).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
