// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Width by height; in the files two whole numbers with a colon, {@code 1:4}. */
public record Ratio(int width, int height) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4}):([1-9][0-9]{0,4})");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Ratio of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a ratio is two whole numbers such as 1:4, not " + text);
        }
        return new Ratio(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /**
     * Compares the ratio of a picture with this one.
     *
     * @param  pictureWidth  in pixels
     * @param  pictureHeight in pixels
     * @return               negative when the picture is narrower than this, positive when it is wider, else 0
     */
    public int compare(int pictureWidth, int pictureHeight) {
        return Long.compare((long) pictureWidth * height, (long) pictureHeight * width);
    }

    @Override
    @JsonValue
    public String toString() {
        return width + ":" + height;
    }
}
