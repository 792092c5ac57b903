// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.Header;

/**
 * Which bytes an answer holds (RFC 9110, section 14.4).
 *
 * @param first of the bytes, from 0; -1 when it is not told
 * @param last  of the bytes
 * @param total bytes of the whole file
 */
record ContentRange(long first, long last, long total) {

    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
    private static final ContentRange NONE = new ContentRange(-1, -1, -1);

    /** @param header may be null */
    static ContentRange of(Header header) {
        Matcher range = FORM.matcher(header == null ? "" : header.getValue().strip());
        return range.matches()
                ? new ContentRange(
                        Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), Long.parseLong(range.group(3)))
                : NONE;
    }

    /** Whether it is all from there to the end. @param known bytes of the whole; -1 when that is not known */
    boolean isRestFrom(long start, long known) {
        return first == start && last == total - 1 && (known < 0 || total == known);
    }
}
