// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data URI with base64, as an author gave it (Vidu reference, section 1, media inputs). The text is all that is kept;
 * its content is decoded whenever it is read.
 */
final class DataUri implements MediaSource {

    /** A media type and base64; no head is longer. */
    private static final Pattern HEAD = Pattern.compile("data:([a-z]+)/[^,]{1,200};base64", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_HEAD = 256;

    private final String text;
    private final String kind;
    private final int content;
    private final long length;

    private DataUri(String text, String kind, int content, long length) {
        this.text = text;
        this.kind = kind;
        this.content = content;
        this.length = length;
    }

    /** Empty when the text is no data URI, or one without media type or base64. */
    static Optional<DataUri> of(String text) throws IOException {
        int comma = text.indexOf(',');
        Matcher head = HEAD.matcher(text.substring(0, Math.max(0, Math.min(comma, LONGEST_HEAD))));
        if (!head.matches()) {
            return Optional.empty();
        }
        String kind = head.group(1).toLowerCase(Locale.ROOT);
        DataUri whole = new DataUri(text, kind, comma + 1, 0);
        try (InputStream in = whole.open()) {
            long length = 0;
            for (long skipped = in.skip(Integer.MAX_VALUE); skipped > 0; skipped = in.skip(Integer.MAX_VALUE)) {
                length += skipped;
            }
            return Optional.of(new DataUri(text, kind, comma + 1, length));
        }
    }

    String text() {
        return text;
    }

    /** Whether the media type is of the kind; what belongs to an application can be of any. */
    boolean claims(String other) {
        return kind.equals(other) || kind.equals("application");
    }

    /** Line breaks inside the base64 are allowed. */
    @Override
    public InputStream open() {
        return Base64.getMimeDecoder().wrap(new Characters(text, content));
    }

    @Override
    public long length() {
        return length;
    }

    /** The characters of a text as bytes; what is no ASCII becomes something that is no base64 either. */
    private static final class Characters extends InputStream {

        private final String text;
        private int position;

        Characters(String text, int position) {
            this.text = text;
            this.position = position;
        }

        @Override
        public int read() {
            return position < text.length() ? text.charAt(position++) & 0x7f : -1;
        }
    }
}
