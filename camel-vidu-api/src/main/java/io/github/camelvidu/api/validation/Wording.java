// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.catalog.CommonLimits;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.FieldType;
import io.github.camelvidu.api.catalog.MediaLimits;
import io.github.camelvidu.api.catalog.Range;
import io.github.camelvidu.api.media.MediaContent;

/** Values and limits in words. The value of a free text, a link or a file is never shown. */
final class Wording {

    /** Stands for what was given when nothing was. */
    static final String MISSING = "missing";

    private static final String A_FILE = "a file";
    private static final BigDecimal MB = BigDecimal.valueOf(CommonLimits.MB);
    private static final int SHOWN_CHARS = 32;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9#][A-Za-z0-9._:-]{0," + (SHOWN_CHARS - 1) + "}");

    private Wording() {
    }

    /**
     * What was given for a member that takes a choice of words, or text of a form: shown when it looks like such a
     * word.
     */
    static String givenWord(JsonNode value) {
        boolean word = value.isTextual() && WORD.matcher(value.textValue()).matches();
        return word ? value.textValue() : given(value);
    }

    /** What was given, without showing any text. */
    static String given(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> given(value.textValue());
            case BOOLEAN -> value.asText();
            case NUMBER -> number(value.asText());
            case ARRAY -> "a list of " + items(value.size());
            case OBJECT -> "an object";
            case MISSING -> MISSING;
            case NULL -> "null";
            case POJO -> MediaContent.at(value).isPresent() ? A_FILE : "an object";
            case BINARY -> "bytes";
        };
    }

    static String given(String text) {
        if (text.isEmpty()) {
            return "empty text";
        }
        if (Link.isData(text)) {
            return "a data URI";
        }
        if (Link.hasScheme(text)) {
            return "a link";
        }
        int characters = characters(text);
        return "text of " + characters + (characters == 1 ? " character" : " characters");
    }

    /** The name of a member that is not in the catalog: it comes from outside, so it is cut and made harmless. */
    static String name(String member) {
        String harmless = member.replaceAll("[^\\p{Alnum}._-]", "?");
        return harmless.length() <= SHOWN_CHARS ? harmless : harmless.substring(0, SHOWN_CHARS) + "...";
    }

    /** What a member may be. */
    static String allowed(Field field) {
        if (field.values() != null) {
            return oneOf(field.values());
        }
        if (field.type() == FieldType.ARRAY) {
            return list(field);
        }
        if (field.link()) {
            return link(field);
        }
        String words = field.type() == null ? "a value" : field.type().words();
        if (field.min() != null || field.max() != null) {
            words += range(field.min(), field.max());
        }
        if (field.minChars() != null || field.maxChars() != null) {
            words += " of " + count(field.minChars(), field.maxChars()) + " characters";
        }
        return field.pattern() == null ? words : words + " that matches " + field.pattern().pattern();
    }

    /** What text may be that leads to a file or an address. */
    static String link(Field field) {
        return field.media() == null ? "an absolute link" : "a link or a data URI";
    }

    /** Some values, the last behind "or". */
    static String oneOf(List<JsonNode> values) {
        List<String> names = values.stream().map(JsonNode::asText).toList();
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /** Kind and formats of the files that are accepted. */
    static String files(MediaLimits limits) {
        String kind = limits.kind() == null ? A_FILE : limits.kind();
        return limits.formats() == null || limits.formats().isEmpty()
                ? kind : kind + " " + String.join(", ", limits.formats());
    }

    /** A file by kind and format, which come from its content or its media type, so they are made harmless. */
    static String file(String kind, String format) {
        return name(kind) + " " + name(format);
    }

    static boolean exceeds(long bytes, BigDecimal mb) {
        return BigDecimal.valueOf(bytes).compareTo(mb.multiply(MB)) > 0;
    }

    static String size(long bytes) {
        return String.format(Locale.ROOT, "%.2f MB", bytes / MB.doubleValue());
    }

    static String atMost(BigDecimal mb) {
        return "at most " + mb.toPlainString() + " MB";
    }

    static String number(BigDecimal number) {
        return number(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    /** Two bounds, {@code 3 to 12}; only the upper one when the lower one is 0. */
    static String range(Range range) {
        return range.from().signum() == 0
                ? "up to " + number(range.to()) : number(range.from()) + " to " + number(range.to());
    }

    static String items(int number) {
        return number + (number == 1 ? " item" : " items");
    }

    /** Unicode code points: what an author counts, and never more than any other way to count. */
    static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String list(Field field) {
        if (field.minItems() == null && field.maxItems() == null) {
            return "a list";
        }
        boolean one = Integer.valueOf(1).equals(field.maxItems() == null ? field.minItems() : field.maxItems());
        return "a list of " + count(field.minItems(), field.maxItems()) + (one ? " item" : " items");
    }

    private static String number(String digits) {
        return digits.length() <= SHOWN_CHARS ? digits : "a number of " + digits.length() + " digits";
    }

    private static String range(BigDecimal min, BigDecimal max) {
        if (max == null) {
            return " from " + min.toPlainString();
        }
        return min == null ? " up to " + max.toPlainString() : " from " + min.toPlainString() + " to " + max.toPlainString();
    }

    private static String count(Integer min, Integer max) {
        if (max == null) {
            return "at least " + min;
        }
        if (min == null || min == 0) {
            return "at most " + max;
        }
        return min.equals(max) ? "exactly " + max : min + " to " + max;
    }
}
